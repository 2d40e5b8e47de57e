import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, Uuid } from '../../platform/kernel/index.ts';
import type { AccountKind, EntryKind } from './contract.ts';
import type { Posting } from './rules.ts';

export interface BudgetRow {
  readonly budgetId: Uuid;
  readonly divisionCode: string;
  readonly fundSource: string;
  readonly year: number;
  readonly appropriatedFen: Fen;
  readonly reservedFen: Fen;
  readonly paidFen: Fen;
  readonly version: number;
}

const BUDGET = sql`budget_id, division_code, fund_source, year, appropriated_fen, reserved_fen, paid_fen, version`;

/** The next number of a series; the series' row stays locked until the transaction ends. */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const { rows } = await sql<{ lastNumber: number }>`
    insert into number_series (series, last_number) values (${series}, 1)
    on conflict (series) do update set last_number = number_series.last_number + 1
    returning last_number`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a number series gave no number');
  return row.lastNumber;
}

export async function listBudgets(tx: Tx, year: number | null): Promise<BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    select ${BUDGET} from fund_budget where ${year}::int is null or year = ${year}::int
    order by year desc, fund_source, division_code`.execute(tx);
  return rows;
}

export async function findBudget(
  tx: Tx,
  key: { divisionCode: string; fundSource: string; year: number },
): Promise<BudgetRow | undefined> {
  const { rows } = await sql<BudgetRow>`
    select ${BUDGET} from fund_budget
    where division_code = ${key.divisionCode} and fund_source = ${key.fundSource} and year = ${key.year}`.execute(
    tx,
  );
  return rows[0];
}

export async function lockBudget(tx: Tx, budgetId: Uuid): Promise<BudgetRow | undefined> {
  const { rows } = await sql<BudgetRow>`
    select ${BUDGET} from fund_budget where budget_id = ${budgetId} for update`.execute(tx);
  return rows[0];
}

/** Makes the budget and its four accounts when they do not exist yet; returns the one that exists. */
export async function ensureBudget(
  tx: Tx,
  row: { budgetId: Uuid; divisionCode: string; divisionPath: string; fundSource: string; year: number },
  accountIds: readonly [Uuid, Uuid, Uuid, Uuid],
): Promise<Uuid> {
  const made = await sql<{ budgetId: Uuid }>`
    insert into fund_budget (budget_id, division_code, division_path, fund_source, year)
    values (${row.budgetId}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.fundSource}, ${row.year})
    on conflict on constraint fund_budget_once do nothing returning budget_id`.execute(tx);
  const [fresh] = made.rows;
  if (!fresh) {
    const known = await findBudget(tx, row);
    if (!known) throw new Error('a budget is outside the scope of whoever changes it');
    return known.budgetId;
  }
  const kinds: AccountKind[] = ['appropriation', 'available', 'reserved', 'paid'];
  const accounts = kinds.map((kind, index) => ({
    fund_account_id: accountIds[index],
    budget_id: fresh.budgetId,
    kind,
  }));
  await sql`insert into fund_account (fund_account_id, budget_id, kind)
    select fund_account_id, budget_id, kind
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as t(fund_account_id uuid, budget_id uuid, kind text)`.execute(
    tx,
  );
  return fresh.budgetId;
}

/**
 * Moves the counters of a budget, guarded in the statement itself: false when that would overspend it or bring a
 * counter below zero. Never read, compute and write.
 */
export async function moveCounters(
  tx: Tx,
  budgetId: Uuid,
  by: { appropriated: number; reserved: number; paid: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update fund_budget set appropriated_fen = appropriated_fen + ${by.appropriated}::bigint,
      reserved_fen = reserved_fen + ${by.reserved}::bigint, paid_fen = paid_fen + ${by.paid}::bigint,
      version = version + 1
    where budget_id = ${budgetId}
      and reserved_fen + ${by.reserved}::bigint >= 0 and paid_fen + ${by.paid}::bigint >= 0
      and reserved_fen + ${by.reserved}::bigint + paid_fen + ${by.paid}::bigint
        <= appropriated_fen + ${by.appropriated}::bigint`.execute(tx);
  return numAffectedRows === 1n;
}

