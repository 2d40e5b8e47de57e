import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Kind, MessageStatus, SlipReason, SlipStatus } from './contract.ts';

/** A message to a phone as it is stored. */
export interface MessageRow {
  readonly messageId: Uuid;
  readonly sourceKey: string;
  readonly personId: PersonId;
  readonly kind: Kind;
  readonly content: string;
  readonly divisionPath: string;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly notBefore: Date;
  readonly toldAt: Date;
  readonly sentAt: Date | null;
  readonly reason: string | null;
  readonly version: number;
}

/** A printed notice with what became of it. */
export interface SlipRow {
  readonly slipId: Uuid;
  readonly number: string;
  readonly sourceKey: string;
  readonly personId: PersonId;
  readonly kind: Kind;
  readonly content: string;
  readonly divisionPath: string;
  readonly because: SlipReason;
  readonly status: SlipStatus;
  readonly toldAt: Date;
  readonly printedAt: Date | null;
  readonly printedBy: string | null;
  readonly endedOn: LocalDate | null;
  readonly endedBy: string | null;
  readonly signedBy: string | null;
  readonly witness: string | null;
  readonly reason: string | null;
  readonly version: number;
}

const MESSAGE = sql`m.message_id, m.source_key, m.person_id, m.kind, m.content, m.division_path::text as division_path, m.status,
  m.attempts, m.not_before, m.told_at, m.sent_at, m.reason, m.version`;
const SLIP = sql`s.slip_id, s.number, s.source_key, s.person_id, s.kind, s.content, s.division_path::text as division_path,
  s.because, s.status, s.told_at, s.printed_at, s.ended_on, s.signed_by, s.witness, s.reason, s.version,
  (select a.display_name from account_name a where a.account_id = s.printed_by) as printed_by,
  (select a.display_name from account_name a where a.account_id = s.ended_by) as ended_by`;

type NewMessage = Pick<
  MessageRow,
  | 'messageId'
  | 'sourceKey'
  | 'personId'
  | 'kind'
  | 'content'
  | 'divisionPath'
  | 'status'
  | 'notBefore'
  | 'toldAt'
  | 'sentAt'
>;
type NewSlip = Pick<
  SlipRow,
  | 'slipId'
  | 'number'
  | 'sourceKey'
  | 'personId'
  | 'kind'
  | 'content'
  | 'divisionPath'
  | 'because'
  | 'status'
  | 'toldAt'
>;

/** Stores a message; false when the person was told of this already. */
export async function insertMessage(tx: Tx, row: NewMessage): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into phone_message (message_id, source_key, person_id, kind, content, division_path, status, not_before, told_at, sent_at)
    values (${row.messageId}, ${row.sourceKey}, ${row.personId}, ${row.kind}, ${row.content}, ${row.divisionPath}::ltree,
      ${row.status}, ${row.notBefore}::timestamptz, ${row.toldAt}::timestamptz,
      ${row.sentAt}::timestamptz)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Stores a printed notice; false when there is one already. */
export async function insertSlip(tx: Tx, row: NewSlip): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into delivery_slip (slip_id, number, source_key, person_id, kind, content, division_path, because, status, told_at)
    values (${row.slipId}, ${row.number}, ${row.sourceKey}, ${row.personId}, ${row.kind}, ${row.content},
      ${row.divisionPath}::ltree, ${row.because}, ${row.status}, ${row.toldAt}::timestamptz)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Who of these was told of this already, in whatever way. */
export async function toldOf(tx: Tx, sourceKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select source_key || ' ' || person_id as key from phone_message where source_key = any (${[...sourceKeys]}::text[])
    union select source_key || ' ' || person_id from delivery_slip where source_key = any (${[...sourceKeys]}::text[])`.execute(
    tx,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Takes messages that are due, so that no other sender takes them before `heldUntil`. */
export async function takeDue(
  tx: Tx,
  now: Date,
  held: { readonly until: Date; readonly most: number },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    update phone_message m set attempts = m.attempts + 1, not_before = ${held.until}::timestamptz, version = m.version + 1
    where m.message_id in (select d.message_id from phone_message d
      where d.status in ('waiting', 'failed') and d.not_before <= ${now}::timestamptz
      order by d.not_before, d.message_id limit ${held.most} for update skip locked)
    returning ${MESSAGE}`.execute(tx);
  return rows;
}

