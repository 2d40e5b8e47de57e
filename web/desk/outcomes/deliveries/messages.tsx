import { Button } from 'antd';
import { useList } from '../../../client/index.ts';
import {
  ActButton,
  EmptyState,
  ErrorState,
  Loading,
  ReasonButton,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
} from '../../../ui/index.ts';
import type { Message } from './replies.ts';
import { words as all } from './words.ts';

const words = all.messages;

/** Where it stands, and why nothing was sent. */
function Standing({ of }: { of: Message }) {
  const waits = of.status === 'waiting' || of.status === 'failed';
  return (
    <div>
      <Status in="phoneMessageStatuses" id={of.status} />
      {waits ? <div className="quiet small">{words.notBefore(shownInstant(of.notBefore))}</div> : null}
      {of.reason === null ? null : (
        <div className="quiet small">
          {of.reason === 'switched-off' ? words.switchedOff : words.cancelledFor(of.reason)}
        </div>
      )}
    </div>
  );
}

function Acts({ of }: { of: Message }) {
  return (
    <div className="row">
      <ActButton
        route="deliveries.resend"
        allowed={of.allowed}
        path="/api/phone-messages/{messageId}/resend"
        params={{ messageId: of.messageId }}
        body={{ version: of.version }}
        label={words.resend}
        ask={words.resendAsk}
      />
      <ReasonButton
        route="deliveries.cancelMessage"
        allowed={of.allowed}
        path="/api/phone-messages/{messageId}/cancel"
        params={{ messageId: of.messageId }}
        version={of.version}
        label={words.cancel}
        title={words.cancelTitle}
        effect={words.cancelEffect}
        hint={words.cancelHint}
        said={() => words.cancelSaid}
      />
    </div>
  );
}

const COLUMNS: readonly SimpleColumn<Message>[] = [
  {
    title: all.person,
    rowHead: true,
    className: 'nowrap',
    show: (row) => (
      <>
        {row.person.name}
        <div className="quiet small">{row.person.idNumberMasked}</div>
      </>
    ),
  },
  { title: all.kind, kind: 'word', in: 'personMessageKinds', show: (row) => row.kind },
  { title: all.content, show: (row) => row.content },
  { title: all.status, show: (row) => <Standing of={row} /> },
  { title: words.attempts, kind: 'count', show: (row) => row.attempts },
  { title: words.sent, kind: 'instant', show: (row) => row.sentAt },
  { title: all.acts, show: (row) => <Acts of={row} /> },
];

/** Messages to phones: what waits, failed or was given up first. */
export function Messages() {
  const list = useList('/api/phone-messages', {});
  const rows = list.data?.rows;
  if (list.error) return <ErrorState fault={list.error} retry={() => void list.refetch()} />;
  if (rows === undefined) return <Loading />;
  if (rows.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <>
      <SimpleTable scroll={words.tab} blocks columns={COLUMNS} rows={rows} rowKey={(row) => row.messageId} />
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {all.more}
        </Button>
      ) : null}
    </>
  );
}
