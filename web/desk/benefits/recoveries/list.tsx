import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, Day, type Filter, ListPage, yuan } from '../../../ui/index.ts';
import { RecoveryCase } from './recovery.tsx';
import { words } from './words.ts';

type Listed = Row<'/api/recovery-cases'>;
const { columns } = words;

const COLUMNS: readonly Column<Listed>[] = [
  { id: 'number', title: columns.number, value: (row) => row.number, width: 11 },
  { id: 'payee', title: columns.payee, value: (row) => row.payee.name, width: 13 },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'recoveryStatuses',
    width: 11,
  },
  {
    id: 'ground',
    title: columns.ground,
    value: (row) => row.ground,
    kind: 'word',
    in: 'recoveryGrounds',
    width: 8,
  },
  { id: 'people', title: columns.people, value: (row) => row.lineCount, kind: 'count', off: true },
  { id: 'amount', title: columns.amount, value: (row) => row.amountFen, kind: 'money' },
  { id: 'recovered', title: columns.recovered, value: (row) => row.recoveredFen, kind: 'money' },
  { id: 'open', title: columns.open, value: (row) => row.openFen, kind: 'money' },
  {
    id: 'due',
    title: columns.due,
    value: (row) => row.dueOn,
    cell: (row) => (
      <>
        <Day on={row.dueOn} /> {row.isOverdue ? <span className="alarm">{words.overdue}</span> : null}
      </>
    ),
  },
  { id: 'created', title: columns.created, value: (row) => row.createdAt, kind: 'instant', off: true },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'recoveryStatuses' },
  { name: 'q', label: words.filters.q, kind: 'text' },
];

function Lead() {
  const totals = useRead('/api/recovery-cases', { query: { limit: 1 } });
  return totals.data && totals.data.openFen > 0 ? (
    <span role="status">{words.openSum(yuan(totals.data.openFen))}</span>
  ) : null;
}

/** Cases of money that must come back, newest first. */
export function Component() {
  const { me } = useMe();
  const opens = mayCall(me, 'massRuns.recoveries');
  return (
    <ListPage
      name="recovery-cases"
      title={words.listTitle}
      label={words.listTitle}
      path="/api/recovery-cases"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.recoveryId}
      href={(row) => `/desk/recoveries/${row.recoveryId}`}
      drawer={(recoveryId) => <RecoveryCase recoveryId={recoveryId} inDrawer />}
      exportName={words.listTitle}
      empty={{ title: words.emptyTitle, hint: opens ? words.emptyHint : words.emptyOwnHint }}
      acts={
        <>
          <Lead />
          {opens ? <Link to="/desk/mass-runs?tab=recoveries">{words.from}</Link> : null}
        </>
      }
    />
  );
}
