import { Button, Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { type Row, useList } from '../../../client/index.ts';
import { ErrorState, Loading, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
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

/** Ticks the claim that somebody came from, once it is there. */
function useFirst(props: PickProps, rows: readonly PickedClaim[]) {
  const { first, onPick } = props;
  const isDone = useRef(false);
  const found = first ? rows.find((row) => row.claimId === first) : undefined;
  useEffect(() => {
    if (found === undefined || isDone.current) return;
    isDone.current = true;
    onPick([found]);
  }, [found, onPick]);
}

interface PickProps {
  /** What the claims are chosen for: all of which a line can be published or paid now are offered. */
  act: 'publish' | 'pay';
  /** The claim that is ticked already. */
  first: string | null;
  label: string;
  none: string;
  picked: readonly PickedClaim[];
  onPick: (claims: PickedClaim[]) => void;
}

/** Claims to choose from, with what each is worth now; for opening a publication and preparing a payment. */
export function PickClaims(props: PickProps) {
  const claims = useList('/api/claims', { ready: props.act });
  const rows = claims.data?.rows ?? [];
  useFirst(props, rows);
  if (claims.error) return <ErrorState fault={claims.error} retry={() => void claims.refetch()} />;
  if (claims.data === undefined) return <Loading />;
  if (rows.length === 0) return <p className="empty">{props.none}</p>;
  const chosen = new Set(props.picked.map((claim) => claim.claimId));
  const all = (
    <Checkbox
      checked={chosen.size === rows.length}
      indeterminate={chosen.size > 0 && chosen.size < rows.length}
      onChange={(event) => props.onPick(event.target.checked ? [...rows] : [])}
    >
      {words.pickAll}
    </Checkbox>
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
    <>
      <p>{all}</p>
      <SimpleTable
        scroll={props.label}
        blocks
        rows={rows}
        rowKey={(row) => row.claimId}
        columns={[{ show: item }, ...COLUMNS, ...partOf(props.act)]}
      />
      {claims.hasNextPage ? (
        <Button onClick={() => void claims.fetchNextPage()} loading={claims.isFetchingNextPage}>
          {common.more}
        </Button>
      ) : null}
    </>
  );
}
