import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Kind, LinkType } from './contract.ts';
import type { RecordedLine, Told } from './rules-telling.ts';

/** How far each chain was told, locked: of many who tell at once one goes on, the others find nothing left. */
export async function lockCursors(tx: Tx): Promise<{ chain: string; seq: number; head: number }[]> {
  await sql`insert into notification_cursor (chain, seq) select chain, 0 from journal_head
    where not exists (select 1 from notification_cursor c where c.chain = journal_head.chain)
    order by chain on conflict (chain) do nothing`.execute(tx);
  const { rows } = await sql<{ chain: string; seq: number; head: number }>`
    select c.chain, c.seq::int as seq, h.seq::int as head from notification_cursor c join journal_head h on h.chain = c.chain
    where h.seq > c.seq order by c.chain for update of c`.execute(tx);
  return rows;
}

export async function moveCursor(tx: Tx, chain: string, seq: number): Promise<void> {
  await sql`update notification_cursor set seq = ${seq} where chain = ${chain} and seq < ${seq}`.execute(tx);
}

/** Acts of one chain after `from` up to and with `through`, of these events alone. */
export async function selectRecorded(
  tx: Tx,
  part: { readonly chain: string; readonly from: number; readonly through: number },
  events: readonly string[],
): Promise<RecordedLine[]> {
  const { rows } = await sql<RecordedLine>`
    select chain, seq::int as seq, event, object_id, division_path::text as division_path, organisation_id, detail
    from journal_entry
    where chain = ${part.chain} and seq > ${part.from} and seq <= ${part.through} and outcome = 'done'
      and event = any (${[...events]}::text[])
    order by seq`.execute(tx);
  return rows;
}

/** Stores messages; one that was told already is left as it is. Gives how many are new. */
export async function insertNotifications(
  tx: Tx,
  told: readonly (Told & { readonly notificationId: Uuid })[],
  toldAt: Date,
): Promise<number> {
  if (told.length === 0) return 0;
  const values = told.map(
    (
      one,
    ) => sql`(${one.notificationId}::uuid, ${one.key}, ${one.kind}, ${one.role}, ${one.divisionPath}::ltree,
      ${one.organisationId}::uuid, ${one.content}, ${one.link?.type ?? null}, ${one.link?.id ?? null}, ${one.dueOn}::date,
      ${toldAt}::timestamptz)`,
  );
  const { numAffectedRows } = await sql`
    insert into notification (notification_id, source_key, kind, role, division_path, organisation_id, content,
      link_type, link_id, due_on, told_at)
    values ${sql.join(values)} on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Whose inbox: the role's messages as far as the scope reaches, or those of the organisation. */
export interface Reader {
  readonly accountId: Uuid;
  readonly role: string;
  readonly organisationId: Uuid | null;
}

interface MessageRow {
  readonly notificationId: Uuid;
  /** An instant as text: the driver makes no date of each of a thousand rows. */
  readonly toldAt: string;
  readonly kind: Kind;
  readonly content: string;
  readonly linkType: LinkType | null;
  readonly linkId: string | null;
  readonly dueOn: LocalDate | null;
  readonly isRead: boolean;
}

const addressedTo = (reader: Reader) =>
  reader.organisationId === null
    ? sql`n.role = ${reader.role}`
    : sql`n.organisation_id = ${reader.organisationId}::uuid`;

const unreadBy = (reader: Reader) => sql`not exists (select 1 from notification_read r
  where r.account_id = ${reader.accountId}::uuid and r.notification_id = n.notification_id)`;

/** The inbox, newest first, by keyset pages. */
export async function selectInbox(
  tx: Tx,
  reader: Reader,
  page: {
    readonly isUnreadOnly: boolean;
    readonly after: { readonly toldAt: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<MessageRow[]> {
  // Of unread messages alone nobody asks a second time which are read.
  const isRead = page.isUnreadOnly ? sql`false` : sql`not ${unreadBy(reader)}`;
  const { rows } = await sql<MessageRow>`
    select n.notification_id, to_char(n.told_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as told_at,
      n.kind, n.content, n.link_type, n.link_id, n.due_on, ${isRead} as is_read
    from notification n
    where ${addressedTo(reader)}
      and ${page.isUnreadOnly ? unreadBy(reader) : sql`true`}
      and ${page.after === null ? sql`true` : sql`(n.told_at, n.notification_id) < (${page.after.toldAt}::timestamptz, ${page.after.id}::uuid)`}
    order by n.told_at desc, n.notification_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many are unread, counted up to `most`. */
export async function countUnread(tx: Tx, reader: Reader, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from notification n
      where ${addressedTo(reader)} and ${unreadBy(reader)} limit ${most}) unread`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Marks messages that this reader sees and has not read; one of them, or all told by then. */
export async function insertReadMarks(
  tx: Tx,
  reader: Reader,
  which: { readonly notificationId: string } | { readonly through: Date },
  readAt: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into notification_read (account_id, notification_id, read_at)
    select ${reader.accountId}::uuid, n.notification_id, ${readAt}::timestamptz from notification n
    where ${addressedTo(reader)} and ${unreadBy(reader)}
      and ${'notificationId' in which ? sql`n.notification_id = ${which.notificationId}::uuid` : sql`n.told_at <= ${which.through}::timestamptz`}
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Whether a message is one of this reader's. */
export async function isAddressedTo(tx: Tx, reader: Reader, notificationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from notification n where ${addressedTo(reader)} and n.notification_id = ${notificationId}::uuid`.execute(
    tx,
  );
  return rows.length > 0;
}
