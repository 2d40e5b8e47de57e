import { sql } from 'kysely';
import type { z } from 'zod';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import { PLANNED_ONCE, type Tx } from '../../platform/db/index.ts';
import { divisionPathOf, type LocalDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import type { classListQuery } from './contract.ts';
import { CLASS_COLUMNS, type TrainingClass } from './store.ts';

// What pages show of classes.

export interface ListedClass extends TrainingClass {
  readonly organisationName: string;
  readonly nextStep: 'first-review' | 'second-review' | null;
  readonly dueOn: LocalDate | null;
  readonly workingDaysLeft: number | null;
}

type ListFilter = z.infer<typeof classListQuery>;

function matching(filter: ListFilter) {
  const pattern = filter.name === undefined ? null : `%${filter.name.replace(/[\\%_]/g, '\\$&')}%`;
  const path = filter.divisionCode === undefined ? null : divisionPathOf(filter.divisionCode);
  return sql`(${filter.status ?? null}::text is null or c.status = ${filter.status ?? null}::text)
    and (${filter.nextStep ?? null}::text is null or a.next_step = ${filter.nextStep ?? null}::text)
    and (${filter.organisationId ?? null}::uuid is null
      or c.organisation_id = ${filter.organisationId ?? null}::uuid)
    and (${path}::ltree is null or c.division_path <@ ${path}::ltree)
    and (${filter.trainingKind ?? null}::text is null or c.training_kind = ${filter.trainingKind ?? null}::text)
    and (${pattern}::text is null or c.name like ${pattern}::text or c.number like ${pattern}::text)
    and (${filter.startFrom ?? null}::date is null or c.start_on >= ${filter.startFrom ?? null}::date)
    and (${filter.startThrough ?? null}::date is null or c.start_on <= ${filter.startThrough ?? null}::date)`;
}

const OPEN_CASE = sql`left join open_review a
  on a.subject_type = 'class-filing' and a.subject_id = c.class_id::text`;

/** The newest first days first; one row more than `limit` when there is another page. */
export async function listClasses(tx: Tx, filter: ListFilter, today: LocalDate): Promise<ListedClass[]> {
  const { rows } = await sql<ListedClass>`
    select ${CLASS_COLUMNS}, o.name as organisation_name, a.next_step, a.due_on,
      ${workingDaysLeft(today, sql`a.due_on`)} as working_days_left
    from training_class c join organisation_name o using (organisation_id) ${OPEN_CASE}
    where ${matching(filter)} and (${filter.after ?? null}::uuid is null or (c.start_on, c.class_id)
      < (select s.start_on, s.class_id from training_class s where s.class_id = ${filter.after ?? null}::uuid))
    order by c.start_on desc, c.class_id desc limit ${filter.limit + 1}`.execute(tx);
  return rows;
}

export async function countClasses(tx: Tx, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from training_class c ${OPEN_CASE} where ${matching(filter)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** How many are or were enrolled in each of these classes; those who withdrew are not counted. */
export async function countEnrolled(tx: Tx, classIds: readonly Uuid[]): Promise<Map<Uuid, number>> {
  const { rows } = await sql<{ classId: Uuid; count: number }>`
    select class_id, count(*)::int as count from enrolment
    where class_id = any (${[...classIds]}::uuid[]) and status <> 'withdrawn' group by class_id`.execute(tx);
  return new Map(rows.map((row) => [row.classId, row.count]));
}

/** On how many rosters each of these persons is. */
export async function countClassesOfPersons(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, number>> {
  const { rows } = await sql<{ personId: PersonId; count: number }>`${PLANNED_ONCE}
    select person_id, count(*)::int as count from enrolment
    where person_id = any (${[...personIds]}::bigint[]) group by person_id`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row.count]));
}

/** How many classes each of these organisations has filed. */
export async function countClassesOfOrganisations(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ organisationId: string; count: number }>`
    select organisation_id, count(*)::int as count from training_class
    where organisation_id = any (${[...organisationIds]}::uuid[]) group by organisation_id`.execute(tx);
  return new Map(rows.map((row) => [row.organisationId, row.count]));
}

interface ClassNames {
  readonly divisionName: string;
  readonly organisationName: string;
  readonly organisationCreditCode: string;
  /** The village into which it is brought. */
  readonly deliveredToName: string | null;
}

export async function findNames(
  tx: Tx,
  found: { divisionCode: string; organisationId: Uuid; deliveredTo: string | null },
): Promise<ClassNames> {
  const { rows } = await sql<ClassNames>`
    select coalesce((select name from division where division_code = ${found.divisionCode}), '') as division_name,
      (select name from division where division_code = ${found.deliveredTo}) as delivered_to_name,
      coalesce(max(o.name), '') as organisation_name, coalesce(max(o.credit_code), '') as organisation_credit_code
    from organisation_name o where o.organisation_id = ${found.organisationId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('an aggregate gave no row');
  return row;
}

/** The other approved classes of an organisation with how many are on their rosters, the next first day first. */
export async function findMergeable(
  tx: Tx,
  organisationId: Uuid,
  exceptClassId: Uuid,
): Promise<{ classId: Uuid; enrolledCount: number }[]> {
  const { rows } = await sql<{ classId: Uuid; enrolledCount: number }>`
    select c.class_id, (select count(*)::int from enrolment e where e.class_id = c.class_id and e.status = 'enrolled')
      as enrolled_count
    from training_class c where c.organisation_id = ${organisationId} and c.class_id <> ${exceptClassId}
      and c.status = 'approved' order by c.start_on, c.class_id limit 60`.execute(tx);
  return rows;
}
