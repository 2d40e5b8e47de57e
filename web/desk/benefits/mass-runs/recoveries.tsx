import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, List, Status, yuan } from '../../../ui/index.ts';
import { FILTERS, personColumns, reasonColumn, useAsked } from './shared.tsx';
import { words } from './words.ts';

type Recovery = Row<'/api/recoveries'>;
const { list, recoveries } = words;

/** The case that asks for the money, or the way to open one. */
function Asked(props: { of: Recovery }) {
  const { recovery, kind, claimLineId } = props.of;
  const { me } = useMe();
  const isEnded = recovery !== null && ENDED.includes(recovery.status);
  return (
    <>
      {recovery ? (
        <Link to={`/desk/recoveries/${recovery.recoveryId}`}>
          <Status in="recoveryStatuses" id={recovery.status} /> {recovery.number}
        </Link>
      ) : null}
      {kind === 'recover' && (recovery === null || isEnded) && mayCall(me, 'recoveries.open') ? (
        <div>
          <Link to={`/desk/recoveries/new/${claimLineId}`}>
            {isEnded ? recoveries.openAgain : recoveries.open}
          </Link>
        </div>
      ) : null}
      {kind === 'stop-payment' ? <span className="quiet">{recoveries.hold}</span> : null}
    </>
  );
}

const ENDED: readonly string[] = ['settled', 'written-off', 'cancelled'];

const COLUMNS: readonly Column<Recovery>[] = [
  ...personColumns<Recovery>(),
  {
    id: 'claim',
    title: list.claim,
    value: (row) => row.claimNumber,
    cell: (row) => <Link to={`/desk/claims/${row.claimId}?line=${row.claimLineId}`}>{row.claimNumber}</Link>,
    width: 10,
  },
  { id: 'kind', title: list.kind, value: (row) => row.kind, kind: 'word', in: 'recoveryKinds', width: 8 },
  { id: 'granted', title: list.granted, value: (row) => row.grantedFen, kind: 'money', width: 7, off: true },
  { id: 'now', title: list.nowAmount, value: (row) => row.nowFen, kind: 'money', width: 7, off: true },
  { id: 'difference', title: list.difference, value: (row) => row.differenceFen, kind: 'money', width: 7 },
  {
    id: 'recovery',
    title: list.recovery,
    value: (row) => row.recovery?.number ?? '',
    cell: (row) => <Asked of={row} />,
    width: 10,
  },
  reasonColumn(),
];

const kindOf = (kind: string | undefined): { kind?: 'recover' | 'stop-payment' } =>
  kind === 'recover' || kind === 'stop-payment' ? { kind } : {};

/** Money granted that the facts carry no more: to be taken back, or not to be paid. */
export function Recoveries() {
  const { query, search } = useAsked(['benefit', 'kind']);
  const totals = useRead('/api/recoveries', {
    query: { ...kindOf(query.kind), ...(query.benefit ? { benefit: query.benefit } : {}), limit: 1 },
  });
  return (
    <>
      {totals.data && (totals.data.total ?? 0) > 0 ? (
        <p role="status">
          {recoveries.lead(yuan(totals.data.recoverFen), yuan(totals.data.stopPaymentFen))}{' '}
          <a href={`/api/recoveries.xlsx${search}`} download>
            {recoveries.export}
          </a>
        </p>
      ) : null}
      <List
        name="recoveries"
        label={recoveries.title}
        path="/api/recoveries"
        columns={COLUMNS}
        filters={[...FILTERS, { name: 'kind', label: list.kind, kind: 'word', in: 'recoveryKinds' }]}
        rowKey={(row) => `${row.person.personId} ${row.claimLineId}`}
        href={(row) => `/desk/persons/${row.person.personId}`}
        wrap
        empty={{ title: recoveries.emptyTitle, hint: recoveries.emptyHint }}
      />
    </>
  );
}
