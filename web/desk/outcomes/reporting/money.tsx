import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { Money as Amount, Label, ScrollX, yuan } from '../../../ui/index.ts';
import { words } from './words.ts';

type Budget = Reply<'/api/overview'>['money'][number];

function Bar(props: { budget: Omit<Budget, 'budgetId' | 'fundSource' | 'year'> }) {
  const { appropriatedFen: all, paidFen: paid, reservedFen: reserved, leftFen: left } = props.budget;
  const share = (part: number) => (all === 0 ? 0 : (part / all) * 100);
  return (
    <svg
      className="fund-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={words.money.shareOf(yuan(paid), yuan(reserved), yuan(left))}
    >
      <rect
        x="0"
        y="0"
        width="100"
        height="10"
        fill="#fff"
        stroke="#8c8c8c"
        vectorEffect="non-scaling-stroke"
      />
      <rect x="0" y="0" width={share(paid)} height="10" fill="#0958d9" />
      <rect x={share(paid)} y="0" width={share(reserved)} height="10" fill="#a9bfe6" />
    </svg>
  );
}

const sum = (rows: readonly Budget[], part: (row: Budget) => number) =>
  rows.reduce((total, row) => total + part(row), 0);

/** Money by fund source: appropriated, reserved, paid, left - the figures, and their shares drawn beside them. */
export function Money(props: { rows: readonly Budget[] }) {
  const { rows } = props;
  if (rows.length === 0) return <p className="quiet">{words.money.empty}</p>;
  const total = {
    appropriatedFen: sum(rows, (row) => row.appropriatedFen),
    reservedFen: sum(rows, (row) => row.reservedFen),
    paidFen: sum(rows, (row) => row.paidFen),
    leftFen: sum(rows, (row) => row.leftFen),
  };
  return (
    <ScrollX label={words.money.source}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.money.source}</th>
            <th scope="col" className="number">
              {words.money.appropriated}
            </th>
            <th scope="col" className="number">
              {words.money.paid}
            </th>
            <th scope="col" className="number">
              {words.money.reserved}
            </th>
            <th scope="col" className="number">
              {words.money.left}
            </th>
            <th scope="col" className="bar-cell">
              {words.money.key}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.budgetId}>
              <th scope="row">
                <Link to={`/desk/budgets/${row.budgetId}`}>
                  <Label in="fundSources" id={row.fundSource} />
                </Link>
              </th>
              <td className="number">
                <Amount fen={row.appropriatedFen} />
              </td>
              <td className="number">
                <Amount fen={row.paidFen} />
              </td>
              <td className="number">
                <Amount fen={row.reservedFen} />
              </td>
              <td className="number">
                <Amount fen={row.leftFen} />
              </td>
              <td>
                <Bar budget={row} />
              </td>
            </tr>
          ))}
        </tbody>
        {rows.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row">{words.money.total}</th>
              <td className="number">
                <Amount fen={total.appropriatedFen} />
              </td>
              <td className="number">
                <Amount fen={total.paidFen} />
              </td>
              <td className="number">
                <Amount fen={total.reservedFen} />
              </td>
              <td className="number">
                <Amount fen={total.leftFen} />
              </td>
              <td>
                <Bar budget={total} />
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollX>
  );
}
