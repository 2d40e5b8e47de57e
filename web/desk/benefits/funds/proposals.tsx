import { type Reply, useRead } from '../../../client/index.ts';
import {
  DaysLeft,
  DueDay,
  Label,
  Read,
  ReviewButtons,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { WayBack } from './way-back.tsx';
import { words } from './words.ts';
import './money.css';

type Proposal = Reply<'/api/budgets/proposals'>['rows'][number];
const labels = words.proposal;

function Steps(props: { of: Proposal }) {
  return (
    <>
      <Status in="proposalStatuses" id={props.of.status} />
      <StepsTaken steps={props.of.steps} />
    </>
  );
}

/** Until when it waits, and the acts of whoever may decide. */
function Decide(props: { of: Proposal }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <>
      {of.due ? (
        <>
          <DueDay on={of.due.dueOn} /> <DaysLeft days={of.due.workingDaysLeft} />
        </>
      ) : null}
      <div className="row">
        <WayBack of={of} />
        <ReviewButtons
          route="funds.approve"
          allowed={of.allowed}
          path="/api/budgets/proposals/{caseId}/approve"
          params={{ caseId: of.caseId }}
          version={of.version}
          subject={`${labels.approveTitle} ${term('fundSources', of.fundSource)}`}
        />
      </div>
    </>
  );
}

/** The budget that a transfer takes its money from. */
function From(props: { of: Proposal }) {
  const { fromFundSource, fromYear } = props.of;
  const { term } = useVocabulary();
  if (fromFundSource === null || fromYear === null) return null;
  return <div className="quiet small">{labels.fromText(term('fundSources', fromFundSource), fromYear)}</div>;
}

const COLUMNS: readonly SimpleColumn<Proposal>[] = [
  {
    title: labels.columns.source,
    rowHead: true,
    show: (row) => (
      <>
        <Label in="fundSources" id={row.fundSource} /> {row.year}
        <From of={row} />
      </>
    ),
  },
  { title: labels.columns.amount, kind: 'money', show: (row) => row.amountFen },
  { title: labels.columns.document, show: (row) => row.document },
  { title: labels.columns.proposed, show: (row) => labels.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: labels.columns.status, show: (row) => <Steps of={row} /> },
  { title: labels.columns.due, show: (row) => <Decide of={row} /> },
];

/** Changes of budgets: those that wait first. */
export function Proposals() {
  const answer = useRead('/api/budgets/proposals', { query: {} });
  return (
    <Read of={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{labels.none}</p>
        ) : (
          <SimpleTable
            scroll={labels.title}
            scrollClass="many-columns"
            rows={rows.toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open'))}
            rowKey={(row) => row.caseId}
            columns={COLUMNS}
          />
        )
      }
    </Read>
  );
}
