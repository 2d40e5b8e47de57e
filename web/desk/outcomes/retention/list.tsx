import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  Label,
  Page,
  Read,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type List = Reply<'/api/retention/{listId}'>;
const labels = words.list;

const ITEMS: readonly SimpleColumn<List['items'][number]>[] = [
  {
    title: labels.person,
    rowHead: true,
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small">{row.idNumberMasked}</div>
      </>
    ),
  },
  { title: labels.lastOn, show: (row) => row.lastOn },
  { title: labels.untilOn, show: (row) => row.untilOn },
  {
    title: labels.outcome,
    show: (row) =>
      row.outcome === null ? labels.pending : <Label in="retentionOutcomes" id={row.outcome} />,
  },
];

function Acts({ of }: { of: List }) {
  const { allowed, listId, version } = of;
  const at = { allowed, params: { listId }, version };
  return (
    <>
      <Status in="retentionStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReasonButton
          route="retention.propose"
          path="/api/retention/{listId}/proposal"
          {...at}
          {...words.propose}
          said={() => words.propose.said}
        />
        <ReasonButton
          route="retention.withdraw"
          path="/api/retention/{listId}/withdraw"
          {...at}
          {...words.withdraw}
          said={() => words.withdraw.said}
        />
        <ReviewButtons
          route="retention.decide"
          path="/api/retention/{listId}/decision"
          {...at}
          subject={words.review(of.persons)}
          decisions={['passed', 'returned']}
          beforePassing={words.beforePassing}
          said={{ passed: words.carriedOut }}
        />
      </div>
    </>
  );
}

/** One list: everybody whose record is over the term, and what becomes of it. */
export function Component() {
  const { listId = '' } = useParams();
  const answer = useRead('/api/retention/{listId}', { params: { listId } });
  return (
    <Page
      title={labels.title(answer.data?.foundOn ?? '')}
      lead={labels.forGood}
      acts={<Link to="/desk/retention">{labels.back}</Link>}
    >
      <Read of={answer}>
        {(data) => (
          <>
            <Section title={labels.record}>
              <Acts of={data} />
            </Section>
            <Section title={labels.items}>
              {data.items.length === 0 ? (
                <p className="quiet">{labels.empty}</p>
              ) : (
                <SimpleTable
                  scroll={labels.items}
                  rows={data.items}
                  rowKey={(row) => String(row.personId)}
                  columns={ITEMS}
                />
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
