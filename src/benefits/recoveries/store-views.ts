import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Ground, RecoveryStatus } from './contract.ts';
import type { Payee } from './store.ts';

export interface ListedRecovery extends Omit<Payee, 'organisationId' | 'personId'> {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: RecoveryStatus;
  readonly divisionCode: string;
  readonly ground: Ground;
  readonly lineCount: number;
  readonly amountFen: Fen;
  readonly recoveredFen: Fen;
  readonly writtenOffFen: Fen;
  readonly noticedOn: LocalDate | null;
  readonly answerByOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly createdAt: Date;
}

export interface RecoveryFilter {
  readonly status: RecoveryStatus | null;
  readonly q: string | null;
  readonly after: string | null;
  readonly limit: number;
}

const FITS = (
  filter: RecoveryFilter,
) => sql`(${filter.status}::text is null or c.status = ${filter.status}::text)
  and (${filter.q}::text is null or c.number ilike '%' || ${filter.q}::text || '%'
    or c.payee_name like '%' || ${filter.q}::text || '%')`;

/** A page of cases, newest first, and what is open of all that fit. */
export async function listCases(
  tx: Tx,
  filter: RecoveryFilter,
): Promise<{ rows: ListedRecovery[]; total: number; openFen: number }> {
  const { rows } = await sql<ListedRecovery>`
    select c.recovery_id, c.number, c.status, c.division_code, c.ground, c.payee_kind, c.payee_name, c.credit_code,
      c.noticed_on, c.answer_by_on, c.due_on, c.created_at, s.line_count, s.amount_fen, s.recovered_fen, s.written_off_fen
    from recovery_case c cross join lateral (select count(*)::int as line_count, sum(l.amount_fen)::bigint as amount_fen,
      sum(l.recovered_fen)::bigint as recovered_fen, sum(l.written_off_fen)::bigint as written_off_fen
      from recovery_line l where l.recovery_id = c.recovery_id) s
    where ${FITS(filter)} and (${filter.after}::uuid is null or c.recovery_id < ${filter.after}::uuid)
    order by c.recovery_id desc limit ${filter.limit}`.execute(tx);
  const sums = await sql<{ total: number; openFen: number }>`
    select count(distinct c.recovery_id)::int as total,
      coalesce(sum(l.amount_fen - l.recovered_fen - l.written_off_fen)
        filter (where c.status in ('noticed', 'answered', 'owed')), 0)::bigint as open_fen
    from recovery_case c join recovery_line l on l.recovery_id = c.recovery_id where ${FITS(filter)}`.execute(
    tx,
  );
  return { rows, total: sums.rows[0]?.total ?? 0, openFen: sums.rows[0]?.openFen ?? 0 };
}

/** Where the newest notice of a division asked to pay to. */
export async function lastPayTo(tx: Tx, divisionCode: string): Promise<string | null> {
  const { rows } = await sql<{ payTo: string }>`select c.pay_to from recovery_case c
    where c.division_code = ${divisionCode} and c.noticed_on is not null
    order by c.recovery_id desc limit 1`.execute(tx);
  return rows[0]?.payTo ?? null;
}

/** Where the money of a budget comes from, by budget; nothing for whoever sees no budgets. */
export async function sourcesOf(
  tx: Tx,
  budgetIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, { readonly fundSource: string; readonly year: number }>> {
  const { rows } = await sql<{ budgetId: Uuid; fundSource: string; year: number }>`
    select budget_id, fund_source, year from fund_budget where budget_id = any (${[...budgetIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.budgetId, row]));
}

export interface LineRecoveryRow {
  readonly claimLineId: Uuid;
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: RecoveryStatus;
  readonly amountFen: Fen;
  readonly recoveredFen: Fen;
}

/** The case that asks for each of these lines, or did so last; cancelled ones count for nothing. */
export async function recoveriesOfLines(
  tx: Tx,
  claimLineIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, LineRecoveryRow>> {
  const { rows } = await sql<LineRecoveryRow>`
    select distinct on (l.claim_line_id) l.claim_line_id, c.recovery_id, c.number, c.status, l.amount_fen, l.recovered_fen
    from recovery_line l join recovery_case c on c.recovery_id = l.recovery_id
    where l.claim_line_id = any (${[...claimLineIds]}::uuid[]) and c.status <> 'cancelled'
    order by l.claim_line_id, c.recovery_id desc`.execute(tx);
  return new Map(rows.map((row) => [row.claimLineId, row]));
}
