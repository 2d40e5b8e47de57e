import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus, COST_BEARERS, ORGANISERS } from './contract.ts';

export interface TrainingClass {
  readonly classId: Uuid;
  readonly number: string | null;
  readonly name: string;
  readonly organisationId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly policyId: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  /** What stands for the level in the filing and was not understood; null when it is known or there is none. */
  readonly levelUnread: string | null;
  readonly trainingKind: string;
  readonly plannedCount: number | null;
  /** Hours come as numeric text from the database and are numbers with at most one decimal. */
  readonly totalHours: number | null;
  readonly theoryHours: number | null;
  readonly practiceHours: number | null;
  readonly safetyHours: number | null;
  readonly startOn: LocalDate;
  /** Last day, inclusive. */
  readonly endOn: LocalDate;
  /** The last day of a class that broke off; null for one that was held as filed. */
  readonly endedEarlyOn: LocalDate | null;
  readonly place: string | null;
  readonly location: string | null;
  readonly headTeacherName: string | null;
  readonly headTeacherPhoneMasked: string | null;
  readonly organiser: (typeof ORGANISERS)[number];
  readonly costBorneBy: (typeof COST_BEARERS)[number] | null;
  readonly videoKept: boolean | null;
  readonly isSecret: boolean | null;
  readonly isHazardous: boolean | null;
  readonly filedOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  readonly assessmentPlan: string | null;
  readonly equipment: string | null;
  readonly trainingPackage: string | null;
  /** The village into which the training is brought, by its 12 digits. */
  readonly deliveredTo: string | null;
  /** What it is taught by; null where nothing was named. */
  readonly standardId: Uuid | null;
  readonly status: ClassStatus;
  readonly slotDays: readonly LocalDate[];
  readonly source: string;
  readonly createdAt: Date;
  readonly version: number;
}

export const CLASS_COLUMNS = sql`c.class_id, c.number, c.name, c.organisation_id, c.division_code, c.division_path,
  c.policy_id, c.occupation_code, c.occupation_text, c.level, c.level_unread, c.training_kind, c.planned_count,
  c.total_hours::float8 as total_hours, c.theory_hours::float8 as theory_hours,
  c.practice_hours::float8 as practice_hours, c.safety_hours::float8 as safety_hours, c.start_on, c.end_on, c.ended_early_on, c.place,
  c.location, c.head_teacher_name, c.head_teacher_phone_masked, c.organiser, c.cost_borne_by, c.video_kept, c.is_secret,
  c.is_hazardous, c.filed_on, c.approved_on, c.assessment_plan, c.standard_id,
  c.equipment, c.training_package, c.delivered_to, c.status, c.slot_days, c.source, c.created_at,
  c.version`;

