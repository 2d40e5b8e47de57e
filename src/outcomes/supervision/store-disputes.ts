import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type {
  Answer,
  Channel,
  DisputeFact,
  DisputeKind,
  DisputeStatus,
  DisputeSubject,
  StepKind,
} from './contract.ts';

export interface DisputeRow {
  readonly disputeId: Uuid;
  readonly number: string;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly subjectType: DisputeSubject;
  readonly subjectId: Uuid;
  readonly parentId: Uuid | null;
  readonly subjectName: string;
  readonly fact: DisputeFact;
  readonly kind: DisputeKind;
  readonly stated: string;
  readonly statedBy: string;
  readonly content: string;
  readonly channel: Channel;
  readonly broughtBy: string | null;
  readonly broughtOn: LocalDate;
  readonly status: DisputeStatus;
  readonly answer: Answer | null;
  readonly reply: string | null;
  readonly openedAt: Date;
  readonly openedBy: Uuid;
  readonly dueOn: LocalDate | null;
  readonly workingDaysLeft: number | null;
  readonly version: number;
}

/** The day of the dispute itself while nobody has proposed an answer, then that of its review. */
const DUE = sql`coalesce(d.due_on, k.due_on)`;
const FROM = sql`dispute d left join open_review k on k.subject_type = 'dispute' and k.subject_id = d.dispute_id::text`;
const COLUMNS = (
  today: LocalDate,
) => sql`d.dispute_id, d.number, d.person_id, d.division_path::text as division_path, d.subject_type, d.subject_id,
  d.parent_id, d.subject_name, d.fact, d.kind, d.stated, d.stated_by, d.content, d.channel, d.brought_by, d.brought_on,
  d.status, d.answer, d.reply, d.opened_at, d.opened_by, ${DUE} as due_on,
  ${workingDaysLeft(today, DUE)} as working_days_left, d.version`;

export async function findDispute(
  tx: Tx,
  disputeId: Uuid,
  today: LocalDate,
): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select ${COLUMNS(today)} from ${FROM} where d.dispute_id = ${disputeId}`.execute(tx);
  return rows[0];
}

/** Locks a dispute for the rest of the transaction. */
export async function lockDispute(
  tx: Tx,
  disputeId: Uuid,
  today: LocalDate,
): Promise<DisputeRow | undefined> {
  await sql`select 1 from dispute where dispute_id = ${disputeId} for update`.execute(tx);
  return findDispute(tx, disputeId, today);
}

/** What a person disputes, newest first. */
export async function disputesOf(tx: Tx, personId: PersonId, today: LocalDate): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select ${COLUMNS(today)} from ${FROM} where d.person_id = ${personId}::bigint
    order by d.opened_at desc, d.dispute_id desc`.execute(tx);
  return rows;
}

export async function insertDispute(
  tx: Tx,
  row: Omit<DisputeRow, 'answer' | 'reply' | 'workingDaysLeft' | 'version'>,
): Promise<void> {
  await sql`insert into dispute (dispute_id, number, person_id, division_path, subject_type, subject_id, parent_id,
      subject_name, fact, kind, stated, stated_by, content, channel, brought_by, brought_on, status, opened_at, opened_by,
      due_on)
    values (${row.disputeId}, ${row.number}, ${row.personId}, ${row.divisionPath}::ltree, ${row.subjectType},
      ${row.subjectId}, ${row.parentId}, ${row.subjectName}, ${row.fact}, ${row.kind}, ${row.stated}, ${row.statedBy},
      ${row.content}, ${row.channel}, ${row.broughtBy}, ${row.broughtOn}, ${row.status}, ${row.openedAt}, ${row.openedBy},
      ${row.dueOn})`.execute(tx);
}

/** Saves the next status with its answer under the next version. */
export async function saveDispute(
  tx: Tx,
  disputeId: Uuid,
  next: Pick<DisputeRow, 'status' | 'answer' | 'reply' | 'dueOn'>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update dispute set status = ${next.status}, answer = ${next.answer}, reply = ${next.reply}, due_on = ${next.dueOn},
      version = version + 1
    where dispute_id = ${disputeId} returning version`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the dispute has gone while it was locked');
  return row.version;
}

export interface DisputeStep {
  readonly position: number;
  readonly kind: StepKind;
  readonly answer: Answer | null;
  readonly content: string;
  readonly who: string;
  readonly takenAt: Date;
}

export async function addStep(
  tx: Tx,
  disputeId: Uuid,
  step: Pick<DisputeStep, 'kind' | 'answer' | 'content' | 'takenAt'> & { readonly takenBy: Uuid },
): Promise<void> {
  await sql`insert into dispute_step (dispute_id, position, kind, answer, content, taken_at, taken_by)
    select ${disputeId}, 1 + count(*), ${step.kind}, ${step.answer}, ${step.content}, ${step.takenAt}, ${step.takenBy}
    from dispute_step where dispute_id = ${disputeId}`.execute(tx);
}

export async function stepsOf(tx: Tx, disputeId: Uuid): Promise<DisputeStep[]> {
  const { rows } = await sql<DisputeStep>`
    select s.position, s.kind, s.answer, s.content, s.taken_at, coalesce(n.display_name, '') as who
    from dispute_step s left join account_name n on n.account_id = s.taken_by
    where s.dispute_id = ${disputeId} order by s.position`.execute(tx);
  return rows;
}

export interface DisputeFilter {
  readonly status: DisputeStatus | null;
  readonly fact: DisputeFact | null;
  readonly q: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A page of disputes, newest first, with one row more where there are more. */
export async function listDisputes(
  tx: Tx,
  today: LocalDate,
  filter: DisputeFilter,
): Promise<{ rows: DisputeRow[]; total: number }> {
  const like = filter.q === null ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`(${filter.status}::text is null or d.status = ${filter.status}::text)
    and (${filter.fact}::text is null or d.fact = ${filter.fact}::text)
    and (${like}::text is null or d.number ilike ${like}::text or d.subject_name ilike ${like}::text
      or d.stated_by ilike ${like}::text)`;
  const { rows } = await sql<DisputeRow>`
    select ${COLUMNS(today)} from ${FROM}
    where ${where} and (${filter.after}::uuid is null or (d.opened_at, d.dispute_id)
      < (select b.opened_at, b.dispute_id from dispute b where b.dispute_id = ${filter.after}::uuid))
    order by d.opened_at desc, d.dispute_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from dispute d where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
