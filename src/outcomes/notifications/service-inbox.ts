import type { z } from 'zod';
import { type Act, type Actor, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, isUuid, type Result, refused } from '../../platform/kernel/index.ts';
import type { inboxQuery, inboxReply, unreadReply } from './contract.ts';
import { countUnread, insertReadMarks, isAddressedTo, type Reader, selectInbox } from './store.ts';

/** The top bar counts so far and no further. */
const MOST_COUNTED = 999;

function readerOf(actor: Actor): Reader {
  return { accountId: actor.accountId, role: actor.role ?? '', organisationId: actor.organisationId };
}

/** `after` of a page: the instant and the id of its last message. */
function readKey(after: string | undefined): { toldAt: string; id: string } | null {
  const [toldAt = '', id = ''] = after?.split(' ') ?? [];
  return !Number.isNaN(Date.parse(toldAt)) && isUuid(id) ? { toldAt, id } : null;
}

/** What this account was told, newest first. */
export async function inboxOf(
  tx: Tx,
  actor: Actor,
  query: z.infer<typeof inboxQuery>,
): Promise<z.input<typeof inboxReply>> {
  const rows = await selectInbox(tx, readerOf(actor), {
    isUnreadOnly: query.unread === 'true',
    after: readKey(query.after),
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      notificationId: row.notificationId,
      toldAt: row.toldAt,
      kind: row.kind,
      content: row.content,
      link:
        row.linkType === null || row.linkId === null
          ? null
          : { type: row.linkType, id: row.linkId, parentId: null },
      dueOn: row.dueOn,
      isRead: row.isRead,
    })),
    next: rows.length > query.limit && last ? `${last.toldAt} ${last.notificationId}` : null,
    total: null,
  };
}

/** How many messages this account has not read. */
export async function unreadOf(tx: Tx, actor: Actor): Promise<z.input<typeof unreadReply>> {
  const counted = await countUnread(tx, readerOf(actor), MOST_COUNTED + 1);
  return { unread: Math.min(counted, MOST_COUNTED), isMore: counted > MOST_COUNTED };
}

/** Marks one message as read by this account; a message that was read already stays so. Refuses `not-found`. */
export async function readOne(act: Act, notificationId: string): Promise<Result<{ marked: number }>> {
  const reader = readerOf(act.actor);
  if (!(await isAddressedTo(act.tx, reader, notificationId))) return refused(NOT_FOUND);
  const marked = await insertReadMarks(act.tx, reader, { notificationId }, act.clock.now());
  await act.record({ event: 'notifications-read', objectType: 'notification', objectId: notificationId });
  return done({ marked });
}

/** Marks everything that was told until now as read by this account. */
export async function readAll(act: Act): Promise<Result<{ marked: number }>> {
  const now = act.clock.now();
  const marked = await insertReadMarks(act.tx, readerOf(act.actor), { through: now }, now);
  await act.record({
    event: 'notifications-read',
    objectType: 'notification',
    objectId: 'all',
    detail: { marked },
  });
  return done({ marked });
}