export interface NewEntry {
  readonly entryId: Uuid;
  readonly key: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly postings: readonly Posting[];
}

/** Adds entries that are not there yet; gives back the keys of those that were really added. */
export async function insertEntries(
  tx: Tx,
  head: { budgetId: Uuid; kind: EntryKind; recordedAt: Date; recordedBy: Uuid },
  entries: readonly NewEntry[],
): Promise<ReadonlySet<string>> {
  const rows = entries.map((entry) => ({
    entry_id: entry.entryId,
    key: entry.key,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
  }));
  const added = await sql<{ idempotencyKey: string }>`
    insert into fund_entry (entry_id, budget_id, kind, idempotency_key, subject_type, subject_id, recorded_at, recorded_by)
    select entry_id, ${head.budgetId}, ${head.kind}, key, subject_type, subject_id, ${head.recordedAt}, ${head.recordedBy}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(entry_id uuid, key text, subject_type text, subject_id text)
    on conflict on constraint fund_entry_once do nothing returning idempotency_key`.execute(tx);
  const keys = new Set(added.rows.map((row) => row.idempotencyKey));
  const postings = entries
    .filter((entry) => keys.has(entry.key))
    .flatMap((entry) =>
      entry.postings.map((posting) => ({
        entry_id: entry.entryId,
        kind: posting.account,
        amount_fen: posting.amountFen,
      })),
    );
  await sql`insert into fund_posting (entry_id, fund_account_id, amount_fen)
    select t.entry_id, a.fund_account_id, t.amount_fen
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as t(entry_id uuid, kind text, amount_fen bigint)
    join fund_account a on a.budget_id = ${head.budgetId} and a.kind = t.kind`.execute(tx);
  return keys;
}

export interface KnownEntry {
  readonly idempotencyKey: string;
  readonly entryId: Uuid;
  readonly budgetId: Uuid;
  readonly subjectId: Uuid;
  readonly kind: EntryKind;
  readonly amountFen: Fen;
}

export async function entriesByKey(tx: Tx, keys: readonly string[]): Promise<KnownEntry[]> {
  const { rows } = await sql<KnownEntry>`
    select e.idempotency_key, e.entry_id, e.budget_id, e.subject_id, e.kind,
      (select coalesce(sum(p.amount_fen), 0)::bigint from fund_posting p where p.entry_id = e.entry_id and p.amount_fen > 0) as amount_fen
    from fund_entry e where e.idempotency_key = any (${[...keys]}::text[])`.execute(tx);
  return rows;
}

/** What an account of a budget holds for each of these subjects, in fen. */
export async function heldFor(
  tx: Tx,
  budgetId: Uuid,
  account: AccountKind,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ subjectId: string; amountFen: number }>`
    select e.subject_id, sum(p.amount_fen)::bigint as amount_fen
    from fund_entry e join fund_posting p on p.entry_id = e.entry_id
    join fund_account a on a.fund_account_id = p.fund_account_id and a.kind = ${account}
    where e.budget_id = ${budgetId} and e.subject_id = any (${[...subjectIds]}::text[])
    group by e.subject_id`.execute(tx);
  return new Map(rows.map((row) => [row.subjectId, row.amountFen]));
}

/** Balance of each account and the counters of every budget in scope: what the balance check compares. */
export async function balances(
  tx: Tx,
): Promise<(BudgetRow & { appropriation: number; available: number; reserved: number; paid: number })[]> {
  const { rows } = await sql<
    BudgetRow & { appropriation: number; available: number; reserved: number; paid: number }
  >`
    select b.budget_id, b.division_code, b.fund_source, b.year, b.appropriated_fen, b.reserved_fen, b.paid_fen, b.version,
      coalesce(sum(p.amount_fen) filter (where a.kind = 'appropriation'), 0)::bigint as appropriation,
      coalesce(sum(p.amount_fen) filter (where a.kind = 'available'), 0)::bigint as available,
      coalesce(sum(p.amount_fen) filter (where a.kind = 'reserved'), 0)::bigint as reserved,
      coalesce(sum(p.amount_fen) filter (where a.kind = 'paid'), 0)::bigint as paid
    from fund_budget b join fund_account a on a.budget_id = b.budget_id
    left join fund_posting p on p.fund_account_id = a.fund_account_id
    group by b.budget_id order by b.budget_id`.execute(tx);
  return rows;
}

