import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../kernel/index.ts';
import {
  APPROVAL_STEPS,
  type ApprovalStep,
  type CaseStatus,
  type CaseView,
  type Decision,
  type SubjectType,
  TAKEN_BACK,
  type TakenBack,
} from './contract.ts';
import { workingDaysLeft } from './store-calendar.ts';

export interface CaseRow {
  readonly caseId: Uuid;
  readonly round: number;
  readonly status: CaseStatus;
  readonly nextStep: string | null;
  readonly version: number;
}

/** The last case of a subject, locked until the transaction ends. */
export async function lockCase(
  tx: Tx,
  subjectType: SubjectType,
  subjectId: string,
): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select case_id, round, status, next_step, version from approval_case
    where subject_type = ${subjectType} and subject_id = ${subjectId}
    order by (status = 'open') desc, opened_at desc limit 1 for update`.execute(tx);
  return rows[0];
}

export async function insertCase(
  tx: Tx,
  row: {
    caseId: Uuid;
    subjectType: SubjectType;
    subjectId: string;
    divisionPath: string;
    organisationId: Uuid | null;
    personId?: PersonId | null | undefined;
    status: CaseStatus;
    nextStep: string;
    dueOn: LocalDate | null;
    dueClause: string | null;
    openedAt: Date;
  },
): Promise<void> {
  await sql`insert into approval_case (case_id, subject_type, subject_id, division_path, organisation_id, status,
      next_step, due_on, due_clause, opened_at, person_id)
    values (${row.caseId}, ${row.subjectType}, ${row.subjectId}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.status}, ${row.nextStep}, ${row.dueOn}::date, ${row.dueClause}, ${row.openedAt}, ${row.personId ?? null})`.execute(
    tx,
  );
}

/** Sets the status and the next role of the case; `newRound` opens the next round of a returned case. */
export async function updateCase(
  tx: Tx,
  row: {
    caseId: Uuid;
    status: CaseStatus;
    nextStep: string | null;
    dueOn: LocalDate | null;
    dueClause: string | null;
    newRoundAt?: Date;
  },
): Promise<void> {
  const again = row.newRoundAt === undefined ? 0 : 1;
  await sql`update approval_case set status = ${row.status}, next_step = ${row.nextStep}, due_on = ${row.dueOn}::date,
      due_clause = ${row.dueClause}, round = round + ${again}::int, version = version + 1,
      opened_at = coalesce(${row.newRoundAt ?? null}::timestamptz, opened_at)
    where case_id = ${row.caseId}`.execute(tx);
}

/** The human beings behind a step: whoever took it and, during a leave, whoever it was taken for. */
const PERSONS = sql`array_remove(array[s.person_key, s.for_person_key], null)`;

export async function insertStep(
  tx: Tx,
  row: {
    caseId: Uuid;
    round: number;
    step: string;
    personKey: string;
    forPersonKey: string | null;
    accountId: Uuid;
    decision: Decision | 'prepared';
    reasonCode: string | null;
    opinion: string | null;
    decidedAt: Date;
  },
): Promise<void> {
  await sql`insert into approval_step (case_id, round, step, person_key, for_person_key, account_id, decision,
      reason_code, opinion, decided_at)
    values (${row.caseId}, ${row.round}, ${row.step}, ${row.personKey}, ${row.forPersonKey}, ${row.accountId}, ${row.decision},
      ${row.reasonCode}, ${row.opinion}, ${row.decidedAt})`.execute(tx);
}

/** That a thing was taken back, sent back or cancelled without a step of its review. */
export async function insertTakenBack(
  tx: Tx,
  row: {
    takenBackId: Uuid;
    caseId: Uuid;
    round: number;
    kind: TakenBack;
    accountId: Uuid;
    reason: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into approval_taken_back (taken_back_id, case_id, round, kind, account_id, reason, taken_back_at)
    values (${row.takenBackId}, ${row.caseId}, ${row.round}, ${row.kind}, ${row.accountId}, ${row.reason}, ${row.at})`.execute(
    tx,
  );
}

/** The people who took a step of this round, and those for whom one was taken. */
export async function personKeysOfRound(tx: Tx, caseId: Uuid, round: number): Promise<string[]> {
  const { rows } = await sql<{ persons: string[] }>`
    select ${PERSONS} as persons from approval_step s where case_id = ${caseId} and round = ${round}`.execute(
    tx,
  );
  return rows.flatMap((row) => row.persons);
}

