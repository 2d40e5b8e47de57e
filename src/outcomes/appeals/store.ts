import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { AppealStatus, AppealSubject, Outcome, StepKind } from './contract.ts';

/** What an appeal is against. */
export interface MatterRow {
  readonly subjectType: AppealSubject;
  readonly subjectId: Uuid;
  readonly parentId: Uuid | null;
  readonly subjectName: string;
}

export interface AppealRow extends MatterRow {
  readonly appealId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly organisationName: string | null;
  readonly personId: PersonId | null;
  readonly appellant: string | null;
  readonly paperNumber: string | null;
  /** The person herself lodged it. */
  readonly isOwn: boolean;
  readonly isLate: boolean;
  readonly status: AppealStatus;
  readonly lodgedAt: Date;
  readonly lodgedBy: Uuid;
  readonly dueOn: LocalDate | null;
  readonly workingDaysLeft: number | null;
  readonly version: number;
}

const COLUMNS = (
  today: LocalDate,
) => sql`a.appeal_id, a.number, a.division_code, a.division_path::text as division_path,
  a.organisation_id, o.name as organisation_name, a.person_id, a.subject_type, a.subject_id, a.parent_id, a.subject_name,
  a.appellant, a.paper_number, a.is_own, a.is_late, a.status, a.lodged_at, a.lodged_by, a.due_on,
  ${workingDaysLeft(today, sql`a.due_on`)} as working_days_left, a.version`;
const FROM = sql`appeal a left join organisation_name o on o.organisation_id = a.organisation_id`;

export async function findAppeal(tx: Tx, appealId: Uuid, today: LocalDate): Promise<AppealRow | undefined> {
  const { rows } = await sql<AppealRow>`
    select ${COLUMNS(today)} from ${FROM} where a.appeal_id = ${appealId}`.execute(tx);
  return rows[0];
}

/** Locks an appeal for the rest of the transaction. */
export async function lockAppeal(tx: Tx, appealId: Uuid, today: LocalDate): Promise<AppealRow | undefined> {
  await sql`select 1 from appeal where appeal_id = ${appealId} for update`.execute(tx);
  return findAppeal(tx, appealId, today);
}

/** The appeal against this that neither was taken back nor put right. */
export async function liveAppeal(
  tx: Tx,
  { subjectType, subjectId }: Pick<MatterRow, 'subjectType' | 'subjectId'>,
): Promise<{ appealId: Uuid; number: string } | undefined> {
  const { rows } = await sql<{ appealId: Uuid; number: string }>`
    select appeal_id, number from appeal where subject_type = ${subjectType} and subject_id = ${subjectId}
      and status not in ('withdrawn', 'fulfilled')`.execute(tx);
  return rows[0];
}

export async function insertAppeal(
  tx: Tx,
  row: Omit<AppealRow, 'organisationName' | 'workingDaysLeft' | 'version'>,
): Promise<void> {
  await sql`insert into appeal (appeal_id, number, division_code, division_path, organisation_id, person_id, subject_type,
      subject_id, parent_id, subject_name, appellant, paper_number, is_own, is_late, status, lodged_at, lodged_by, due_on)
    values (${row.appealId}, ${row.number}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.personId}, ${row.subjectType}, ${row.subjectId}, ${row.parentId}, ${row.subjectName}, ${row.appellant},
      ${row.paperNumber}, ${row.isOwn}, ${row.isLate}, ${row.status}, ${row.lodgedAt}, ${row.lodgedBy}, ${row.dueOn})`.execute(
    tx,
  );
}

/** Saves the next status under the next version. */
export async function saveAppeal(
  tx: Tx,
  appealId: Uuid,
  next: { readonly status: AppealStatus; readonly dueOn: LocalDate | null; readonly isLate: boolean },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update appeal set status = ${next.status}, due_on = ${next.dueOn}, is_late = ${next.isLate}, version = version + 1
    where appeal_id = ${appealId} returning version`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the appeal has gone while it was locked');
  return row.version;
}

export interface AppealStep {
  readonly position: number;
  readonly kind: StepKind;
  readonly outcome: Outcome | null;
  readonly content: string;
  readonly who: string;
  readonly takenAt: Date;
}

export async function addStep(
  tx: Tx,
  appealId: Uuid,
  step: Pick<AppealStep, 'kind' | 'outcome' | 'content' | 'takenAt'> & { readonly takenBy: Uuid },
): Promise<void> {
  await sql`insert into appeal_step (appeal_id, position, kind, outcome, content, taken_at, taken_by)
    select ${appealId}, 1 + count(*), ${step.kind}, ${step.outcome}, ${step.content}, ${step.takenAt}, ${step.takenBy}
    from appeal_step where appeal_id = ${appealId}`.execute(tx);
}

export async function stepsOf(tx: Tx, appealId: Uuid): Promise<AppealStep[]> {
  const { rows } = await sql<AppealStep>`
    select s.position, s.kind, s.outcome, s.content, s.taken_at, coalesce(n.display_name, '') as who
    from appeal_step s left join account_name n on n.account_id = s.taken_by
    where s.appeal_id = ${appealId} order by s.position`.execute(tx);
  return rows;
}

export async function listAppeals(
  tx: Tx,
  today: LocalDate,
  filter: { status: AppealStatus | null; q: string | null; after: string | null; limit: number },
): Promise<{ rows: AppealRow[]; total: number }> {
  const like = filter.q === null ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`(${filter.status}::text is null or a.status = ${filter.status}::text)
    and (${like}::text is null or a.number ilike ${like}::text or a.subject_name ilike ${like}::text
      or o.name ilike ${like}::text)`;
  const { rows } = await sql<AppealRow>`
    select ${COLUMNS(today)} from ${FROM}
    where ${where} and (${filter.after}::uuid is null or (a.lodged_at, a.appeal_id)
      < (select b.lodged_at, b.appeal_id from appeal b where b.appeal_id = ${filter.after}::uuid))
    order by a.lodged_at desc, a.appeal_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from ${FROM} where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** The appeals about the reader's own lines and recoveries, newest first; whose they are follows from her scope. */
export async function ownAppeals(tx: Tx, today: LocalDate): Promise<AppealRow[]> {
  const { rows } = await sql<AppealRow>`
    select ${COLUMNS(today)} from ${FROM} order by a.lodged_at desc, a.appeal_id desc limit 100`.execute(tx);
  return rows;
}
