import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { yuan } from '../../ui/format.ts';
import { AskLink } from '../appeals/links.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words } from '../words.ts';
import { ByWhat } from './subsidy.tsx';

type Decision = Reply<'/api/me/decisions'>['decisions'][number];
const labels = words.decision;

/** What is written about her own line. */
function Part(props: { part: Decision['parts'][number] }) {
  const { part } = props;
  return (
    <section className="headline">
      <p className="big">{part.verdict === 'granted' ? labels.granted : labels.refused}</p>
      {part.verdict === 'granted' ? <p className="sum">{words.money.yuan(yuan(part.amountFen))}</p> : null}
      {part.standard === null ? null : <p>{labels.standard(part.standard)}</p>}
      {part.reason === null ? null : <p>{labels.reason(plainly(part.reason))}</p>}
      <p className="cite">{labels.who(part.name, part.idNumberMasked)}</p>
      {part.clause === null ? null : <ByWhat clause={part.clause} />}
    </section>
  );
}

/** One decision as it was issued, with her own part alone. */
function One(props: { decision: Decision; claimLineId: string }) {
  const { head, parts, endReason } = props.decision;
  return (
    <article>
      {endReason === null ? null : (
        <div className="message">
          <p>{labels.ended(endReason)}</p>
        </div>
      )}
      <section>
        <h2>{head.title}</h2>
        <p className="cite">{labels.number(head.number, head.edition, head.issuedOn)}</p>
        <p>{head.to}</p>
        {head.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      {parts
        .filter(({ claimLineId }) => claimLineId === props.claimLineId)
        .map((part) => (
          <Part key={part.claimLineId} part={part} />
        ))}
      <section>
        <h2>{labels.disagree}</h2>
        <p>{head.appeal}</p>
        <p className="cite">{head.office}</p>
        {endReason === null ? <AskLink is={({ subjectId }) => subjectId === props.claimLineId} /> : null}
      </section>
    </article>
  );
}

/** The written decisions about one of her subsidies, newest first: what the bureau keeps, word for word. */
export function MyDecision() {
  const { claimLineId = '' } = useParams();
  const answer = useRead('/api/me/decisions');
  const hers = answer.data?.decisions.filter(({ parts }) =>
    parts.some((part) => part.claimLineId === claimLineId),
  );
  return (
    <Frame title={labels.title} back={`/m/money/${claimLineId}`}>
      {hers === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : hers.length === 0 ? (
        <div className="message">
          <p>{labels.none}</p>
          <Link className="go" to="/m/help">
            {words.entries.help}
          </Link>
        </div>
      ) : (
        hers.map((decision) => (
          <One key={decision.decisionId} decision={decision} claimLineId={claimLineId} />
        ))
      )}
    </Frame>
  );
}
