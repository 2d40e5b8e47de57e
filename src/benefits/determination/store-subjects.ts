import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import {
  type LocalDate,
  type PersonId,
  statusesFor,
  type Uuid,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import { CLASS, type ClassStatus } from '../../training/classes/index.ts';
import type { DeliveryDays } from '../../training/village-delivery/index.ts';

// What determination reads of other modules' tables, in one piece each; it writes none of them.

export interface EmployerFacts {
  readonly organisationId: Uuid;
  readonly name: string;
  readonly creditCode: string;
  readonly divisionCode: string;
  readonly employerKind: string | null;
  readonly employerSize: string | null;
  readonly sector: string | null;
  readonly selfAssessmentListed: boolean | null;
  readonly industryClass: string | null;
}

export interface ClassSubject {
  readonly classId: Uuid;
  readonly name: string;
  readonly number: string | null;
  readonly status: ClassStatus;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organiser: 'institution' | 'employer';
  readonly trainingKind: string;
  readonly occupationCode: string | null;
  readonly level: number | null;
  /** What stands for the level in the filing and was not understood. */
  readonly levelUnread: string | null;
  readonly totalHours: number | null;
  readonly safetyHours: number | null;
  readonly filedOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly costBorneBy: string | null;
  readonly videoKept: boolean | null;
  readonly isSecret: boolean | null;
  readonly isHazardous: boolean | null;
  /** The day the institution lost the right to train, when it had lost it by the first day (LC-12). */
  readonly suspendedOn: LocalDate | null;
  /** The village into which it is brought, with the filings of the city for its organisation; null where people come. */
  readonly village: { readonly name: string; readonly filings: readonly DeliveryDays[] } | null;
  /** Was the class kept on paper, before anything of it was here? */
  readonly isFromPaper: boolean;
  readonly organisation: EmployerFacts;
}

export interface Trainee {
  readonly personId: PersonId;
  readonly rosterNo: number;
  readonly enrolledOn: LocalDate | null;
  readonly livingAllowanceRequested: boolean;
  readonly bankAccountId: Uuid | null;
  readonly result: 'passed' | 'failed' | 'absent' | null;
  readonly roll: { presentSlots: number; slotCount: number; wholeDays: number | null } | null;
  readonly certificate: ClassCertificate | null;
  /** What came of each kind of exam, by the certificate that a pass brings; none where results came by workbook alone. */
  readonly kinds?: readonly { readonly kind: string; readonly result: 'passed' | 'failed' | 'absent' }[];
  /** All certificates of the class that stand, the latest first. */
  readonly certificates?: readonly ClassCertificate[];
}

export interface ClassCertificate {
  readonly kind: string | null;
  readonly number: string;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly levelUnread: string | null;
  readonly issuedOn: LocalDate | null;
}

export interface ListSubject {
  readonly listId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly reportedOn: LocalDate | null;
  readonly organisation: EmployerFacts;
}

export interface ListEntry {
  readonly personId: PersonId;
  readonly listNo: number;
  readonly contractOn: LocalDate | null;
  readonly contractMonths: number | null;
  readonly months: readonly YearMonth[];
}

const ORGANISATION = sql`jsonb_build_object('organisationId', o.organisation_id, 'name', o.name, 'creditCode', o.credit_code,
  'divisionCode', o.division_code, 'employerKind', o.employer_kind, 'employerSize', o.employer_size, 'sector', o.sector,
  'selfAssessmentListed', o.self_assessment_listed, 'industryClass', o.industry_class) as organisation`;

const CLASS_SUBJECT = sql`select c.class_id, c.name, c.number, c.status, c.policy_id, c.division_code, c.division_path::text as division_path, c.organiser,
      c.training_kind, c.occupation_code, c.level, c.level_unread, c.total_hours::float8 as total_hours,
      c.safety_hours::float8 as safety_hours, c.filed_on, c.approved_on, c.start_on, c.end_on, c.cost_borne_by,
      c.video_kept, c.is_secret, c.is_hazardous, ${ORGANISATION},
      (select max(s.suspended_on) from organisation_suspension s where s.organisation_id = c.organisation_id
        and (s.occupations is null or c.occupation_code is null or c.occupation_code = any (s.occupations))
        and s.suspended_on <= c.start_on and (s.lifted_on is null or s.lifted_on > c.start_on)) as suspended_on,
      (select jsonb_build_object('name', d.name, 'filings', village_filings_of(c.organisation_id))
        from division d where d.division_code = c.delivered_to) as village, starts_with(c.source, 'workbook:') as is_from_paper
    from training_class c join organisation o on o.organisation_id = c.organisation_id`;

export async function classSubject(tx: Tx, classId: Uuid): Promise<ClassSubject | undefined> {
  const { rows } = await sql<ClassSubject>`${CLASS_SUBJECT} where c.class_id = ${classId}`.execute(tx);
  return rows[0];
}

/** Every approved or completed class under a division that started in the year and was over before a day. */
export async function classSubjectsOfYear(
  tx: Tx,
  divisionPath: string,
  year: number,
  overBefore: LocalDate,
): Promise<ClassSubject[]> {
  const { rows } = await sql<ClassSubject>`${CLASS_SUBJECT}
    where c.division_path <@ ${divisionPath}::ltree and c.status = any (${statusesFor(CLASS, 'claim')}::text[])
      and c.start_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
      and c.end_on < ${overBefore}::date`.execute(tx);
  return rows;
}

/** The enrolled of a class in the order of the roster, with what came of them. */
export async function traineesOf(tx: Tx, classId: Uuid): Promise<Trainee[]> {
  const { rows } = await sql<Omit<Trainee, 'certificate'> & { certificates: readonly ClassCertificate[] }>`
    select e.person_id, e.roster_no, e.enrolled_on, e.living_allowance_requested, e.bank_account_id, r.result,
      case when a.person_id is null then null else jsonb_build_object('presentSlots', a.present_slots,
        'slotCount', a.slot_count, 'wholeDays', a.whole_days) end as roll,
      coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'number', t.number, 'occupationCode', t.occupation_code,
          'level', t.level, 'levelUnread', t.level_unread, 'issuedOn', t.issued_on)
          order by t.issued_on desc nulls last, t.certificate_id desc)
        from certificate t where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null),
        '[]') as certificates,
      coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'result', k.result))
        from kind_result k where k.person_id = e.person_id and k.class_id = e.class_id), '[]') as kinds
    from enrolment e
    left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
    left join attendance_roll a on a.person_id = e.person_id and a.class_id = e.class_id
    where e.class_id = ${classId} and e.status = 'enrolled'
    order by e.roster_no, e.person_id`.execute(tx);
  return rows.map((row) => ({ ...row, certificate: row.certificates[0] ?? null }));
}

const LIST = sql`select l.list_id, l.division_code, l.division_path::text as division_path, l.reported_on, ${ORGANISATION}`;

export async function listSubject(tx: Tx, listId: Uuid): Promise<Omit<ListSubject, 'policyId'> | undefined> {
  const { rows } = await sql<Omit<ListSubject, 'policyId'>>`${LIST}
    from work_for_training_list l join organisation o on o.organisation_id = l.organisation_id
    where l.list_id = ${listId}`.execute(tx);
  return rows[0];
}

/** The lists under a division that claim a month of the year; those without months by the day they were made. */
export async function listSubjectsOfYear(
  tx: Tx,
  divisionPath: string,
  year: number,
): Promise<(Omit<ListSubject, 'policyId'> & { readonly earliestMonth: YearMonth | null })[]> {
  const { rows } = await sql<Omit<ListSubject, 'policyId'> & { earliestMonth: YearMonth | null }>`
    with dated as (
      select l.list_id, min(m) as earliest_month,
        coalesce(bool_or(left(m, 4)::int = ${year}),
          extract(year from coalesce(l.reported_on, l.recorded_at))::int = ${year}) as is_of_year
      from work_for_training_list l left join work_for_training_entry e on e.list_id = l.list_id
        left join lateral unnest(e.months) m on true
      where l.division_path <@ ${divisionPath}::ltree group by l.list_id)
    ${LIST}, dated.earliest_month
    from dated join work_for_training_list l on l.list_id = dated.list_id
    join organisation o on o.organisation_id = l.organisation_id
    where dated.is_of_year`.execute(tx);
  return rows;
}

export async function listEntriesOf(tx: Tx, listId: Uuid): Promise<ListEntry[]> {
  const { rows } = await sql<ListEntry>`
    select person_id, list_no, contract_on, contract_months, months from work_for_training_entry where list_id = ${listId}
    order by list_no, person_id`.execute(tx);
  return rows;
}

/**
 * One after another for each person, so that what one claim is granted counts for the next. Held to the end of the
 * transaction. By buckets: the server's table of locks stays small however long a list is.
 */
export async function lockPersons(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(745201, bucket)
    from (select distinct (p % 256)::int as bucket from unnest(${[...personIds]}::bigint[]) as p order by 1) as t`.execute(
    tx,
  );
}
