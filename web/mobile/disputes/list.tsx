import { useState } from 'react';
import { act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words as all } from '../words.ts';

const words = all.disputes;
type Own = Reply<'/api/me/disputes'>['rows'][number];

/** The button that takes it back, while nobody has answered; says what follows. */
function TakeBack(props: { of: Own; reread: () => Promise<unknown> }) {
  const { of, reread } = props;
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (!of.allowed.includes('disputes.takeBack')) return null;
  const takeBack = async () => {
    setWorking(true);
    setFault(null);
    try {
      const { disputeId, version } = of;
      const init = { params: { disputeId }, body: { version }, key: newKey() };
      await act('POST', '/api/me/disputes/{disputeId}/withdraw', init);
      await reread();
    } catch (error) {
      const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
      setFault(said ?? (error instanceof Fault && error.status === 0 ? all.offline : all.failed));
    }
    setWorking(false);
  };
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
        {words.number(of.number)}，{dayText(of.openedAt.slice(0, 10))}
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
