import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Ground, RecoveryStatus } from './contract.ts';
import type { RecoveryAmounts } from './rules.ts';

/** Whoever got the money. */
export interface Payee {
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly creditCode: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}

export interface RecoveryRow extends Payee {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly ground: Ground;
  readonly reason: string;
  readonly clause: string | null;
  readonly payTo: string;
  readonly answerDays: number;
  readonly payDays: number;
  readonly status: RecoveryStatus;
  readonly noticedOn: LocalDate | null;
  readonly answerByOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** The status in which it ended; null while it runs, and where that was not kept. */
  readonly endedFrom: RecoveryStatus | null;
  readonly createdAt: Date;
  /** The display name of whoever opened it. */
  readonly createdBy: string;
  readonly version: number;
}

export interface RecoveryLine extends RecoveryAmounts {
  readonly recoveryId: Uuid;
  readonly claimLineId: Uuid;
  readonly personId: PersonId;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly orderId: Uuid;
  readonly orderNumber: string;
  readonly budgetId: Uuid;
  readonly paidFen: Fen;
}

const CASE = sql`c.recovery_id, c.number, c.division_code, c.division_path::text as division_path, c.organisation_id, c.person_id,
  c.payee_kind, c.payee_name, c.credit_code, c.ground, c.reason, c.clause, c.pay_to, c.answer_days, c.pay_days, c.status,
  c.noticed_on, c.answer_by_on, c.due_on, c.ended_from, c.created_at, c.version,
  coalesce((select a.display_name from account_name a where a.account_id = c.created_by), '') as created_by`;

const LINE = sql`l.recovery_id, l.claim_line_id, l.person_id, l.claim_id, l.claim_number, l.benefit, l.order_id, l.order_number,
  l.budget_id, l.paid_fen, l.amount_fen, l.recovered_fen, l.written_off_fen`;

/** A line that the bank has paid, and to whom. */
export interface PaidLine extends Payee {
  readonly claimLineId: Uuid;
  /** The trainee of the line, whoever got the money. */
  readonly linePersonId: PersonId;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly orderId: Uuid;
  readonly orderNumber: string;
  readonly budgetId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly amountFen: Fen;
  readonly settledOn: LocalDate | null;
}

const PAID = sql`p.claim_line_id, p.person_id as line_person_id, p.claim_id, p.claim_number, p.benefit, p.order_id, p.order_number,
  p.budget_id, p.division_code, p.division_path::text as division_path, p.organisation_id,
  p.payee_person_id as person_id, p.payee_kind, p.payee_name, p.credit_code, p.amount_fen, p.settled_on`;

export async function paidLines(tx: Tx, claimLineIds: readonly string[]): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`select ${PAID} from paid_line p
    where p.claim_line_id = any (${[...claimLineIds]}::uuid[]) order by p.order_number, p.claim_line_id`.execute(
    tx,
  );
  return rows;
}

/** The claims out of which the payee of this line was paid, newest first. */
export async function claimsOfPayee(tx: Tx, line: PaidLine, limit: number): Promise<Uuid[]> {
  const { rows } = await sql<{ claimId: Uuid }>`select distinct p.claim_id from paid_line p
    where ${OF_PAYEE(line)} order by p.claim_id desc limit ${limit}`.execute(tx);
  return rows.map(({ claimId }) => claimId);
}

