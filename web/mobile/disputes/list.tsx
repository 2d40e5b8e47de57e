import { act, type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { useSending } from '../sending.ts';
import { words as all } from '../words.ts';

const words = all.disputes;
type Own = Reply<'/api/me/disputes'>['rows'][number];

/** The button that takes it back, while nobody has answered; says what follows. */
function TakeBack(props: { of: Own; reread: () => Promise<unknown> }) {
  const { of, reread } = props;
  const { working, fault, send } = useSending();
  if (!of.allowed.includes('disputes.takeBack')) return null;
  const takeBack = () =>
    send(async (key) => {
      const { disputeId, version } = of;
      await act('POST', '/api/me/disputes/{disputeId}/withdraw', {
        params: { disputeId },
        body: { version },
        key,
      });
      await reread();
    });
  return (
    <>
      <p className="cite">{words.takeBackLead}</p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="button" className="go plain" disabled={working} onClick={() => void takeBack()}>
        {working ? all.loading : words.takeBack}
      </button>
    </>
  );
}

function Card(props: { of: Own; reread: () => Promise<unknown> }) {
  const { of } = props;
  return (
    <li className="card">
      <strong>
        <Label in="disputeFacts" id={of.fact} />
      </strong>
      <span>{of.subjectName}</span>
      <p role="status">
        <b className="said">{words.states[of.status]}</b>
      </p>
      {of.answerByOn ? <p>{words.answerBy(dayText(of.answerByOn))}</p> : null}
      {of.reply ? (
        <p>
          <span className="cite">{words.answer}</span> {of.reply}
        </p>
      ) : null}
      {of.correction ? (
        <p>
          <span className="cite">{words.correction}</span> {of.correction}
        </p>
      ) : null}
      <p>
        <span className="cite">{words.youSaid}</span> <Label in="disputeKinds" id={of.kind} />。{of.content}
      </p>
      <p>
        <span className="cite">{words.stood}</span> {plainly(of.stated)}
      </p>
      <p className="cite">
        {words.number(of.number)}，{dayText(dayOfInstant(of.openedAt))}
      </p>
      <TakeBack of={of} reread={props.reread} />
    </li>
  );
}

/** What she has said is wrong, and what came of it, newest first. */
export function MyDisputes() {
  // The session gives the token without which nothing is changed.
  useMe();
  const answer = useRead('/api/me/disputes');
  return (
    <Frame title={words.title} back="/m">
      {answer.data !== undefined ? (
        <>
          {answer.data.rows.length === 0 ? <p>{words.none}</p> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <Card key={row.disputeId} of={row} reread={() => answer.refetch()} />
            ))}
          </ul>
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
