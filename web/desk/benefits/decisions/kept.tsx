import { type Reply, useRead } from '../../../client/index.ts';
import { Notice, PrintSheet, Read, SimpleTable, useSearch, useVocabulary } from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import '../../../ui/paper.css';

type Decision = Reply<'/api/decisions/{decisionId}'>;
type Part = Decision['parts'][number];
const labels = words.decision;

const person = [
  { title: labels.columns.no, kind: 'number', show: (part: Part) => part.lineNo },
  { title: labels.columns.name, rowHead: true, show: (part: Part) => part.name },
  { title: labels.columns.idNumber, show: (part: Part) => part.idNumberMasked },
] as const;
const clause = {
  title: labels.columns.clause,
  show: (part: Part) => [part.citation, part.clause].filter(Boolean).join(' '),
} as const;

function Granted(props: { parts: readonly Part[] }) {
  if (props.parts.length === 0) return null;
  return (
    <SimpleTable
      className="dense"
      rows={props.parts}
      rowKey={(part) => part.claimLineId}
      columns={[
        ...person,
        { title: labels.columns.standard, show: (part) => part.standard },
        { title: labels.columns.amount, kind: 'money', show: (part) => part.amountFen },
        clause,
      ]}
    />
  );
}

function Refused(props: { parts: readonly Part[] }) {
  if (props.parts.length === 0) return null;
  return (
    <SimpleTable
      className="dense"
      rows={props.parts}
      rowKey={(part) => part.claimLineId}
      columns={[...person, { title: labels.columns.reason, show: (part) => part.reason }, clause]}
    />
  );
}

function Whole(props: { decision: Decision; line: string | undefined }) {
  const { decision, line } = props;
  const { term } = useVocabulary();
  const { head } = decision;
  const shown = decision.parts.filter((part) => line === undefined || part.claimLineId === line);
  const granted = shown.filter(({ verdict }) => verdict === 'granted');
  const refused = shown.filter(({ verdict }) => verdict === 'refused');
  const isOwn = line !== undefined;
  return (
    <>
      {decision.isIntact ? null : <Notice title={labels.notIntact} tone="alarm" />}
      {decision.endReason === null ? null : (
        <Notice
          title={labels.ended(term('writtenDecisionStatuses', decision.status), decision.endReason)}
          tone="alarm"
        />
      )}
      <PrintSheet
        title={head.title}
        number={`${head.number} ${labels.edition(head.edition)}`}
        head={[head.issuedOn]}
        signatures={[labels.receiver]}
        seals={[head.office]}
      >
        <p>{head.to}</p>
        {head.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {isOwn ? <p>{labels.own}</p> : <h2>{head.granted}</h2>}
        <Granted parts={granted} />
        {isOwn || head.refused === null ? null : <h2>{head.refused}</h2>}
        <Refused parts={refused} />
        {isOwn || head.open === null ? null : <p>{head.open}</p>}
        <p>{head.appeal}</p>
        <p className="quiet small">
          {labels.law(head.law.join('、'))} {labels.digest(decision.digest.slice(0, 16))}
        </p>
      </PrintSheet>
    </>
  );
}

/** A written decision on paper, exactly as it was issued. */
export function Kept(props: { decisionId: string }) {
  const answer = useRead('/api/decisions/{decisionId}', { params: { decisionId: props.decisionId } });
  const [search] = useSearch();
  return (
    <Read of={answer}>
      {(decision) => <Whole decision={decision} line={search.get('line') ?? undefined} />}
    </Read>
  );
}