/** What the payee of this line got: this line first, then its claim, then the claims of these lines, then the newest. */
export async function paidToPayee(
  tx: Tx,
  line: PaidLine,
  { first, limit }: { readonly first: readonly Uuid[]; readonly limit: number },
): Promise<{ rows: PaidLine[]; total: number }> {
  const { rows } = await sql<PaidLine & { total: number }>`select ${PAID}, (count(*) over ())::int as total
    from paid_line p where ${OF_PAYEE(line)}
    order by p.claim_line_id <> ${line.claimLineId}, p.claim_id <> ${line.claimId},
      p.claim_id <> all (${[...first]}::uuid[]), p.claim_id desc, p.order_number, p.claim_line_id limit ${limit}`.execute(
    tx,
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const OF_PAYEE = ({
  organisationId,
  personId,
  divisionCode,
}: PaidLine) => sql`p.division_code = ${divisionCode}
  and p.organisation_id is not distinct from ${organisationId} and p.payee_person_id is not distinct from ${personId}`;

export async function insertCase(
  tx: Tx,
  row: Omit<RecoveryRow, 'version' | 'createdBy' | 'noticedOn' | 'answerByOn' | 'dueOn' | 'endedFrom'> & {
    createdBy: Uuid;
  },
): Promise<void> {
  await sql`insert into recovery_case (recovery_id, number, division_code, division_path, organisation_id, person_id,
      payee_kind, payee_name, credit_code, ground, reason, clause, pay_to, answer_days, pay_days, status, created_at, created_by)
    values (${row.recoveryId}, ${row.number}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.personId}, ${row.payeeKind}, ${row.payeeName}, ${row.creditCode}, ${row.ground}, ${row.reason}, ${row.clause},
      ${row.payTo}, ${row.answerDays}, ${row.payDays}, ${row.status}, ${row.createdAt}, ${row.createdBy})`.execute(
    tx,
  );
}

export async function insertLines(
  tx: Tx,
  {
    recoveryId,
    divisionPath,
    organisationId,
  }: Pick<RecoveryRow, 'recoveryId' | 'divisionPath' | 'organisationId'>,
  lines: readonly (PaidLine & { readonly askedFen: number })[],
): Promise<void> {
  const rows = lines.map((line, index) => ({
    position: index + 1,
    claim_line_id: line.claimLineId,
    person_id: line.linePersonId,
    claim_id: line.claimId,
    claim_number: line.claimNumber,
    benefit: line.benefit,
    order_id: line.orderId,
    order_number: line.orderNumber,
    budget_id: line.budgetId,
    paid_fen: line.amountFen,
    amount_fen: line.askedFen,
  }));
  await sql`insert into recovery_line (recovery_id, division_path, organisation_id, position, claim_line_id, person_id,
      claim_id, claim_number, benefit, order_id, order_number, budget_id, paid_fen, first_fen, amount_fen)
    select ${recoveryId}, ${divisionPath}::ltree, ${organisationId}, position, claim_line_id, person_id, claim_id,
      claim_number, benefit, order_id, order_number, budget_id, paid_fen, amount_fen, amount_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(position int, claim_line_id uuid, person_id bigint,
      claim_id uuid, claim_number text, benefit text, order_id uuid, order_number text, budget_id uuid, paid_fen bigint,
      amount_fen bigint)`.execute(tx);
}

export async function findCase(tx: Tx, recoveryId: Uuid): Promise<RecoveryRow | undefined> {
  const { rows } = await sql<RecoveryRow>`select ${CASE} from recovery_case c
    where c.recovery_id = ${recoveryId}`.execute(tx);
  return rows[0];
}

/** The case, locked until the transaction ends: every act of it begins here. */
export async function lockCase(tx: Tx, recoveryId: Uuid): Promise<RecoveryRow | undefined> {
  await sql`select 1 from recovery_case where recovery_id = ${recoveryId} for update`.execute(tx);
  return findCase(tx, recoveryId);
}

/** Its lines in their order. */
export async function linesOfCase(tx: Tx, recoveryId: Uuid): Promise<RecoveryLine[]> {
  const { rows } = await sql<RecoveryLine>`select ${LINE} from recovery_line l
    where l.recovery_id = ${recoveryId} order by l.position`.execute(tx);
  return rows;
}

/** Saves status and days of a case under its next version; false when somebody came before. */
export async function saveCase(
  tx: Tx,
  { recoveryId, version }: Pick<RecoveryRow, 'recoveryId' | 'version'>,
  next: Pick<RecoveryRow, 'status' | 'noticedOn' | 'answerByOn' | 'dueOn' | 'endedFrom'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update recovery_case set status = ${next.status},
      noticed_on = ${next.noticedOn}::date, answer_by_on = ${next.answerByOn}::date, due_on = ${next.dueOn}::date,
      ended_from = ${next.endedFrom},
      version = version + 1
    where recovery_id = ${recoveryId} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function saveLines(
  tx: Tx,
  recoveryId: Uuid,
  lines: readonly (RecoveryAmounts & { readonly claimLineId: Uuid })[],
): Promise<void> {
  const rows = lines.map((line) => ({
    claim_line_id: line.claimLineId,
    amount_fen: line.amountFen,
    recovered_fen: line.recoveredFen,
    written_off_fen: line.writtenOffFen,
  }));
  await sql`update recovery_line l set amount_fen = t.amount_fen, recovered_fen = t.recovered_fen,
      written_off_fen = t.written_off_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(claim_line_id uuid, amount_fen bigint,
      recovered_fen bigint, written_off_fen bigint)
    where l.recovery_id = ${recoveryId} and l.claim_line_id = t.claim_line_id`.execute(tx);
}

/** The case has ended: another one may ask for what is left of its lines. */
export async function freeLines(tx: Tx, recoveryId: Uuid): Promise<void> {
  await sql`update recovery_line set is_live = false where recovery_id = ${recoveryId}`.execute(tx);
}

/** The case is open again: it asks for its lines as before. Breaks `recovery_line_one_live` where another case does. */
export async function takeLinesAgain(tx: Tx, recoveryId: Uuid): Promise<void> {
  await sql`update recovery_line set is_live = true where recovery_id = ${recoveryId}`.execute(tx);
}

export interface AnswerRow {
  readonly content: string;
  readonly answeredOn: LocalDate;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export async function insertAnswer(
  tx: Tx,
  row: Omit<AnswerRow, 'recordedBy'> & { recoveryId: Uuid; answerId: Uuid; recordedBy: Uuid },
): Promise<void> {
  await sql`insert into recovery_answer (recovery_id, answer_id, content, answered_on, recorded_at, recorded_by)
    values (${row.recoveryId}, ${row.answerId}, ${row.content}, ${row.answeredOn}::date, ${row.recordedAt},
      ${row.recordedBy})`.execute(tx);
}

export async function answersOf(tx: Tx, recoveryId: Uuid): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`select r.content, r.answered_on, r.recorded_at,
      coalesce((select a.display_name from account_name a where a.account_id = r.recorded_by), '') as recorded_by
    from recovery_answer r where r.recovery_id = ${recoveryId} order by r.recorded_at`.execute(tx);
  return rows;
}
