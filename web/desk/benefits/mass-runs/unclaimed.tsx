import { type Row, useRead } from '../../../client/index.ts';
import { type Column, count, List, yuan } from '../../../ui/index.ts';
import { FILTERS, personColumns, reasonColumn, useAsked } from './shared.tsx';
import { words } from './words.ts';

type Unclaimed = Row<'/api/unclaimed'>;
const { list, unclaimed } = words;

const COLUMNS: readonly Column<Unclaimed>[] = [
  ...personColumns<Unclaimed>(),
  { id: 'standard', title: list.standard, value: (row) => row.standardText, width: 11 },
  { id: 'amount', title: list.amount, value: (row) => row.amountFen, kind: 'money', width: 7 },
  reasonColumn(),
];

/** Who is entitled and has not claimed (免申即享). */
export function Unclaimed() {
  const { query, search } = useAsked(['benefit']);
  const totals = useRead('/api/unclaimed', { query: { ...query, limit: 1 } });
  return (
    <>
      {totals.data && (totals.data.total ?? 0) > 0 ? (
        <p role="status">
          {unclaimed.lead(count(totals.data.total ?? 0), yuan(totals.data.totalFen))}{' '}
          <a href={`/api/unclaimed.xlsx${search}`} download>
            {unclaimed.export}
          </a>
        </p>
      ) : null}
      <List
        name="unclaimed"
        label={unclaimed.title}
        path="/api/unclaimed"
        columns={COLUMNS}
        filters={FILTERS}
        rowKey={(row) => `${row.person.personId} ${row.lineKey}`}
        href={(row) => `/desk/persons/${row.person.personId}`}
        wrap
        empty={{ title: unclaimed.emptyTitle, hint: unclaimed.emptyHint }}
      />
    </>
  );
}