/** Who took which step of the last round of a subject's cases; by person, as four eyes are distinguished. */
export async function stepTakersOf(
  tx: Tx,
  subjectType: SubjectType,
  subjectId: string,
): Promise<{ readonly step: string; readonly persons: readonly string[] }[]> {
  const { rows } = await sql<{ step: string; persons: string[] }>`
    select s.step, ${PERSONS} as persons from approval_step s join approval_case c on c.case_id = s.case_id and c.round = s.round
    where c.subject_type = ${subjectType} and c.subject_id = ${subjectId}`.execute(tx);
  return rows;
}

/** Whoever took a step of a review of these subjects, in any round: by person, with the step. */
export async function signersOf(
  tx: Tx,
  subjectType: SubjectType,
  subjectIds: readonly string[],
): Promise<
  { readonly subjectId: string; readonly step: ApprovalStep; readonly persons: readonly string[] }[]
> {
  const { rows } = await sql<{ subjectId: string; step: ApprovalStep; persons: string[] }>`
    select distinct c.subject_id, s.step, ${PERSONS} as persons
    from approval_step s join approval_case c on c.case_id = s.case_id
    where c.subject_type = ${subjectType} and c.subject_id = any (${[...subjectIds]}::text[])
    order by c.subject_id, s.step`.execute(tx);
  return rows;
}

type HeadRow = Omit<CaseView, 'steps' | 'openedAt'> & { openedAt: Date };
type StepRow = Omit<CaseView['steps'][number], 'decidedAt'> & { decidedAt: Date; stepOrder: number };

/** The last case of a subject with all its rounds; `today` gives the working days left for the assigned role. */
export async function findCase(
  tx: Tx,
  subjectType: SubjectType,
  subjectId: string,
  today: LocalDate | null,
): Promise<CaseView | undefined> {
  const { rows } = await sql<HeadRow>`
    select case_id, subject_type, subject_id, round, status, next_step, due_on, due_clause,
      ${workingDaysLeft(today, sql`due_on`)} as working_days_left, opened_at, version
    from approval_case where subject_type = ${subjectType} and subject_id = ${subjectId}
    order by (status = 'open') desc, opened_at desc limit 1`.execute(tx);
  const head = rows[0];
  if (!head) return undefined;
  const steps = await sql<StepRow>`
    select s.round, s.step, s.decision, coalesce(a.display_name, '') as who, coalesce(a.role, '') as role,
      s.decided_at, s.reason_code, s.opinion, array_position(${[...APPROVAL_STEPS]}::text[], s.step) as step_order
    from approval_step s left join account_name a on a.account_id = s.account_id
    where s.case_id = ${head.caseId}
    union all
    select t.round, ${JSON.stringify(TAKEN_BACK)}::jsonb ->> t.kind, t.kind, coalesce(a.display_name, ''), coalesce(a.role, ''),
      t.taken_back_at, null, t.reason, 99
    from approval_taken_back t left join account_name a on a.account_id = t.account_id
    where t.case_id = ${head.caseId}
    order by round, decided_at, step_order`.execute(tx);
  return {
    ...head,
    openedAt: head.openedAt.toISOString(),
    steps: steps.rows.map(({ stepOrder: _, ...step }) => ({
      ...step,
      decidedAt: step.decidedAt.toISOString(),
    })),
  };
}

/** An open case assigned to one of the given roles. */
export interface OpenCase {
  readonly caseId: Uuid;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly round: number;
  readonly nextStep: string;
  readonly dueOn: LocalDate | null;
  readonly dueClause: string | null;
  readonly workingDaysLeft: number | null;
  readonly openedAt: Date;
  readonly lastStepAt: Date;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
}

export async function findOpenCases(
  tx: Tx,
  steps: readonly string[],
  today: LocalDate | null,
  limit: number,
): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select case_id, subject_type, subject_id, round, next_step, due_on, due_clause,
      ${workingDaysLeft(today, sql`due_on`)} as working_days_left, opened_at,
      (select max(decided_at) from approval_step s where s.case_id = approval_case.case_id) as last_step_at,
      division_path, organisation_id
    from approval_case where status = 'open' and next_step = any (${[...steps]}::text[])
    order by due_on nulls last, opened_at limit ${limit}`.execute(tx);
  return rows;
}
