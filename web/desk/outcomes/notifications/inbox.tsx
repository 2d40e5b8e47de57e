import { App, Button, Radio } from 'antd';
import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import {
  ActAlert,
  count,
  EmptyState,
  ErrorState,
  Loading,
  Page,
  type SimpleColumn,
  SimpleTable,
  useAct,
  useSearch,
} from '../../../ui/index.ts';
import { pathOf } from './links.ts';
import { words } from './words.ts';
import './notifications.css';

type Message = Row<'/api/inbox'>;

/** What a message says; following it to the page of the matter marks it as read. */
function Content({ of }: { of: Message }) {
  const { run } = useAct('/api/inbox/{notificationId}/read', {
    params: { notificationId: of.notificationId },
    silent: true,
  });
  const text = of.isRead ? of.content : <span className="inbox-unread">{of.content}</span>;
  if (of.link === null) return text;
  return (
    <Link to={pathOf(of.link)} onClick={() => (of.isRead ? undefined : void run({}))}>
      {text}
    </Link>
  );
}

function ReadButton({ of }: { of: Message }) {
  const { run, working, fault } = useAct('/api/inbox/{notificationId}/read', {
    params: { notificationId: of.notificationId },
    silent: true,
  });
  if (of.isRead) return <span className="quiet">{words.isRead}</span>;
  return (
    <>
      <Button size="small" loading={working} onClick={() => void run({})}>
        {words.read}
      </Button>
      <ActAlert fault={fault} />
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Message>[] = [
  { title: words.columns.at, kind: 'instant', show: (row) => row.toldAt },
  { title: words.columns.kind, kind: 'word', in: 'notificationKinds', show: (row) => row.kind },
  { title: words.columns.content, rowHead: true, show: (row) => <Content of={row} /> },
  { title: words.columns.due, kind: 'day', show: (row) => row.dueOn },
  { title: words.columns.state, show: (row) => <ReadButton of={row} /> },
];

/** Marks everything as read, and says how much that was. */
function ReadAll() {
  const { message } = App.useApp();
  const readAll = useAct('/api/inbox/read-all', {
    silent: true,
    after: ({ marked }) => void message.success(words.readAllDone(count(marked))),
  });
  return (
    <>
      <Button loading={readAll.working} onClick={() => void readAll.run({})}>
        {words.readAll}
      </Button>
      <ActAlert fault={readAll.fault} />
    </>
  );
}

/** What the signed-in account was told, newest first. */
export function Component() {
  const [search, change] = useSearch();
  const isUnreadOnly = search.get('unread') === 'true';
  const list = useList('/api/inbox', isUnreadOnly ? { unread: 'true' } : {});
  const rows = list.data?.rows ?? [];
  return (
    <Page title={words.title} lead={words.lead} acts={<ReadAll />}>
      <Radio.Group
        aria-label={words.filter}
        optionType="button"
        value={isUnreadOnly ? 'unread' : 'all'}
        onChange={({ target }) => change({ unread: target.value === 'unread' ? 'true' : null })}
        options={[
          { value: 'all', label: words.everything },
          { value: 'unread', label: words.unreadOnly },
        ]}
      />
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending && !list.error ? <Loading /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={isUnreadOnly ? words.emptyUnread : words.emptyTitle} hint={words.emptyHint} />
      ) : null}
      {rows.length > 0 ? (
        <SimpleTable
          scroll={words.title}
          blocks
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.notificationId}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Page>
  );
}
