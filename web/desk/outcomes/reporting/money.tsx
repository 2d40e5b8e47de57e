import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { Money as Amount, Label, type SimpleColumn, SimpleTable, yuan } from '../../../ui/index.ts';
import { words } from './words.ts';

type Budget = Reply<'/api/overview'>['money'][number];

function Bar(props: { budget: Sums }) {
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

const PARTS = ['appropriatedFen', 'paidFen', 'reservedFen', 'leftFen'] as const;
type Sums = Pick<Budget, (typeof PARTS)[number]>;

const titles: Readonly<Record<keyof Sums, string>> = {
  appropriatedFen: words.money.appropriated,
  paidFen: words.money.paid,
  reservedFen: words.money.reserved,
  leftFen: words.money.left,
};

function sumOf(rows: readonly Budget[]): Sums {
  const sum = (part: keyof Sums) => rows.reduce((total, row) => total + row[part], 0);
  return {
    appropriatedFen: sum('appropriatedFen'),
    paidFen: sum('paidFen'),
    reservedFen: sum('reservedFen'),
    leftFen: sum('leftFen'),
  };
}

/** Money by fund source: appropriated, reserved, paid, left - the figures, and their shares drawn beside them. */
export function Money(props: { rows: readonly Budget[] }) {
  const { rows } = props;
  if (rows.length === 0) return <p className="quiet">{words.money.empty}</p>;
  const total = sumOf(rows);
  return (
    <SimpleTable<Budget>
      scroll={words.money.source}
      rows={rows}
      rowKey={(row) => row.budgetId}
      columns={[
        {
          title: words.money.source,
          rowHead: true,
          show: (row) => (
            <Link to={`/desk/budgets/${row.budgetId}`}>
              <Label in="fundSources" id={row.fundSource} />
            </Link>
          ),
        },
        ...PARTS.map(
          (part): SimpleColumn<Budget> => ({
            title: titles[part],
            kind: 'money',
            show: (row) => row[part],
            total: <Amount fen={total[part]} />,
          }),
        ),
        {
          title: words.money.key,
          className: 'bar-cell',
          show: (row) => <Bar budget={row} />,
          total: <Bar budget={total} />,
        },
      ]}
      {...(rows.length > 1 ? { total: words.money.total } : {})}
    />
  );
}
