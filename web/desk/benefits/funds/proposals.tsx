import { type Reply, useRead } from '../../../client/index.ts';
import {
  Day,
  DaysLeft,
  Label,
  Money,
  Read,
  ReviewButtons,
  ScrollX,
  Status,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';
import './money.css';

type Proposal = Reply<'/api/budgets/proposals'>['rows'][number];
const labels = words.proposal;

function OneProposal(props: { of: Proposal }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <tr>
      <th scope="row">
        <Label in="fundSources" id={of.fundSource} /> {of.year}
      </th>
      <td className="number">
        <Money fen={of.amountFen} />
      </td>
      <td>{of.document}</td>
      <td>{labels.by(of.proposedBy, shownInstant(of.proposedAt))}</td>
      <td>
        <Status in="proposalStatuses" id={of.status} />
        <ul className="steps-taken">
          {of.steps.map((step) => (
            <li key={`${step.round} ${step.step}`}>
              <Label in="steps" id={step.step} /> {step.who} {shownInstant(step.decidedAt)}
              {step.opinion ? <div>{step.opinion}</div> : null}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {of.due ? (
          <>
            <Day on={of.due.dueOn} /> <DaysLeft days={of.due.workingDaysLeft} />
          </>
        ) : null}
        <div className="row">
          <ReviewButtons
            route="funds.approve"
            allowed={of.allowed}
            path="/api/budgets/proposals/{caseId}/approve"
            params={{ caseId: of.caseId }}
            version={of.version}
            subject={`${labels.approveTitle} ${term('fundSources', of.fundSource)}`}
          />
        </div>
      </td>
    </tr>
  );
}

/** Changes of budgets: those that wait first. */
export function Proposals() {
  const answer = useRead('/api/budgets/proposals', { query: {} });
  return (
    <Read of={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{labels.none}</p>
        ) : (
          <ScrollX label={labels.title} className="many-columns">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{labels.columns.source}</th>
                  <th scope="col" className="number">
                    {labels.columns.amount}
                  </th>
                  <th scope="col">{labels.columns.document}</th>
                  <th scope="col">{labels.columns.proposed}</th>
                  <th scope="col">{labels.columns.status}</th>
                  <th scope="col">{labels.columns.due}</th>
                </tr>
              </thead>
              <tbody>
                {rows
                  .toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open'))
                  .map((row) => (
                    <OneProposal key={row.caseId} of={row} />
                  ))}
              </tbody>
            </table>
          </ScrollX>
        )
      }
    </Read>
  );
}