export interface EntryRow {
  readonly entryId: Uuid;
  readonly kind: EntryKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly postings: { account: AccountKind; amountFen: number }[];
}

/** Entries of a budget, newest first; `after` is the last entry id of the page before. */
export async function listEntries(
  tx: Tx,
  budgetId: Uuid,
  filter: { kind: EntryKind | null; after: string | null; limit: number },
): Promise<{ rows: EntryRow[]; total: number }> {
  const { rows } = await sql<EntryRow>`
    select e.entry_id, e.kind, e.subject_type, e.subject_id, e.recorded_at, coalesce(ac.display_name, '') as recorded_by,
      (select jsonb_agg(jsonb_build_object('account', a.kind, 'amountFen', p.amount_fen) order by p.amount_fen)
        from fund_posting p join fund_account a on a.fund_account_id = p.fund_account_id
        where p.entry_id = e.entry_id) as postings
    from fund_entry e left join account_name ac on ac.account_id = e.recorded_by
    where e.budget_id = ${budgetId} and (${filter.kind}::text is null or e.kind = ${filter.kind}::text)
      and (${filter.after}::uuid is null or e.entry_id < ${filter.after}::uuid)
    order by e.entry_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from fund_entry
    where budget_id = ${budgetId} and (${filter.kind}::text is null or kind = ${filter.kind}::text)`.execute(
    tx,
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}

export interface ProposalRow {
  readonly proposalId: Uuid;
  readonly caseId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: number;
  readonly document: string;
  /** The budget that the money is taken from; null where it comes from outside. */
  readonly fromFundSource: string | null;
  readonly fromYear: number | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const PROPOSAL = sql`p.proposal_id, p.case_id, p.division_code, p.division_path::text as division_path, p.fund_source,
  p.year, p.amount_fen, p.document, p.from_fund_source, p.from_year, p.created_at, coalesce(a.display_name, '') as created_by`;

export async function insertProposal(
  tx: Tx,
  row: {
    proposalId: Uuid;
    caseId: Uuid;
    divisionCode: string;
    divisionPath: string;
    fundSource: string;
    year: number;
    amountFen: number;
    document: string;
    fromFundSource: string | null;
    fromYear: number | null;
    createdAt: Date;
    createdBy: Uuid;
  },
): Promise<void> {
  await sql`insert into budget_proposal (proposal_id, case_id, division_code, division_path, fund_source, year,
      amount_fen, document, from_fund_source, from_year, created_at, created_by)
    values (${row.proposalId}, ${row.caseId}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.fundSource},
      ${row.year}, ${row.amountFen}, ${row.document}, ${row.fromFundSource}, ${row.fromYear},
      ${row.createdAt}, ${row.createdBy})`.execute(tx);
}

export async function proposalByCase(tx: Tx, caseId: Uuid): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${PROPOSAL} from budget_proposal p left join account_name a on a.account_id = p.created_by
    where p.case_id = ${caseId}`.execute(tx);
  return rows[0];
}

/** The proposal of a case, locked until the transaction ends. */
export async function lockProposal(tx: Tx, caseId: Uuid): Promise<ProposalRow | undefined> {
  await sql`select 1 from budget_proposal where case_id = ${caseId} for update`.execute(tx);
  return proposalByCase(tx, caseId);
}

export async function updateProposal(
  tx: Tx,
  caseId: Uuid,
  values: { amountFen: number; document: string },
): Promise<void> {
  await sql`update budget_proposal set amount_fen = ${values.amountFen}, document = ${values.document}
    where case_id = ${caseId}`.execute(tx);
}

export async function listProposals(tx: Tx): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select ${PROPOSAL} from budget_proposal p left join account_name a on a.account_id = p.created_by
    order by p.created_at desc limit 500`.execute(tx);
  return rows;
}
