import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

// What the first pages of a teacher, an assessment body and a viewer read.

export interface CountyRow {
  readonly divisionCode: string;
  readonly name: string;
  readonly classes: number;
  readonly persons: number;
  readonly claims: number;
  readonly paidFen: number;
  readonly overdue: number;
}

/** The counties in reach, each with its year: classes, people, claims, what was paid, reviews past their time. */
export async function countiesOf(tx: Tx, year: number, today: LocalDate): Promise<CountyRow[]> {
  const { rows } = await sql<CountyRow>`
    with taught as (
      select subpath(c.division_path, 0, 3) as path, count(distinct c.class_id)::int as classes,
        count(distinct e.person_id)::int as persons
      from training_class c left join trainee_outcome e on e.class_id = c.class_id and e.status = 'enrolled'
      where extract(year from c.start_on) = ${year}::int and c.status in ('approved', 'completed')
        and nlevel(c.division_path) >= 3
      group by 1
    ), claimed as (
      select subpath(c.division_path, 0, 3) as path, count(distinct c.claim_id)::int as claims,
        coalesce(sum(l.amount_fen) filter (where l.status = 'paid'), 0)::bigint as paid_fen
      from claim_status c left join claim_line_status l on l.claim_id = c.claim_id
      where extract(year from c.claimed_on) = ${year}::int and c.status <> 'withdrawn'
        and nlevel(c.division_path) >= 3
      group by 1
    ), late as (
      select subpath(k.division_path, 0, 3) as path, count(*)::int as overdue
      from approval_case k
      where k.status = 'open' and k.due_on < ${today}::date and nlevel(k.division_path) >= 3
      group by 1
    )
    select d.division_code, d.name, coalesce(t.classes, 0) as classes, coalesce(t.persons, 0) as persons,
      coalesce(c.claims, 0) as claims, coalesce(c.paid_fen, 0) as paid_fen, coalesce(l.overdue, 0) as overdue
    from division d
    left join taught t on t.path = d.path left join claimed c on c.path = d.path left join late l on l.path = d.path
    where d.level = 'county' and access_allows(d.path, null)
    order by overdue desc, classes desc, d.division_code`.execute(tx);
  return rows;
}

export interface LessonRow {
  readonly classId: Uuid;
  readonly className: string;
  readonly classNumber: string | null;
  readonly taughtOn: LocalDate;
  readonly fromTime: string;
  readonly throughTime: string;
  readonly content: string;
  readonly room: string | null;
  readonly teacherName: string | null;
  readonly isMine: boolean;
}

/** The lessons of today, or of the next day that has any; `name` is the teacher's as the filing writes it. */
export async function nextLessons(tx: Tx, today: LocalDate, name: string): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    with coming as (
      select s.*, c.name as class_name, c.number as class_number
      from class_session s join training_class c on c.class_id = s.class_id
      where s.is_live and s.taught_on >= ${today}::date and c.status in ('approved', 'completed')
    )
    select class_id, class_name, class_number, taught_on, to_char(lower(during), 'HH24:MI') as from_time,
      to_char(upper(during), 'HH24:MI') as through_time, content, room, teacher_name,
      coalesce(teacher_name = ${name}, false) as is_mine
    from coming where taught_on = (select min(taught_on) from coming)
    order by is_mine desc, lower(during), class_name limit 100`.execute(tx);
  return rows;
}

export interface TaughtClassRow {
  readonly classId: Uuid;
  readonly name: string;
  readonly number: string | null;
  readonly status: 'approved' | 'completed';
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly enrolled: number;
  readonly taughtDays: number;
  readonly recordedDays: number;
  readonly isMine: boolean;
}

/** The days of a class `c` that are over, and those of them for which attendance came in. */
const daysOf = (today: LocalDate) => sql`
  (select count(*)::int from unnest(c.slot_days) day where day <= ${today}::date) as taught_days,
  (select count(distinct day)::int from unnest(c.slot_days) day
    join attendance_calendar k on k.class_id = c.class_id
    join unnest(k.slots) slot on left(slot, 10) = to_char(day, 'YYYY-MM-DD')
    where day <= ${today}::date) as recorded_days`;

/** The classes of the teacher's institution, her own first, the newest first. */
export async function taughtClasses(tx: Tx, today: LocalDate, name: string): Promise<TaughtClassRow[]> {
  const { rows } = await sql<TaughtClassRow>`
    select c.class_id, c.name, c.number, c.status, c.start_on, c.end_on,
      (select count(*)::int from trainee_outcome e where e.class_id = c.class_id and e.status = 'enrolled') as enrolled,
      ${daysOf(today)},
      exists (select 1 from class_teacher t where t.class_id = c.class_id and t.name = ${name}) as is_mine
    from training_class c where c.status in ('approved', 'completed')
    order by is_mine desc, c.start_on desc, c.class_id desc limit 50`.execute(tx);
  return rows;
}

/** Classes whose attendance of past days has not come in, with the number of those days. */
export async function attendanceMissing(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'attendance-missing' as kind, coalesce(n.organisation_name, '') as who,
      concat_ws(' ', k.name, k.number) as what, k.taught_days - k.recorded_days as count,
      null::bigint as amount_fen, null::timestamptz as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'class' as link_type, k.class_id as link_id
    from (select c.class_id, c.name, c.number, c.start_on, ${daysOf(today)}
      from training_class c where c.status = 'approved') k
    join class_status n on n.class_id = k.class_id
    where k.taught_days > k.recorded_days order by k.start_on limit 200`.execute(tx);
  return rows;
}

export interface AssessmentRow {
  readonly classId: Uuid;
  readonly name: string;
  readonly number: string | null;
  readonly organisationName: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly assessmentPlan: string | null;
  readonly enrolled: number;
  readonly assessed: number;
  readonly passed: number;
}

/** Classes of the assessment body's division, those that wait for results first. */
export async function classesToAssess(tx: Tx, today: LocalDate): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`select * from classes_to_assess(${today}::date)`.execute(tx);
  return rows;
}

/** How many open reviews wait at which step in a division and below, whoever asks. */
export async function openSteps(
  tx: Tx,
  divisionPath: string,
): Promise<{ readonly nextStep: string; readonly waiting: number }[]> {
  const { rows } = await sql<{ nextStep: string; waiting: number }>`
    select next_step, waiting from open_steps(${divisionPath}::ltree)`.execute(tx);
  return rows;
}
