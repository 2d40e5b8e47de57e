import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ChangeKind, ChangeReview } from './contract-changes.ts';
import type { ChangeStatus } from './machine.ts';

/** Values of fields by their names, as they are stored. */
export type Values = Readonly<Record<string, unknown>>;

export interface ClassChange {
  readonly classId: Uuid;
  readonly changeId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly kind: ChangeKind;
  readonly review: ChangeReview;
  readonly personId: PersonId | null;
  readonly effectiveOn: LocalDate | null;
  /** The class that goes on, where two become one. */
  readonly intoClassId: Uuid | null;
  readonly previous: Values;
  readonly proposed: Values;
  readonly reason: string;
  readonly status: ChangeStatus;
  readonly proposedBy: Uuid;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  /** By what rule it holds without a decision. */
  readonly silentSource: string | null;
}

export async function insertChange(tx: Tx, row: Omit<ClassChange, 'silentSource'>): Promise<void> {
  await sql`insert into class_change (class_id, change_id, division_path, organisation_id, kind, review, person_id,
      effective_on, into_class_id, previous, proposed, reason, status, proposed_by, proposed_at, decided_at)
    values (${row.classId}, ${row.changeId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.kind},
      ${row.review}, ${row.personId}, ${row.effectiveOn}::date, ${row.intoClassId}, ${JSON.stringify(row.previous)}::jsonb,
      ${JSON.stringify(row.proposed)}::jsonb, ${row.reason}, ${row.status}, ${row.proposedBy}, ${row.proposedAt},
      ${row.decidedAt})`.execute(tx);
}

const COLUMNS = sql`c.class_id, c.change_id, c.division_path::text as division_path, c.organisation_id, c.kind, c.review,
  c.person_id, c.effective_on, c.into_class_id, c.previous, c.proposed, c.reason, c.status, c.proposed_by, c.proposed_at,
  c.decided_at, c.silent_source`;

/** The class that a merger would go on in, before anything is locked; null for every other change. */
export async function intoClassOf(
  tx: Tx,
  at: Pick<ClassChange, 'classId' | 'changeId'>,
): Promise<Uuid | null> {
  const { rows } = await sql<{ intoClassId: Uuid | null }>`select c.into_class_id from class_change c
    where c.class_id = ${at.classId} and c.change_id = ${at.changeId}`.execute(tx);
  return rows[0]?.intoClassId ?? null;
}

export async function lockChange(tx: Tx, classId: Uuid, changeId: Uuid): Promise<ClassChange | undefined> {
  const { rows } = await sql<ClassChange>`select ${COLUMNS} from class_change c
    where c.class_id = ${classId} and c.change_id = ${changeId} for update`.execute(tx);
  return rows[0];
}

export async function setChangeStatus(
  tx: Tx,
  change: Pick<ClassChange, 'classId' | 'changeId'>,
  status: ChangeStatus,
  at: { readonly decidedAt: Date; readonly silentSource?: string },
): Promise<void> {
  await sql`update class_change set status = ${status}, decided_at = ${at.decidedAt},
      silent_source = ${at.silentSource ?? null}, version = version + 1
    where class_id = ${change.classId} and change_id = ${change.changeId}`.execute(tx);
}

/** Open changes of a kind that may hold by silence, whose review was due before this day. */
export async function findOverdueChanges(
  tx: Tx,
  today: LocalDate,
): Promise<{ classId: Uuid; changeId: Uuid }[]> {
  const { rows } = await sql<{ classId: Uuid; changeId: Uuid }>`
    select c.class_id, c.change_id from class_change c
    join open_review k on k.subject_type = 'class-change' and k.subject_id = c.change_id::text
    where c.status = 'open' and k.due_on < ${today}::date order by k.due_on, c.change_id`.execute(tx);
  return rows;
}

/** Ends a class that goes on in another one. */
export async function mergeClass(
  tx: Tx,
  { classId, status, into }: { classId: Uuid; status: string; into: Uuid },
): Promise<void> {
  await sql`update training_class set status = ${status}, merged_into = ${into}, version = version + 1
    where class_id = ${classId}`.execute(tx);
}

/** As many people as a class that took others in is planned for now. */
export async function planFor(tx: Tx, classId: Uuid, count: number): Promise<void> {
  await sql`update training_class set planned_count = ${count} where class_id = ${classId}`.execute(tx);
}

/** Every change of a class, the open ones before the others, the newest first, with the name of whoever proposed it. */
export async function findChanges(
  tx: Tx,
  classId: Uuid,
): Promise<(ClassChange & { readonly proposedByName: string; readonly intoName: string | null })[]> {
  const { rows } = await sql<ClassChange & { proposedByName: string; intoName: string | null }>`
    select ${COLUMNS}, coalesce((select a.display_name from account_name a where a.account_id = c.proposed_by), '')
      as proposed_by_name, (select t.name from training_class t where t.class_id = c.into_class_id) as into_name
    from class_change c where c.class_id = ${classId} or c.into_class_id = ${classId}
    order by (c.status = 'open') desc, c.proposed_at desc, c.change_id desc`.execute(tx);
  return rows;
}

