import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  EmptyState,
  Money,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  yuan,
} from '../../../ui/index.ts';
import { Proposals } from './proposals.tsx';
import { ProposeButton } from './propose.tsx';
import { TransferButton } from './transfer.tsx';
import { words } from './words.ts';
import './money.css';

type Budgets = Reply<'/api/budgets'>;
type Budget = Budgets['rows'][number];

function share(part: number, whole: number): string {
  return whole === 0 ? '0' : `${Math.round((part * 1000) / whole) / 10}%`;
}

function Bar(props: { of: Budget }) {
  const { of } = props;
  return (
    <div
      className="fund-bar"
      role="img"
      aria-label={words.budget.share(yuan(of.paidFen), yuan(of.reservedFen), yuan(of.leftFen))}
    >
      <span data-part="paid" style={{ width: share(of.paidFen, of.appropriatedFen) }} />
      <span data-part="reserved" style={{ width: share(of.reservedFen, of.appropriatedFen) }} />
    </div>
  );
}

function Table(props: { rows: readonly Budget[] }) {
  const { rows } = props;
  const labels = words.budget.columns;
  const money = (title: string, of: (row: Budget) => number): SimpleColumn<Budget> => ({
    title,
    kind: 'money',
    show: of,
    total: <Money fen={rows.reduce((total, row) => total + of(row), 0)} />,
  });
  return (
    <SimpleTable<Budget>
      scroll={words.budget.title}
      scrollClass="many-columns"
      rows={rows}
      rowKey={(row) => row.budgetId}
      columns={[
        {
          title: labels.source,
          rowHead: true,
          kind: 'word',
          in: 'fundSources',
          show: (row) => row.fundSource,
        },
        { title: labels.year, show: (row) => row.year },
        money(labels.appropriated, (row) => row.appropriatedFen),
        money(labels.reserved, (row) => row.reservedFen),
        money(labels.paid, (row) => row.paidFen),
        money(labels.left, (row) => row.leftFen),
        { title: labels.use, show: (row) => <Bar of={row} /> },
        {
          title: words.entry.heading,
          show: (row) => <Link to={`/desk/budgets/${row.budgetId}`}>{words.budget.entries}</Link>,
        },
      ]}
      total={words.budget.total}
    />
  );
}

const YEARS_BACK = 5;

/** Money by source and year: appropriated, reserved, paid, left; and the changes that wait for a second person. */
export function Component() {
  const { me } = useMe();
  const thisYear = Number(me?.today.slice(0, 4) ?? 0);
  const [search, setSearch] = useSearchParams();
  const year = search.get('year') ?? String(thisYear);
  const answer = useRead('/api/budgets', { query: { year } }, { enabled: thisYear > 0 });
  return (
    <Page
      title={words.budget.title}
      lead={words.budget.lead}
      acts={
        <>
          <ProposeButton allowed={answer.data?.allowed ?? []} year={Number(year)} />
          <TransferButton budgets={answer.data} year={Number(year)} />
        </>
      }
    >
      <search className="filter-bar">
        <Select
          aria-label={words.year}
          value={year}
          onChange={(next: string) => setSearch({ year: next }, { replace: true })}
          options={Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - back)).map((value) => ({
            value,
            label: value,
          }))}
        />
      </search>
      <Read of={answer}>
        {(budgets) =>
          budgets.rows.length === 0 ? (
            <EmptyState title={words.budget.emptyTitle} hint={words.budget.emptyHint} />
          ) : (
            <Table rows={budgets.rows} />
          )
        }
      </Read>
      <Section title={words.proposal.title}>
        <Proposals />
      </Section>
    </Page>
  );
}