export async function findClass(tx: Tx, classId: Uuid, lock = false): Promise<TrainingClass | undefined> {
  const { rows } = await sql<TrainingClass>`
    select ${CLASS_COLUMNS} from training_class c where c.class_id = ${classId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Classes of this number or name within scope, the newest first. */
export async function findClassesNamed(tx: Tx, numberOrName: string): Promise<TrainingClass[]> {
  const { rows } = await sql<TrainingClass>`
    select ${CLASS_COLUMNS} from training_class c where c.number = ${numberOrName} or c.name = ${numberOrName}
    order by c.start_on desc, c.class_id desc`.execute(tx);
  return rows;
}

/** Every class within scope that starts on these days, by first day. */
export async function findClassesStarting(
  tx: Tx,
  from: LocalDate | null,
  through: LocalDate | null,
): Promise<TrainingClass[]> {
  const { rows } = await sql<TrainingClass>`
    select ${CLASS_COLUMNS} from training_class c
    where (${from}::date is null or c.start_on >= ${from}::date)
      and (${through}::date is null or c.start_on <= ${through}::date)
    order by c.start_on, c.class_id`.execute(tx);
  return rows;
}

export type ClassWrite = Omit<
  TrainingClass,
  'createdAt' | 'version' | 'headTeacherPhoneMasked' | 'endedEarlyOn'
> & {
  /** Undefined leaves what is known. */
  readonly phone: { readonly cipher: Buffer; readonly masked: string } | undefined;
};

export async function insertClass(tx: Tx, row: ClassWrite, created: { at: Date; by: Uuid }): Promise<void> {
  await sql`insert into training_class (class_id, number, name, organisation_id, division_code, division_path,
      policy_id, occupation_code, occupation_text, level, level_unread, training_kind, planned_count, total_hours, theory_hours,
      practice_hours, safety_hours, start_on, end_on, place, location, head_teacher_name, head_teacher_phone_cipher,
      head_teacher_phone_masked, organiser, cost_borne_by, video_kept, is_secret, is_hazardous, filed_on, approved_on,
      assessment_plan, standard_id, equipment, training_package, delivered_to, status, slot_days, source, created_at, created_by)
    values (${row.classId}, ${row.number}, ${row.name}, ${row.organisationId}, ${row.divisionCode},
      ${row.divisionPath}::ltree, ${row.policyId}, ${row.occupationCode}, ${row.occupationText}, ${row.level},
      ${row.levelUnread}, ${row.trainingKind}, ${row.plannedCount}, ${row.totalHours}, ${row.theoryHours}, ${row.practiceHours},
      ${row.safetyHours}, ${row.startOn}::date, ${row.endOn}::date, ${row.place}, ${row.location},
      ${row.headTeacherName}, ${row.phone?.cipher ?? null}, ${row.phone?.masked ?? null}, ${row.organiser},
      ${row.costBorneBy}, ${row.videoKept}, ${row.isSecret}, ${row.isHazardous}, ${row.filedOn}::date,
      ${row.approvedOn}::date, ${row.assessmentPlan}, ${row.standardId}, ${row.equipment}, ${row.trainingPackage}, ${row.deliveredTo}, ${row.status},
      ${[...row.slotDays]}::date[], ${row.source},
      ${created.at}, ${created.by})`.execute(tx);
}

/** Writes what the form says. Status, number and days of filing are moved by `moveClass` only. */
export async function updateClass(tx: Tx, row: ClassWrite): Promise<void> {
  await sql`update training_class set name = ${row.name}, policy_id = ${row.policyId},
      occupation_code = ${row.occupationCode}, occupation_text = ${row.occupationText}, level = ${row.level},
      level_unread = ${row.levelUnread},
      training_kind = ${row.trainingKind}, planned_count = ${row.plannedCount}, total_hours = ${row.totalHours},
      theory_hours = ${row.theoryHours}, practice_hours = ${row.practiceHours}, safety_hours = ${row.safetyHours},
      start_on = ${row.startOn}::date, end_on = ${row.endOn}::date, place = ${row.place}, location = ${row.location},
      head_teacher_name = ${row.headTeacherName},
      head_teacher_phone_cipher = coalesce(${row.phone?.cipher ?? null}, head_teacher_phone_cipher),
      head_teacher_phone_masked = coalesce(${row.phone?.masked ?? null}, head_teacher_phone_masked),
      organiser = ${row.organiser}, cost_borne_by = ${row.costBorneBy}, video_kept = ${row.videoKept},
      is_secret = ${row.isSecret}, is_hazardous = ${row.isHazardous}, assessment_plan = ${row.assessmentPlan},
      equipment = ${row.equipment}, training_package = ${row.trainingPackage}, delivered_to = ${row.deliveredTo}, standard_id = ${row.standardId},
      slot_days = ${[...row.slotDays]}::date[], version = version + 1
    where class_id = ${row.classId}`.execute(tx);
}

/** Everybody may read the class from now on: it is open for enrolment. */
export async function offerClass(tx: Tx, classId: Uuid): Promise<void> {
  await sql`update training_class set is_offered = true where class_id = ${classId}`.execute(tx);
}

/** Moves a class to another status; false when somebody changed it since it was seen. */
export async function moveClass(
  tx: Tx,
  move: {
    classId: Uuid;
    version: number;
    status: ClassStatus;
    number: string | null;
    filedOn: LocalDate | null;
    approvedOn: LocalDate | null;
    policyId: string;
  },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update training_class set status = ${move.status}, number = ${move.number},
      filed_on = ${move.filedOn}::date, approved_on = ${move.approvedOn}::date, policy_id = ${move.policyId},
      version = version + 1
    where class_id = ${move.classId} and version = ${move.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function setSlotDays(tx: Tx, classId: Uuid, days: readonly LocalDate[]): Promise<void> {
  await sql`update training_class set slot_days = ${[...days]}::date[], version = version + 1
    where class_id = ${classId} and slot_days is distinct from ${[...days]}::date[]`.execute(tx);
}

// ---- Numbers

export async function findRegister(
  tx: Tx,
  divisionCode: string,
): Promise<{
  divisionName: string;
  countyWord: string | null;
  firstReviewDays: number | null;
  secondReviewDays: number | null;
}> {
  const { rows } = await sql<{
    divisionName: string;
    countyWord: string | null;
    firstReviewDays: number | null;
    secondReviewDays: number | null;
  }>`
    select d.name as division_name, r.county_word, r.first_review_days, r.second_review_days
    from division d left join filing_register r using (division_code)
    where d.division_code = ${divisionCode}`.execute(tx);
  return rows[0] ?? { divisionName: '', countyWord: null, firstReviewDays: null, secondReviewDays: null };
}

/** The next running number of a county and year; the counter's row is locked until the act ends. */
export async function nextRunningNumber(tx: Tx, divisionCode: string, year: number): Promise<number> {
  const { rows } = await sql<{ lastNumber: number }>`
    insert into filing_counter (division_code, year, last_number) values (${divisionCode}, ${year}, 1)
    on conflict on constraint filing_counter_pk do update set last_number = filing_counter.last_number + 1
    returning last_number`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('no filing number was given');
  return row.lastNumber;
}

/** Numbers given on paper are not given again. */
export async function raiseRunningNumber(
  tx: Tx,
  divisionCode: string,
  year: number,
  atLeast: number,
): Promise<void> {
  await sql`insert into filing_counter (division_code, year, last_number)
    values (${divisionCode}, ${year}, ${atLeast})
    on conflict on constraint filing_counter_pk do update set last_number = excluded.last_number
    where filing_counter.last_number < excluded.last_number`.execute(tx);
}

export async function upsertRegister(
  tx: Tx,
  row: {
    divisionCode: string;
    countyWord: string;
    firstReviewDays: number;
    secondReviewDays: number;
    source: string;
  },
): Promise<void> {
  await sql`insert into filing_register (division_code, county_word, first_review_days, second_review_days, source)
    values (${row.divisionCode}, ${row.countyWord}, ${row.firstReviewDays}, ${row.secondReviewDays}, ${row.source})
    on conflict (division_code) do update set county_word = excluded.county_word,
      first_review_days = excluded.first_review_days, second_review_days = excluded.second_review_days,
      source = excluded.source`.execute(tx);
}

// ---- Clashes

export interface TraineeClash {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly className: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** R11: the classes these persons already sit in on these days, the one that starts first before the others. */
export async function findTraineeClashes(
  tx: Tx,
  personIds: readonly PersonId[],
  classId: Uuid,
  days: { startOn: LocalDate; endOn: LocalDate },
): Promise<TraineeClash[]> {
  const { rows } = await sql<TraineeClash>`
    select * from enrolment_clashes(${personIds}::bigint[],
      daterange(${days.startOn}::date, ${days.endOn}::date, '[]'), ${classId}::uuid)
    order by start_on, class_id`.execute(tx);
  return rows;
}

/** The name of a class in which both sit, wherever it is; undefined when there is none. */
export async function classOfBoth(tx: Tx, one: PersonId, two: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`
    select class_of_both(${one}::bigint, ${two}::bigint) as name`.execute(tx);
  return rows[0]?.name ?? undefined;
}

export interface SessionClash {
  readonly sessionNo: number;
  readonly kind: 'teacher' | 'room';
  readonly className: string;
  readonly at: string;
}

/** R12, R13: sessions that take the same teacher or room at the same time as a session of this class. */
export async function findSessionClashes(tx: Tx, classId: Uuid): Promise<SessionClash[]> {
  const { rows } = await sql<SessionClash>`
    select session_no, kind, class_name, to_char(lower(during), 'YYYY-MM-DD HH24:MI') as at
    from session_clashes(${classId}::uuid) order by session_no, during`.execute(tx);
  return rows;
}