/** Does work to see what would come of it, and takes it back. */
export async function tryOut<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint try_out`.execute(tx);
  const seen = await work();
  await sql`rollback to savepoint try_out`.execute(tx);
  return seen;
}

/** Whether a change of the filing or of the end of a class was applied: an older form may not undo it. */
export async function wasChanged(tx: Tx, classId: Uuid): Promise<boolean> {
  const { rows } = await sql`select 1 from class_change
    where class_id = ${classId} and status = 'applied' and person_id is null limit 1`.execute(tx);
  return rows.length > 0;
}

/** Ends a class on another day: what would have been taught later is taken off its timetable. */
export async function endOn(tx: Tx, classId: Uuid, lastOn: LocalDate): Promise<void> {
  await sql`delete from class_session where class_id = ${classId} and taught_on > ${lastOn}::date`.execute(
    tx,
  );
  await sql`update training_class set end_on = ${lastOn}::date, ended_early_on = ${lastOn}::date,
      slot_days = array(select d from unnest(slot_days) d where d <= ${lastOn}::date order by d)
    where class_id = ${classId}`.execute(tx);
}

/** What no longer holds once a class is opened again; its days stay as they were taught. */
export async function forgetEarlyEnd(tx: Tx, classId: Uuid): Promise<void> {
  await sql`update training_class set ended_early_on = null where class_id = ${classId}`.execute(tx);
}

/** Takes a trainee off the roster; false when the person is not on it. */
export async function leaveRoster(
  tx: Tx,
  who: { classId: Uuid; personId: PersonId },
  left: { status: string; lastOn: LocalDate | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update enrolment set status = ${left.status}, left_on = ${left.lastOn}::date,
      changed_at = ${left.at}, version = version + 1
    where class_id = ${who.classId} and person_id = ${who.personId} and status = 'enrolled'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes whoever asks off the roster of a class and keeps the change; false when she is not on it. */
export async function leaveOwnRoster(
  tx: Tx,
  left: {
    readonly classId: Uuid;
    readonly changeId: Uuid;
    readonly by: Uuid;
    readonly at: Date;
    readonly reason: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{
    was: boolean;
  }>`select leave_own_roster(${left.classId}::uuid, ${left.changeId}::uuid,
      ${left.by}::uuid, ${left.at}::timestamptz, ${left.reason}) as was`.execute(tx);
  return rows[0]?.was ?? false;
}

/** Puts somebody who left back onto the roster; another class on these days refuses by constraint. */
export async function rejoinRoster(
  tx: Tx,
  who: { classId: Uuid; personId: PersonId },
  joined: { status: string; enrolledOn: LocalDate; days: { startOn: LocalDate; endOn: LocalDate }; at: Date },
): Promise<void> {
  await sql`update enrolment set status = ${joined.status}, left_on = null, enrolled_on = ${joined.enrolledOn}::date,
      during = daterange(${joined.days.startOn}::date, ${joined.days.endOn}::date, '[]'), changed_at = ${joined.at},
      version = version + 1
    where class_id = ${who.classId} and person_id = ${who.personId} and status <> 'enrolled'`.execute(tx);
}

export async function correctEnrolment(
  tx: Tx,
  who: { classId: Uuid; personId: PersonId },
  now: {
    enrolledOn: LocalDate | null;
    declaredCipher: Buffer | null;
    /** Undefined: as it is. */
    livingAllowanceRequested: boolean | undefined;
    at: Date;
  },
): Promise<void> {
  await sql`update enrolment set enrolled_on = ${now.enrolledOn}::date, declared_cipher = ${now.declaredCipher},
      living_allowance_requested = coalesce(${now.livingAllowanceRequested ?? null}::boolean, living_allowance_requested),
      changed_at = ${now.at},
      version = version + 1
    where class_id = ${who.classId} and person_id = ${who.personId}`.execute(tx);
}

/** Raises the version of a class whose roster changed, so that a page that was open before says so. */
export async function touchClass(tx: Tx, classId: Uuid): Promise<void> {
  await sql`update training_class set version = version + 1 where class_id = ${classId}`.execute(tx);
}

/** How many changes of a class were applied and how many wait, with the day of the first. */
export async function countChanges(
  tx: Tx,
  classId: Uuid,
): Promise<{ applied: number; open: number; firstOn: LocalDate | null }> {
  const { rows } = await sql<{ applied: number; open: number; firstOn: LocalDate | null }>`
    select count(*) filter (where status = 'applied')::int as applied,
      count(*) filter (where status = 'open')::int as open,
      (min(proposed_at) filter (where status in ('applied', 'open')) at time zone 'Asia/Shanghai')::date as first_on
    from class_change where class_id = ${classId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('an aggregate gave no row');
  return row;
}
