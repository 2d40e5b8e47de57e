import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { EntryKind, EntryOutcome, NeedKind, NotReachedReason } from './contract.ts';

/** What the phone was told; names nobody. */
export interface Told {
  readonly refusals: readonly { readonly code: string; readonly message: string }[];
  readonly seat: { readonly number: number; readonly isQueued: boolean } | null;
}

/** What is kept of an entry's own words, taken or refused. */
interface Said {
  readonly words?: string;
  readonly reason?: NotReachedReason;
  readonly tries?: number;
}

export interface EntryRow {
  readonly entryId: Uuid;
  readonly deviceId: Uuid;
  readonly helperId: Uuid;
  readonly divisionPath: string;
  readonly personId: PersonId | null;
  readonly kind: EntryKind;
  readonly contentDigest: Buffer;
  readonly happenedAt: Date;
  readonly clockOffSeconds: number;
  readonly receivedAt: Date;
  readonly outcome: EntryOutcome;
  readonly codes: readonly string[];
  readonly answer: Told;
  readonly needId: Uuid | null;
  readonly measureId: Uuid | null;
  readonly openingId: Uuid | null;
  readonly said: Said;
}

const COLUMNS = sql`e.entry_id, e.device_id, e.helper_id, e.division_path::text as division_path, e.person_id, e.kind,
  e.content_digest, e.happened_at, e.clock_off_seconds, e.received_at, e.outcome, e.codes, e.answer, e.need_id,
  e.measure_id, e.opening_id, e.said`;

/** Whoever brings the same entry waits here until the first of them is through. */
export async function lockEntry(tx: Tx, entryId: Uuid): Promise<void> {
  await sql`select lock_visit_entry(${entryId}::uuid)`.execute(tx);
}

export async function findEntry(tx: Tx, entryId: Uuid): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`select ${COLUMNS} from visit_entry e
    where e.entry_id = ${entryId}::uuid`.execute(tx);
  return rows[0];
}

/** The entries of these that came in before. */
export async function findEntries(tx: Tx, entryIds: readonly string[]): Promise<Map<string, EntryRow>> {
  const { rows } = await sql<EntryRow>`select ${COLUMNS} from visit_entry e
    where e.entry_id = any (${[...entryIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.entryId, row]));
}

export async function insertEntry(tx: Tx, row: EntryRow): Promise<void> {
  await sql`insert into visit_entry (entry_id, device_id, helper_id, division_path, person_id, kind, content_digest,
      happened_at, clock_off_seconds, received_at, outcome, codes, answer, need_id, measure_id, opening_id, said)
    values (${row.entryId}, ${row.deviceId}, ${row.helperId}, ${row.divisionPath}::ltree, ${row.personId}, ${row.kind},
      ${row.contentDigest}, ${row.happenedAt}, ${row.clockOffSeconds}, ${row.receivedAt}, ${row.outcome},
      ${[...row.codes]}::text[], ${JSON.stringify(row.answer)}::jsonb,
      ${row.needId}, ${row.measureId}, ${row.openingId}, ${JSON.stringify(row.said)}::jsonb)`.execute(tx);
}

export interface EntryListed extends EntryRow {
  readonly needKind: NeedKind | null;
  readonly needWords: string | null;
  readonly needOccupation: string | null;
  readonly helperName: string;
  readonly deviceName: string;
}

/** What came in within reach, the newest first. A helper sees her own alone. */
export async function listEntries(
  tx: Tx,
  page: {
    readonly helperId: Uuid | null;
    readonly outcome: EntryOutcome | null;
    readonly kind: EntryKind | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: EntryListed[]; total: number }> {
  const where = sql`(${page.helperId}::uuid is null or e.helper_id = ${page.helperId}::uuid)
    and (${page.outcome}::text is null or e.outcome = ${page.outcome}::text)
    and (${page.kind}::text is null or e.kind = ${page.kind}::text)`;
  const { rows } = await sql<EntryListed>`
    select ${COLUMNS}, coalesce(n.display_name, '') as helper_name, d.name as device_name,
      w.kind as need_kind, w.words as need_words, w.occupation_code as need_occupation
    from visit_entry e join helper_device d on d.device_id = e.device_id
    left join account_name n on n.account_id = e.helper_id
    left join need_status w on w.need_id = e.need_id
    where ${where} and (${page.after}::uuid is null or (e.received_at, e.entry_id) <
      (select b.received_at, b.entry_id from visit_entry b where b.entry_id = ${page.after}::uuid))
    order by e.received_at desc, e.entry_id desc limit ${page.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from visit_entry e where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
