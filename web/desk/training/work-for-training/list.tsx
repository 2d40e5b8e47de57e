import type { Row } from '../../../client/index.ts';
import { type Column, type Filter, ListPage, Status } from '../../../ui/index.ts';
import { ListCase } from './case.tsx';
import { words } from './words.ts';

type Listed = Row<'/api/work-for-training-lists'>;
const { columns } = words;

const COLUMNS: readonly Column<Listed>[] = [
  { id: 'firm', title: columns.firm, value: (row) => row.organisationName, width: 16 },
  { id: 'year', title: columns.year, value: (row) => row.year, cell: (row) => row.year ?? words.none },
  { id: 'number', title: columns.number, value: (row) => row.number, kind: 'count' },
  { id: 'persons', title: columns.persons, value: (row) => row.personCount, kind: 'count' },
  { id: 'months', title: columns.months, value: (row) => row.monthCount, kind: 'count' },
  {
    id: 'claim',
    title: columns.claim,
    value: (row) => row.claim?.status,
    cell: (row) =>
      row.claim ? (
        <Status in="claimStatuses" id={row.claim.status} />
      ) : (
        <span className="quiet">{words.noClaim}</span>
      ),
    width: 10,
  },
  { id: 'claimNumber', title: columns.claimNumber, value: (row) => row.claim?.number, width: 11 },
  { id: 'version', title: columns.version, value: (row) => row.version, kind: 'count' },
  { id: 'recorded', title: columns.recorded, value: (row) => row.recordedAt, kind: 'instant', off: true },
];

const FILTERS: readonly Filter[] = [{ name: 'q', label: words.filters.q, kind: 'text' }];

/** Lists of people trained at work, newest first; a firm sees its own. */
export function Component() {
  return (
    <ListPage
      name="work-for-training"
      title={words.title}
      label={words.title}
      path="/api/work-for-training-lists"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.listId}
      href={(row) => `/desk/work-for-training/${row.listId}`}
      drawer={(listId) => <ListCase listId={listId} inDrawer />}
      exportName={words.title}
      empty={{ title: words.empty, hint: words.emptyHint }}
    />
  );
}
