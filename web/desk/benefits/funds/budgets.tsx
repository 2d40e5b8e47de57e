import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import { EmptyState, Label, Money, Page, Read, ScrollX, Section, yuan } from '../../../ui/index.ts';
import { Proposals } from './proposals.tsx';
import { ProposeButton } from './propose.tsx';
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
  const labels = words.budget.columns;
  const sum = (of: (row: Budget) => number) => props.rows.reduce((total, row) => total + of(row), 0);
  return (
    <ScrollX label={words.budget.title} className="many-columns">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{labels.source}</th>
            <th scope="col">{labels.year}</th>
            <th scope="col" className="number">
              {labels.appropriated}
            </th>
            <th scope="col" className="number">
              {labels.reserved}
            </th>
            <th scope="col" className="number">
              {labels.paid}
            </th>
            <th scope="col" className="number">
              {labels.left}
            </th>
            <th scope="col">{labels.use}</th>
            <th scope="col">{words.entry.heading}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.budgetId}>
              <th scope="row">
                <Label in="fundSources" id={row.fundSource} />
              </th>
              <td>{row.year}</td>
              <td className="number">
                <Money fen={row.appropriatedFen} />
              </td>
              <td className="number">
                <Money fen={row.reservedFen} />
              </td>
              <td className="number">
                <Money fen={row.paidFen} />
              </td>
              <td className="number">
                <Money fen={row.leftFen} />
              </td>
              <td>
                <Bar of={row} />
              </td>
              <td>
                <Link to={`/desk/budgets/${row.budgetId}`}>{words.budget.entries}</Link>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.budget.total}
            </th>
            <td className="number">
              <Money fen={sum((row) => row.appropriatedFen)} />
            </td>
            <td className="number">
              <Money fen={sum((row) => row.reservedFen)} />
            </td>
            <td className="number">
              <Money fen={sum((row) => row.paidFen)} />
            </td>
            <td className="number">
              <Money fen={sum((row) => row.leftFen)} />
            </td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollX>
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
      acts={<ProposeButton allowed={answer.data?.allowed ?? []} year={Number(year)} />}
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
