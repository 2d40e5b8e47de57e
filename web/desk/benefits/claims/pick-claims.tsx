import { Checkbox } from 'antd';
import { type Query, type Row, useList } from '../../../client/index.ts';
import { ErrorState, Loading, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

export type PickedClaim = Row<'/api/claims'>;

const COLUMNS: readonly SimpleColumn<PickedClaim>[] = [
  { title: words.columns.number, rowHead: true, className: 'nowrap', show: (row) => row.number },
  { title: words.columns.payee, show: (row) => row.payee.name },
  { title: words.columns.subject, show: (row) => row.subject.name },
  { title: words.columns.benefit, kind: 'word', in: 'benefits', show: (row) => row.benefit },
];

/** Persons and money of the lines that the act is for. */
const partOf = (act: 'publish' | 'pay'): readonly SimpleColumn<PickedClaim>[] => [
  { title: words.columns.people, kind: 'number', show: (row) => row.ready[act].count },
  { title: words.columns.now, kind: 'money', show: (row) => row.ready[act].amountFen },
];

/** Claims of one status to choose from, with what each is worth; for opening a publication and preparing a payment. */
export function PickClaims(props: {
  status: NonNullable<NonNullable<Query<'/api/claims'>>['status']>;
  /** What the claims are chosen for; one of which nothing can be published or paid now is not offered. */
  act: 'publish' | 'pay';
  label: string;
  none: string;
  picked: readonly PickedClaim[];
  onPick: (claims: PickedClaim[]) => void;
}) {
  const claims = useList('/api/claims', { status: props.status });
  if (claims.error) return <ErrorState fault={claims.error} retry={() => void claims.refetch()} />;
  if (claims.data === undefined) return <Loading />;
  const rows = claims.data.rows.filter((row) => row.ready[props.act].count > 0);
  if (rows.length === 0) return <p className="empty">{props.none}</p>;
  const chosen = new Set(props.picked.map((claim) => claim.claimId));
  const all = (
    <Checkbox
      aria-label={props.label}
      checked={chosen.size === rows.length}
      indeterminate={chosen.size > 0 && chosen.size < rows.length}
      onChange={(event) => props.onPick(event.target.checked ? [...rows] : [])}
    />
  );
  const item = (row: PickedClaim) => (
    <Checkbox
      aria-label={row.number}
      checked={chosen.has(row.claimId)}
      onChange={(event) =>
        props.onPick(
          event.target.checked
            ? [...props.picked, row]
            : props.picked.filter((claim) => claim.claimId !== row.claimId),
        )
      }
    />
  );
  return (
    <SimpleTable
      label={props.label}
      rows={rows}
      rowKey={(row) => row.claimId}
      columns={[{ above: all, show: item }, ...COLUMNS, ...partOf(props.act)]}
    />
  );
}
