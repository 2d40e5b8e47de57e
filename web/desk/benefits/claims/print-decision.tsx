import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  dayOfInstant,
  PrintPage,
  PrintSheet,
  Read,
  SimpleTable,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
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
        columns={[
          ...person,
          { title: labels.columns.standard, show: (line) => line.standardText },
          { title: labels.columns.amount, kind: 'money', show: (line) => line.amountFen },
        ]}
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

/** The notice that the claim is decided by, with the clause that gives the amount. */
function Basis(props: { claim: Claim }) {
  const { policyId, benefit } = props.claim;
  const policy = useRead('/api/policies/{policyId}', { params: { policyId } }, { fresh: 86_400_000 });
  return (
    <Read of={policy}>
      {({ policy: notice, benefits }) => (
        <p>
          {labels.basis(notice.title, benefits.find((one) => one.benefit === benefit)?.amountClause ?? null)}
        </p>
      )}
    </Read>
  );
}

function Decision(props: { claim: Claim }) {
  const { claim } = props;
  const { term } = useVocabulary();
  const granted = claim.lineRows.filter((line) => GRANTED.includes(line.status));
  const refused = claim.lineRows.filter((line) => REFUSED.includes(line.status));
  const open = claim.lineRows.length - granted.length - refused.length;
  const review = claim.steps.findLast(({ step }) => step === 'second-review');
  const isDecided = DECIDED.includes(claim.status);
  const what = [claim.number, claim.subject.name, term('benefits', claim.benefit)].join('，');
  return (
    <PrintSheet
      title={isDecided && granted.length === 0 ? labels.refused : labels.granted}
      number={claim.number}
      head={[review ? dayOfInstant(review.decidedAt) : null]}
      signatures={[labels.receiver]}
      seals={[labels.office]}
    >
      {isDecided ? (
        <>
          <p>{labels.to(claim.payee.name)}</p>
          <p>{labels.lead(claim.payee.kind === 'trainee', claim.claimedOn, what)}</p>
          <Basis claim={claim} />
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
