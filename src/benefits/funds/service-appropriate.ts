import type { Act } from '../../platform/access/index.ts';
import { done, type Fen, fen, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { countersOf, postingsOf, REFUSALS } from './rules.ts';
import {
  ensureBudget,
  findBudget,
  insertEntries,
  lockBudget,
  moveCounters,
  type ProposalRow,
} from './store.ts';

/**
 * Does what an approved proposal says: the money comes into its budget, and where it names another one it leaves that
 * one by the counter-entry, both or neither. Answers with the budget. Refuses `appropriation-in-use`,
 * `transfer-exceeds-left`, `budget-missing`.
 */
export async function appropriate(act: Act, proposal: ProposalRow): Promise<Result<Uuid>> {
  const ids = [act.ids.uuid(), act.ids.uuid(), act.ids.uuid(), act.ids.uuid()] as const;
  const { proposalId, divisionCode, fromFundSource, fromYear } = proposal;
  const amount = fen(proposal.amountFen);
  const budgetId = await ensureBudget(act.tx, { ...proposal, budgetId: act.ids.uuid() }, ids);
  if (fromFundSource === null || fromYear === null) {
    await lockBudget(act.tx, budgetId);
    const moved = await book(act, budgetId, amount, { proposalId, key: `appropriate:${proposalId}` });
    return moved ? done(budgetId) : refused(REFUSALS.appropriationInUse);
  }
  const from = await findBudget(act.tx, { divisionCode, fundSource: fromFundSource, year: fromYear });
  if (!from) return refused(REFUSALS.budgetMissing(fromYear));
  // Locked in one order: two transfers, one each way, wait for each other and do not block each other.
  for (const id of [from.budgetId, budgetId].sort()) await lockBudget(act.tx, id);
  const taken = await book(act, from.budgetId, fen(-amount), { proposalId, key: `transfer:${proposalId}` });
  if (!taken) return refused(REFUSALS.transferExceedsLeft);
  const given = await book(act, budgetId, amount, { proposalId, key: `appropriate:${proposalId}` });
  return given ? done(budgetId) : refused(REFUSALS.appropriationInUse);
}

/** One appropriation of a locked budget; false when that would leave less than is reserved and paid. */
async function book(
  act: Act,
  budgetId: Uuid,
  amount: Fen,
  { proposalId, key }: { readonly proposalId: Uuid; readonly key: string },
): Promise<boolean> {
  if (!(await moveCounters(act.tx, budgetId, countersOf('appropriate', amount)))) return false;
  const head = { kind: 'appropriate', recordedAt: act.clock.now(), recordedBy: act.actor.accountId } as const;
  await insertEntries(act.tx, { ...head, budgetId }, [
    {
      entryId: act.ids.uuid(),
      key,
      subjectType: 'budget-proposal',
      subjectId: proposalId,
      postings: postingsOf('appropriate', amount),
    },
  ]);
  return true;
}
