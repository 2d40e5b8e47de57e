import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { CONFLICT_STATUSES, conflictQuery, DutyKind } from './contract.ts';
import type { ConflictKind, DutyRow } from './ports.ts';

type ConflictStatus = (typeof CONFLICT_STATUSES)[number];
type TheirRow = Pick<
  DutyRow,
  'listHousehold' | 'listVillage' | 'villageCode' | 'name' | 'relation' | 'recognisedOn'
>;

export interface NewConflict {
  readonly conflictId: Uuid;
  readonly listId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly kind: ConflictKind;
  readonly householdId: Uuid | null;
  readonly ours: string;
  readonly theirs: string;
  readonly theirRow: TheirRow;
  readonly status: ConflictStatus;
}

/** The same conflict raised again waits once, in the words of the latest list. */
export async function insertConflicts(tx: Tx, rows: readonly NewConflict[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into duty_conflict (conflict_id, list_id, person_id, division_path, kind, household_id, ours, theirs,
      their_row, status, raised_at)
    select t.id, t.list, t.person, t.path::ltree, t.kind, t.household, t.ours, t.theirs, t.their_row::jsonb, t.status,
      ${at}::timestamptz
    from unnest(${rows.map((r) => r.conflictId)}::uuid[], ${rows.map((r) => r.listId)}::uuid[],
      ${rows.map((r) => r.personId)}::bigint[], ${rows.map((r) => r.divisionPath)}::text[],
      ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.householdId)}::uuid[],
      ${rows.map((r) => r.ours)}::text[], ${rows.map((r) => r.theirs)}::text[],
      ${rows.map((r) => JSON.stringify(r.theirRow))}::text[], ${rows.map((r) => r.status)}::text[])
      as t (id, list, person, path, kind, household, ours, theirs, their_row, status)
    on conflict (person_id, kind, division_path) where status = 'open' do update
      set list_id = excluded.list_id, household_id = excluded.household_id, ours = excluded.ours,
        theirs = excluded.theirs, their_row = excluded.their_row, version = duty_conflict.version + 1`.execute(
    tx,
  );
}

export interface ConflictRow extends Omit<NewConflict, 'theirRow'> {
  readonly theirRow: TheirRow;
  readonly listKind: DutyKind;
  readonly listedOn: LocalDate;
  readonly countyCode: string;
  readonly raisedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: Uuid | null;
  readonly reason: string | null;
  readonly version: number;
}

const CONFLICT = sql`c.conflict_id, c.list_id, c.person_id, c.division_path::text as division_path, c.kind,
  c.household_id, c.ours, c.theirs, c.their_row, c.status, l.kind as list_kind, l.listed_on, l.county_code, c.raised_at,
  c.decided_at, c.decided_by, c.reason, c.version`;

export async function lockConflict(tx: Tx, conflictId: Uuid): Promise<ConflictRow | undefined> {
  const { rows } = await sql<ConflictRow>`
    select ${CONFLICT} from duty_conflict c join duty_list l on l.list_id = c.list_id
    where c.conflict_id = ${conflictId}::uuid for update of c`.execute(tx);
  return rows[0];
}

/** Conflicts within reach, those that wait first, then the latest. */
export async function listConflicts(
  tx: Tx,
  query: z.infer<typeof conflictQuery>,
): Promise<{ rows: ConflictRow[]; total: number }> {
  const where = sql`(${query.status ?? null}::text is null or c.status = ${query.status ?? null}::text)
    and (${query.list ?? null}::uuid is null or c.list_id = ${query.list ?? null}::uuid)`;
  const { rows } = await sql<ConflictRow>`
    select ${CONFLICT} from duty_conflict c join duty_list l on l.list_id = c.list_id
    where ${where} and (${query.after ?? null}::uuid is null or (c.status <> 'open', c.raised_at, c.conflict_id) >
      (select a.status <> 'open', a.raised_at, a.conflict_id from duty_conflict a
        where a.conflict_id = ${query.after ?? null}::uuid))
    order by c.status <> 'open', c.raised_at, c.conflict_id limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from duty_conflict c where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** How many conflicts wait within reach, and since when. */
export async function countOpenConflicts(
  tx: Tx,
): Promise<{ readonly count: number; readonly since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(raised_at) as since from duty_conflict where status = 'open'`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, since: null };
}

/** One decision of one version: false when somebody was quicker. */
export async function settleConflict(
  tx: Tx,
  before: Pick<ConflictRow, 'conflictId' | 'version'>,
  to: { status: ConflictStatus; reason: string; by: Uuid; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update duty_conflict set status = ${to.status}, reason = ${to.reason},
      decided_by = ${to.by}, decided_at = ${to.at}, version = version + 1
    where conflict_id = ${before.conflictId}::uuid and version = ${before.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Does the same conflict of this person wait already, raised by a later list? */
export async function isOpenAgain(
  tx: Tx,
  of: Pick<ConflictRow, 'personId' | 'kind' | 'divisionPath'>,
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from duty_conflict where person_id = ${of.personId} and kind = ${of.kind}
    and division_path = ${of.divisionPath}::ltree and status = 'open'`.execute(tx);
  return rows.length > 0;
}

/** One opening of one version: false when somebody was quicker. */
export async function reopenDecided(
  tx: Tx,
  before: Pick<ConflictRow, 'conflictId' | 'version'>,
  status: ConflictStatus,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update duty_conflict set status = ${status}, reason = null, decided_by = null,
      decided_at = null, version = version + 1
    where conflict_id = ${before.conflictId}::uuid and version = ${before.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** The next list is compared again with whoever this is about: what it says of household and village is forgotten. */
export async function forgetListed(
  tx: Tx,
  of: { personId: PersonId; kind: DutyKind; countyCode: string },
): Promise<void> {
  await sql`update duty_entry set list_village = null, list_household = ''
    where person_id = ${of.personId} and kind = ${of.kind} and county_code = ${of.countyCode} and until_on is null`.execute(
    tx,
  );
}

/** The village of a person's entries follows that of her household. */
export async function followVillage(
  tx: Tx,
  personIds: readonly PersonId[],
  to: { villageCode: string; divisionPath: string },
): Promise<void> {
  await sql`update duty_entry set village_code = ${to.villageCode}, division_path = ${to.divisionPath}::ltree
    where person_id = any (${[...personIds]}::bigint[]) and until_on is null`.execute(tx);
}
