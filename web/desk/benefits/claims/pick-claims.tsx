import { Checkbox } from 'antd';
import { type Query, type Row, useList } from '../../../client/index.ts';
import { ErrorState, Label, Loading, Money } from '../../../ui/index.ts';
import { words } from './words.ts';

export type PickedClaim = Row<'/api/claims'>;

/** Claims of one status to choose from, with what each is worth; for opening a publication and preparing a payment. */
export function PickClaims(props: {
  status: NonNullable<NonNullable<Query<'/api/claims'>>['status']>;
  label: string;
  none: string;
  picked: readonly PickedClaim[];
  onPick: (claims: PickedClaim[]) => void;
}) {
  const claims = useList('/api/claims', { status: props.status });
  if (claims.error) return <ErrorState fault={claims.error} retry={() => void claims.refetch()} />;
  if (claims.data === undefined) return <Loading />;
  const { rows } = claims.data;
  if (rows.length === 0) return <p className="empty">{props.none}</p>;
  const chosen = new Set(props.picked.map((claim) => claim.claimId));
  return (
    <table className="plain" aria-label={props.label}>
      <thead>
        <tr>
          <td>
            <Checkbox
              aria-label={props.label}
              checked={chosen.size === rows.length}
              indeterminate={chosen.size > 0 && chosen.size < rows.length}
              onChange={(event) => props.onPick(event.target.checked ? [...rows] : [])}
            />
          </td>
          <th scope="col">{words.columns.number}</th>
          <th scope="col">{words.columns.payee}</th>
          <th scope="col">{words.columns.subject}</th>
          <th scope="col">{words.columns.benefit}</th>
          <th scope="col" className="number">
            {words.columns.people}
          </th>
          <th scope="col" className="number">
            {words.columns.granted}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.claimId}>
            <td>
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
            </td>
            <th scope="row" className="nowrap">
              {row.number}
            </th>
            <td>{row.payee.name}</td>
            <td>{row.subject.name}</td>
            <td>
              <Label in="benefits" id={row.benefit} />
            </td>
            <td className="number">{row.lineCount}</td>
            <td className="number">
              <Money fen={row.grantedFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
