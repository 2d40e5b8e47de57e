import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, DialogButton, type Filter, ListPage } from '../../../ui/index.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { words } from './words.ts';

type Opening = Row<'/api/openings'>;
const { columns } = words;

const COLUMNS: readonly Column<Opening>[] = [
  { id: 'name', title: columns.name, value: (row) => row.className, width: 14 },
  { id: 'organisation', title: columns.organisation, value: (row) => row.organisationName, width: 16 },
  { id: 'start', title: columns.days, value: (row) => row.startOn, kind: 'day' },
  { id: 'end', title: columns.end, value: (row) => row.endOn, kind: 'day', off: true },
  { id: 'until', title: columns.until, value: (row) => row.openUntil, kind: 'day' },
  { id: 'seats', title: columns.seats, value: (row) => row.seats, kind: 'count' },
  { id: 'taken', title: columns.taken, value: (row) => row.taken, kind: 'count' },
  { id: 'queued', title: columns.queued, value: (row) => row.queued, kind: 'count' },
  { id: 'status', title: columns.status, value: (row) => row.status, kind: 'status', in: 'openingStatuses' },
];

const FILTERS: readonly Filter[] = [
  { name: 'name', label: words.filters.name, kind: 'text' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'openingStatuses' },
];

/** Classes that people may enrol in, newest first; an institution sees its own. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="openings"
      title={words.title}
      acts={
        mayCall(me, 'openings.open') ? (
          <DialogButton label={words.begin.act} type="primary">
            {(close) => <BeginDialog close={close} />}
          </DialogButton>
        ) : null
      }
      label={words.title}
      path="/api/openings"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.openingId}
      href={(row) => `/desk/openings/${row.classId}`}
      exportName={words.title}
      empty={{ title: words.empty, hint: words.emptyHint }}
    />
  );
}