/** Moves a message on; false when it has changed meanwhile. */
export async function saveMessage(
  tx: Tx,
  row: Pick<MessageRow, 'messageId' | 'version'>,
  next: Pick<MessageRow, 'status' | 'attempts' | 'notBefore' | 'sentAt' | 'reason'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update phone_message set status = ${next.status}, attempts = ${next.attempts}, not_before = ${next.notBefore}::timestamptz,
      sent_at = ${next.sentAt}::timestamptz, reason = ${next.reason}, version = version + 1
    where message_id = ${row.messageId} and version = ${row.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function lockMessage(tx: Tx, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from phone_message m where m.message_id = ${messageId}::uuid for update`.execute(tx);
  return rows[0];
}

/** Printed notices, locked in the order of their ids, so that two who print the same sheets wait for each other. */
export async function lockSlips(tx: Tx, slipIds: readonly string[]): Promise<SlipRow[]> {
  const { rows } = await sql<SlipRow>`
    select ${SLIP} from delivery_slip s where s.slip_id = any (${[...slipIds]}::uuid[]) order by s.slip_id for update of s`.execute(
    tx,
  );
  return rows;
}

/** Moves a printed notice on; false when it has changed meanwhile. */
export async function saveSlip(
  tx: Tx,
  row: Pick<SlipRow, 'slipId' | 'version'>,
  next: {
    readonly status: SlipStatus;
    readonly printed?: { readonly at: Date; readonly by: Uuid } | undefined;
    readonly ended?: { readonly on: LocalDate; readonly by: Uuid } | undefined;
    readonly signedBy?: string | null;
    readonly witness?: string | null;
    readonly reason?: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update delivery_slip set status = ${next.status}, version = version + 1,
      printed_at = coalesce(${next.printed?.at ?? null}::timestamptz, printed_at),
      printed_by = coalesce(${next.printed?.by ?? null}::uuid, printed_by),
      ended_on = ${next.ended?.on ?? null}::date, ended_by = ${next.ended?.by ?? null}::uuid,
      signed_by = ${next.signedBy ?? null}, witness = ${next.witness ?? null}, reason = ${next.reason ?? null}
    where slip_id = ${row.slipId} and version = ${row.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** A page of a list: where it goes on, and how far. */
export interface PageOf<S> {
  readonly status: S | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Messages in scope: those that wait, failed or were given up first, then newest first. */
export async function listMessages(tx: Tx, page: PageOf<MessageStatus>): Promise<MessageRow[]> {
  const open = sql`m.status in ('waiting', 'failed', 'given-up')`;
  const { rows } = await sql<MessageRow>`
    select ${MESSAGE} from phone_message m
    where (${page.status}::text is null or m.status = ${page.status})
      and (${page.after}::uuid is null or (${open}, m.message_id) < (select a.status in ('waiting', 'failed', 'given-up'), a.message_id
        from phone_message a where a.message_id = ${page.after}::uuid))
    order by ${open} desc, m.message_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Printed notices in scope: those that wait first, then newest first; or these alone. */
export async function listSlips(
  tx: Tx,
  page: PageOf<SlipStatus> & { readonly ids: readonly string[] | null },
): Promise<SlipRow[]> {
  const open = sql`s.status in ('to-print', 'printed', 'undelivered')`;
  const { rows } = await sql<SlipRow>`
    select ${SLIP} from delivery_slip s
    where (${page.status}::text is null or s.status = ${page.status})
      and (${page.ids}::uuid[] is null or s.slip_id = any (${page.ids}::uuid[]))
      and (${page.after}::uuid is null or (${open}, s.slip_id) < (select a.status in ('to-print', 'printed', 'undelivered'), a.slip_id
        from delivery_slip a where a.slip_id = ${page.after}::uuid))
    order by ${open} desc, s.slip_id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** The persons of these that want no messages. */
export async function switchedOff(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from message_choice where is_off and person_id = any (${[...ids]}::bigint[])`.execute(
    tx,
  );
  return new Set(rows.map(({ personId }) => personId));
}

/** Whether a person wants messages from now on; false when it was so already. */
export async function saveChoice(
  tx: Tx,
  choice: { readonly personId: PersonId; readonly isOff: boolean },
  changedAt: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into message_choice (person_id, is_off, changed_at)
    values (${choice.personId}, ${choice.isOff}, ${changedAt}::timestamptz)
    on conflict (person_id) do update set is_off = excluded.is_off, changed_at = excluded.changed_at
    where message_choice.is_off <> excluded.is_off`.execute(tx);
  return numAffectedRows === 1n;
}

interface OwnMessage {
  readonly id: Uuid;
  readonly kind: Kind;
  readonly content: string;
  readonly toldAt: Date;
  readonly onPaper: boolean;
  /** Of what goes on paper: it has been printed, else it is still to be. */
  readonly isPrinted: boolean;
}

/** What a person was told, newest first. */
export async function messagesOf(tx: Tx, personId: PersonId): Promise<OwnMessage[]> {
  const { rows } = await sql<OwnMessage>`
    select message_id as id, kind, content, told_at, false as on_paper, false as is_printed
    from phone_message where person_id = ${personId}
    union all
    select slip_id, kind, content, told_at, true, s.printed_at is not null from delivery_slip s where s.person_id = ${personId} and not exists (
      select 1 from phone_message m where m.source_key = s.source_key and m.person_id = s.person_id)
    order by told_at desc, id desc limit 50`.execute(tx);
  return rows;
}

/** Code and name of these divisions, by path. */
export async function divisionsOf(
  tx: Tx,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { readonly code: string; readonly name: string }>> {
  const { rows } = await sql<{ path: string; code: string; name: string }>`
    select path::text as path, division_code as code, name from division where path = any (${[...paths]}::ltree[])`.execute(
    tx,
  );
  return new Map(rows.map(({ path, ...division }) => [path, division]));
}
