import type { z } from 'zod';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { caseOf, dueOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, subtractFen, type Uuid } from '../../platform/kernel/index.ts';
import type { budgetRow, entryRow, proposalRow } from './contract.ts';
import { PROPOSAL } from './machine.ts';
import type { SubjectNames } from './ports.ts';
import { amountOf } from './rules.ts';
import { type EntryRow, listBudgets, listEntries, listProposals } from './store.ts';

export async function budgetViews(tx: Tx, year: number | null): Promise<z.input<typeof budgetRow>[]> {
  return (await listBudgets(tx, year)).map((budget) => ({
    ...budget,
    leftFen: subtractFen(subtractFen(budget.appropriatedFen, budget.reservedFen), budget.paidFen),
  }));
}

/** A page of a budget's entries, newest first; what an entry is for is named by the module that owns it. */
export async function entryViews(
  tx: Tx,
  budgetId: Uuid,
  filter: Parameters<typeof listEntries>[2],
  names: SubjectNames,
): Promise<{ rows: z.input<typeof entryRow>[]; next: string | null; total: number }> {
  const { rows, total } = await listEntries(tx, budgetId, filter);
  const texts = await subjectTexts(tx, rows, names);
  return {
    rows: rows.map((row) => ({
      ...row,
      amountFen: amountOf(row.kind, row.postings),
      subjectText: texts.get(row.subjectId) ?? null,
      recordedAt: row.recordedAt.toISOString(),
    })),
    next: rows.length === filter.limit ? (rows.at(-1)?.entryId ?? null) : null,
    total,
  };
}

async function subjectTexts(
  tx: Tx,
  rows: readonly EntryRow[],
  names: SubjectNames,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [subjectType, namesOf] of Object.entries(names)) {
    const subjectIds = rows.filter((row) => row.subjectType === subjectType).map((row) => row.subjectId);
    if (subjectIds.length > 0) for (const [id, name] of await namesOf(tx, subjectIds)) texts.set(id, name);
  }
  return texts;
}

export async function proposalViews(
  tx: Tx,
  actor: Pick<Actor, 'role'>,
  today: LocalDate,
  status: string | null,
): Promise<z.input<typeof proposalRow>[]> {
  const views: z.input<typeof proposalRow>[] = [];
  for (const row of await listProposals(tx)) {
    const view = await caseOf(tx, 'budget', row.proposalId, today);
    if (!view || (status !== null && view.status !== status)) continue;
    const { caseId, fundSource, year, amountFen, document, fromFundSource, fromYear } = row;
    views.push({
      caseId,
      fundSource,
      year,
      amountFen,
      document,
      fromFundSource,
      fromYear,
      proposedAt: row.createdAt.toISOString(),
      proposedBy: row.createdBy,
      status: view.status,
      due: dueOf(view),
      steps: view.steps,
      version: view.version,
      allowed: allowedIn(PROPOSAL, view.status, actor),
    });
  }
  return views;
}
