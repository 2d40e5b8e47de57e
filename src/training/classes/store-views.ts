import { sql } from 'kysely';
import type { z } from 'zod';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { classListQuery } from './contract.ts';
import { TRAINED_PERCENT } from './rules.ts';
import { CLASS_COLUMNS, type TrainingClass } from './store.ts';

// What pages show of a class together with attendance, results and certificates: read here, written in their rooms.

export interface ListedClass extends TrainingClass {
  readonly organisationName: string;
  readonly nextStep: 'first-review' | 'second-review' | null;
  readonly dueOn: LocalDate | null;
  readonly workingDaysLeft: number | null;
}

type ListFilter = z.infer<typeof classListQuery>;

function matching(filter: ListFilter) {
  const pattern = filter.name === undefined ? null : `%${filter.name.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${filter.status ?? null}::text is null or c.status = ${filter.status ?? null}::text)
    and (${filter.nextStep ?? null}::text is null or a.next_step = ${filter.nextStep ?? null}::text)
    and (${filter.organisationId ?? null}::uuid is null
      or c.organisation_id = ${filter.organisationId ?? null}::uuid)
    and (${filter.trainingKind ?? null}::text is null or c.training_kind = ${filter.trainingKind ?? null}::text)
    and (${pattern}::text is null or c.name like ${pattern}::text or c.number like ${pattern}::text)
    and (${filter.startFrom ?? null}::date is null or c.start_on >= ${filter.startFrom ?? null}::date)
    and (${filter.startThrough ?? null}::date is null or c.start_on <= ${filter.startThrough ?? null}::date)`;
}

const OPEN_CASE = sql`left join approval_case a
  on a.subject_type = 'class-filing' and a.subject_id = c.class_id::text and a.status = 'open'`;

/** The newest first days first; one row more than `limit` when there is another page. */
export async function listClasses(tx: Tx, filter: ListFilter, today: LocalDate): Promise<ListedClass[]> {
  const { rows } = await sql<ListedClass>`
    select ${CLASS_COLUMNS}, o.name as organisation_name, a.next_step, a.due_on,
      ${workingDaysLeft(today, sql`a.due_on`)} as working_days_left
    from training_class c join organisation o using (organisation_id) ${OPEN_CASE}
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

export interface ClassCounts {
  readonly enrolledCount: number;
  readonly trainedCount: number;
  readonly certifiedCount: number;
}

/**
 * Of these classes: how many are enrolled, were present often enough, passed with an accepted certificate. `offset 0`
 * keeps the certificate a look-up by person: without it the planner reads every certificate of the county for a page.
 */
export async function countPeople(tx: Tx, classIds: readonly Uuid[]): Promise<Map<Uuid, ClassCounts>> {
  const { rows } = await sql<ClassCounts & { classId: Uuid }>`
    select e.class_id, count(*)::int as enrolled_count,
      count(*) filter (where r.present_slots * 100 >= r.slot_count * ${TRAINED_PERCENT}::int)::int as trained_count,
      count(*) filter (where a.result = 'passed' and exists (select 1 from certificate t
        where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null offset 0))::int
        as certified_count
    from enrolment e
    left join attendance_roll r on r.person_id = e.person_id and r.class_id = e.class_id
    left join assessment_result a on a.person_id = e.person_id and a.class_id = e.class_id
    where e.class_id = any (${classIds}::uuid[]) and e.status <> 'withdrawn'
    group by e.class_id`.execute(tx);
  return new Map(rows.map(({ classId, ...counts }) => [classId, counts]));
}

export async function findNames(
  tx: Tx,
  found: { divisionCode: string; organisationId: Uuid },
): Promise<{ divisionName: string; organisationName: string; organisationCreditCode: string }> {
  const { rows } = await sql<{
    divisionName: string;
    organisationName: string;
    organisationCreditCode: string;
  }>`
    select coalesce((select name from division where division_code = ${found.divisionCode}), '') as division_name,
      coalesce(max(o.name), '') as organisation_name, coalesce(max(o.credit_code), '') as organisation_credit_code
    from organisation o where o.organisation_id = ${found.organisationId}`.execute(tx);
  return rows[0] ?? { divisionName: '', organisationName: '', organisationCreditCode: '' };
}

/** What came of each person in this class, as the other rooms keep it. */
export interface Outcome {
  readonly personId: PersonId;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly wholeDays: number | null;
  readonly result: 'passed' | 'failed' | 'absent' | null;
  readonly overallScore: number | null;
  readonly assessedOn: LocalDate | null;
  readonly certificateNumber: string | null;
  readonly certificateKind: string | null;
  readonly certificateLevel: number | null;
  readonly issuedOn: LocalDate | null;
}

export async function findOutcomes(tx: Tx, classId: Uuid): Promise<Map<PersonId, Outcome>> {
  const { rows } = await sql<Outcome>`
    select e.person_id, r.present_slots, r.slot_count, r.whole_days, a.result, a.overall_score::float8 as overall_score,
      a.assessed_on, t.number as certificate_number, t.kind as certificate_kind, t.level as certificate_level,
      t.issued_on
    from enrolment e
    left join attendance_roll r on r.person_id = e.person_id and r.class_id = e.class_id
    left join assessment_result a on a.person_id = e.person_id and a.class_id = e.class_id
    left join lateral (select number, kind, level, issued_on from certificate t
      where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null
      order by t.recorded_at desc, t.certificate_id desc limit 1) t on true
    where e.class_id = ${classId}`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}
