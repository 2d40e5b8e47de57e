import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, SimpleTable, useVocabulary, yuan } from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import '../../../ui/paper.css';

type Claim = Reply<'/api/claims/{claimId}'>;
type Line = Claim['lineRows'][number];
const labels = words.decision;

const GRANTED = ['granted', 'published', 'contested', 'payable', 'ordered', 'paid', 'returned'];
const REFUSED = ['refused', 'not-entitled'];
const DECIDED = ['approved', 'published', 'payable', 'paying', 'settled', 'rejected'];

const person = [
  { title: labels.columns.no, kind: 'number', show: (line: Line) => line.lineNo },
  { title: labels.columns.name, rowHead: true, show: (line: Line) => line.person.name },
  { title: labels.columns.idNumber, show: (line: Line) => line.person.idNumberMasked },
] as const;

function Granted(props: { lines: readonly Line[] }) {
  const total = props.lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (props.lines.length === 0) return <p>{labels.none}</p>;
  return (
    <>
      <h2>{labels.grantedTitle(props.lines.length, yuan(total))}</h2>
      <SimpleTable
        className="dense"
        rows={props.lines}
        rowKey={(line) => line.claimLineId}
        columns={[...person, { title: labels.columns.amount, kind: 'money', show: (line) => line.amountFen }]}
      />
    </>
  );
}

function Refused(props: { lines: readonly Line[] }) {
  if (props.lines.length === 0) return null;
  return (
    <>
      <h2>{labels.refusedTitle(props.lines.length)}</h2>
      <SimpleTable
        className="dense"
        rows={props.lines}
        rowKey={(line) => line.claimLineId}
        columns={[
          ...person,
          { title: labels.columns.reason, show: (line) => line.refusalReason ?? line.because },
          { title: labels.columns.clause, show: (line) => line.clause },
        ]}
      />
    </>
  );
}

function Decision(props: { claim: Claim }) {
  const { claim } = props;
  const { term } = useVocabulary();
  const granted = claim.lineRows.filter((line) => GRANTED.includes(line.status));
  const refused = claim.lineRows.filter((line) => REFUSED.includes(line.status));
  const open = claim.lineRows.length - granted.length - refused.length;
  const decidedOn = claim.steps.findLast(({ step }) => step === 'second-review')?.decidedAt.slice(0, 10);
  return (
    <PrintSheet
      title={granted.length > 0 ? labels.granted : labels.refused}
      number={claim.number}
      head={[decidedOn]}
      signatures={[labels.receiver]}
      seals={[labels.office]}
    >
      {DECIDED.includes(claim.status) ? (
        <>
          <p>{labels.to(claim.payee.name)}</p>
          <p>
            {labels.lead(claim.claimedOn, claim.number, claim.subject.name, term('benefits', claim.benefit))}
          </p>
          <Granted lines={granted} />
          <Refused lines={refused} />
          {open > 0 ? <p>{labels.openTitle(open)}</p> : null}
          <p>{labels.appeal}</p>
        </>
      ) : (
        <p>{labels.notYet}</p>
      )}
    </PrintSheet>
  );
}

/** The written decision on a claim: who is granted what, who is refused and why, and how to appeal. */
export function Component() {
  const { claimId = '' } = useParams();
  const answer = useRead('/api/claims/{claimId}', { params: { claimId } });
  return (
    <PrintPage title={labels.granted}>
      <Read of={answer}>{(claim) => <Decision claim={claim} />}</Read>
    </PrintPage>
  );
}
