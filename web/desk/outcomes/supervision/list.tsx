import type { Row } from '../../../client/index.ts';
import { type Column, type Filter, ListPage } from '../../../ui/index.ts';
import { DisputeCase } from './dispute.tsx';
import { words } from './words.ts';

type Listed = Row<'/api/disputes'>;
const { columns } = words;

const COLUMNS: readonly Column<Listed>[] = [
  { id: 'number', title: columns.number, value: (row) => row.number, width: 11 },
  { id: 'person', title: columns.person, value: (row) => row.personName, width: 8 },
  { id: 'fact', title: columns.fact, value: (row) => row.fact, kind: 'word', in: 'disputeFacts', width: 8 },
  { id: 'kind', title: columns.kind, value: (row) => row.kind, kind: 'word', in: 'disputeKinds', width: 12 },
  { id: 'subject', title: columns.subject, value: (row) => row.subjectName, width: 16 },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'disputeStatuses',
    width: 12,
  },
  { id: 'due', title: columns.due, value: (row) => row.dueOn, kind: 'day' },
  { id: 'opened', title: columns.opened, value: (row) => row.openedAt, kind: 'instant', off: true },
  {
    id: 'channel',
    title: columns.channel,
    value: (row) => row.channel,
    kind: 'word',
    in: 'disputeChannels',
    off: true,
  },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'disputeStatuses' },
  { name: 'fact', label: words.filters.fact, kind: 'word', in: 'disputeFacts' },
  { name: 'q', label: words.filters.q, kind: 'text' },
];

/** What persons dispute, newest first. */
export function Component() {
  return (
    <ListPage
      name="disputes"
      title={words.listTitle}
      label={words.listTitle}
      path="/api/disputes"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.disputeId}
      href={(row) => `/desk/disputes/${row.disputeId}`}
      drawer={(disputeId) => <DisputeCase disputeId={disputeId} inDrawer />}
      exportName={words.listTitle}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
    />
  );
}
