import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { amountInWords } from '../../../ui/amount-in-words.ts';
import {
  dayOfInstant,
  Label,
  PrintPage,
  PrintSheet,
  Read,
  SimpleTable,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import { pursesText } from './purses.tsx';
import '../../../ui/paper.css';

type Claim = Reply<'/api/claims/{claimId}'>;
const labels = words.claimForm;

function Opinion(props: { claim: Claim; step: string; label: string }) {
  const approval = props.claim.steps.findLast((step) => step.step === props.step);
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td colSpan={3}>
        {approval ? (
          <>
            <Label in="decisions" id={approval.decision} /> {approval.opinion} {approval.who}{' '}
            {dayOfInstant(approval.decidedAt)}
          </>
        ) : null}
      </td>
    </tr>
  );
}

/** Who claims what for whom, and how much in figures and in words. */
function Facts(props: { claim: Claim }) {
  const { claim } = props;
  const { term } = useVocabulary();
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">{labels.unit}</th>
          <td>{claim.claimant.name}</td>
          <th scope="row">{labels.payee}</th>
          <td>{claim.payee.name}</td>
        </tr>
        <tr>
          <th scope="row">
            {claim.subject.kind === 'work-for-training-list' ? labels.list : labels.subject}
          </th>
          <td>{claim.subject.name}</td>
          <th scope="row">{labels.classNumber}</th>
          <td>{claim.subject.number}</td>
        </tr>
        <tr>
          <th scope="row">{labels.benefit}</th>
          <td>{term('benefits', claim.benefit)}</td>
          <th scope="row">{labels.fund}</th>
          <td>{pursesText(claim, term)}</td>
        </tr>
        <tr>
          <th scope="row">{labels.people}</th>
          <td>{claim.lineCount}</td>
          <th scope="row">{labels.amount}</th>
          <td className="number">{yuan(claim.entitledFen)}</td>
        </tr>
        <tr>
          <th scope="row">{labels.inWords}</th>
          <td colSpan={3}>{amountInWords(claim.entitledFen)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Form(props: { claim: Claim }) {
  const { claim } = props;
  const { term } = useVocabulary();
  return (
    <PrintSheet
      title={
        claim.subject.kind === 'work-for-training-list'
          ? labels.titleWorkForTraining
          : claim.subject.kind === 'certificates'
            ? labels.titleOf(term('benefits', claim.benefit))
            : labels.title
      }
      number={claim.number}
      head={[`${labels.claimedOn} ${claim.claimedOn}`]}
      signatures={claim.claimant.kind === 'person' ? [labels.applicant] : [labels.person, labels.head]}
      seals={claim.claimant.kind === 'organisation' ? [labels.unit] : []}
    >
      <Facts claim={claim} />
      <h2>{labels.byDisposition}</h2>
      <SimpleTable
        className=""
        rows={claim.totals}
        rowKey={(total) => total.disposition}
        columns={[
          { title: labels.disposition, kind: 'word', in: 'dispositions', show: (total) => total.disposition },
          { title: labels.count, kind: 'number', show: (total) => total.count },
          { title: labels.sum, kind: 'money', show: (total) => total.amountFen },
        ]}
      />
      <p>{labels.pledges[claim.claimant.kind]}</p>
      <table className="opinions">
        <tbody>
          <Opinion
            claim={claim}
            step="confirm"
            label={claim.claimant.kind === 'person' ? labels.ownOpinion : labels.unitOpinion}
          />
          <Opinion claim={claim} step="accept" label={labels.acceptOpinion} />
          <Opinion claim={claim} step="first-review" label={labels.firstOpinion} />
          <Opinion claim={claim} step="second-review" label={labels.secondOpinion} />
        </tbody>
      </table>
    </PrintSheet>
  );
}

/** The claim form as it looks on paper. */
export function Component() {
  const { claimId = '' } = useParams();
  const answer = useRead('/api/claims/{claimId}', { params: { claimId } });
  return (
    <PrintPage title={labels.title}>
      <Read of={answer}>{(claim) => <Form claim={claim} />}</Read>
    </PrintPage>
  );
}
