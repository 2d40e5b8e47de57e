import type { Row } from '../../../client/index.ts';
import { type Column, Day, type Filter, ListPage } from '../../../ui/index.ts';
import { AppealCase } from './appeal.tsx';
import { words } from './words.ts';

type Listed = Row<'/api/appeals'>;
const { columns } = words;

const COLUMNS: readonly Column<Listed>[] = [
  { id: 'number', title: columns.number, value: (row) => row.number, width: 11 },
  { id: 'subject', title: columns.subject, value: (row) => row.subjectName, width: 18 },
  {
    id: 'who',
    title: columns.who,
    value: (row) => row.appellant ?? row.organisationName ?? (row.isOwn ? words.own : null),
    width: 13,
  },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'appealStatuses',
    width: 11,
  },
  {
    id: 'due',
    title: columns.due,
    value: (row) => row.dueOn,
    cell: (row) => (
      <>
        <Day on={row.dueOn} /> {row.isLate ? <span className="quiet small">{words.late}</span> : null}
      </>
    ),
  },
  { id: 'lodged', title: columns.lodged, value: (row) => row.lodgedAt, kind: 'instant', off: true },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'appealStatuses' },
  { name: 'q', label: words.filters.q, kind: 'text' },
];

/** Appeals, newest first. */
export function Component() {
  return (
    <ListPage
      name="appeals"
      title={words.listTitle}
      label={words.listTitle}
      path="/api/appeals"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.appealId}
      href={(row) => `/desk/appeals/${row.appealId}`}
      drawer={(appealId) => <AppealCase appealId={appealId} inDrawer />}
      exportName={words.listTitle}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
    />
  );
}
