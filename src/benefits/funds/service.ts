import { type Act, NOT_FOUND, stepAfter, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { addFen, done, type Fen, fen, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { EntryKind } from './contract.ts';
import { PROPOSAL } from './machine.ts';
import { APPROVAL_WORKING_DAYS, countersOf, postingsOf, REFUSALS, transferFault } from './rules.ts';
import { appropriate } from './service-appropriate.ts';
import {
  entriesByKey,
  findBudget,
  heldFor,
  insertEntries,
  insertProposal,
  lockBudget,
  moveCounters,
  proposalByCase,
} from './store.ts';

/** One thing that money is reserved for. `key` is the business key: the same key never moves money twice. */
export interface MoneyItem {
  readonly subjectType: 'claim-line';
  readonly subjectId: Uuid;
  readonly amountFen: Fen;
  readonly key: string;
}

/** The budget of a county, fund source and year. Refuses `budget-missing`. */
export async function budgetFor(
  act: Pick<Act, 'tx'>,
  key: { divisionCode: string; fundSource: string; year: number },
): Promise<Result<Uuid>> {
  const budget = await findBudget(act.tx, key);
  return budget ? done(budget.budgetId) : refused(REFUSALS.budgetMissing(key.year));
}

/**
 * Reserves money for each item: available to reserved. Idempotent by key. Refuses `budget-exhausted` as a whole (then
 * nothing is reserved), `entry-key-reused`. Gives back the entry of each subject.
 */
export function reserve(
  act: Act,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  return move(act, 'reserve', budgetId, items);
}

/** The bank has paid: reserved to paid. Idempotent by key. Refuses `not-reserved`. */
export function post(
  act: Act,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  return move(act, 'post', budgetId, items);
}

/** The payment failed or the line fell: reserved back to available. Idempotent by key. Refuses `not-reserved`. */
export function voidReservations(
  act: Act,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  return move(act, 'void', budgetId, items);
}

/** The bank has sent back what it had paid: paid to available. Idempotent by key. Refuses `not-paid`. */
export function takeBack(
  act: Act,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  return move(act, 'return', budgetId, items);
}

/** Whoever was paid has paid back: paid to available. Idempotent by key. Refuses `not-paid`. */
export function recover(
  act: Act,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  return move(act, 'recover', budgetId, items);
}

type Countered = readonly { readonly reverses: string; readonly key: string }[];

/**
 * Money that was booked as paid back and had not come: the entries of these keys are countered to the fen, available to
 * paid, each under its new key. Keys of no entry are passed over. Idempotent by the new key. Refuses `budget-exhausted`
 * where the money has been spent since. Gives back what was countered, by subject.
 */
export function reverseRecoveries(act: Act, keys: Countered): Promise<Result<ReadonlyMap<string, Fen>>> {
  return reverse(act, 'recover', keys);
}

/**
 * Money that was booked as spent and was not: the entries of these keys are countered to the fen, paid to reserved, each
 * under its new key. Otherwise as `reverseRecoveries`. Refuses `not-paid`.
 */
export function reversePosts(act: Act, keys: Countered): Promise<Result<ReadonlyMap<string, Fen>>> {
  return reverse(act, 'post', keys);
}

async function reverse(
  act: Act,
  kind: 'recover' | 'post',
  keys: Countered,
): Promise<Result<ReadonlyMap<string, Fen>>> {
  const newKeys = new Map(keys.map(({ reverses, key }) => [reverses, key]));
  const wrong = (await entriesByKey(act.tx, [...newKeys.keys()])).filter((entry) => entry.kind === kind);
  // Budgets in one order, so that two who book never wait for each other.
  for (const budgetId of [...new Set(wrong.map((entry) => entry.budgetId))].sort()) {
    const items = wrong
      .filter((entry) => entry.budgetId === budgetId)
      .map(({ subjectId, amountFen, idempotencyKey }) => ({
        subjectType: 'claim-line' as const,
        subjectId,
        amountFen,
        key: newKeys.get(idempotencyKey) ?? '',
      }));
    const moved = await move(act, `${kind}-reversal`, budgetId, items);
    if (!moved.ok) return moved;
  }
  return done(new Map(wrong.map(({ subjectId, amountFen }) => [subjectId, amountFen])));
}

/** Holds these budgets until the transaction ends, in one order: for whoever moves money in several of them twice. */
export async function holdBudgets(act: Pick<Act, 'tx'>, budgetIds: readonly Uuid[]): Promise<void> {
  for (const budgetId of [...new Set(budgetIds)].sort()) await lockBudget(act.tx, budgetId);
}

/** Entries that take out of what is free in the budget, and those that take out of what was paid; others out of what is reserved. */
const OUT_OF_AVAILABLE: readonly EntryKind[] = ['reserve', 'recover-reversal'];
const OUT_OF_PAID: readonly EntryKind[] = ['return', 'recover', 'post-reversal'];

async function move(
  act: Act,
  kind: EntryKind,
  budgetId: Uuid,
  items: readonly MoneyItem[],
): Promise<Result<ReadonlyMap<string, Uuid>>> {
  const budget = await lockBudget(act.tx, budgetId);
  if (!budget) return refused(NOT_FOUND);
  const known = new Map(
    (
      await entriesByKey(
        act.tx,
        items.map((item) => item.key),
      )
    ).map((entry) => [entry.idempotencyKey, entry]),
  );
  const fresh = items.filter((item) => !known.has(item.key));
  for (const item of items) {
    const before = known.get(item.key);
    if (
      before &&
      (before.kind !== kind || before.budgetId !== budgetId || before.amountFen !== item.amountFen)
    )
      return refused(REFUSALS.keyReused);
  }
  const isOutOfPaid = OUT_OF_PAID.includes(kind);
  const isOutOfAvailable = OUT_OF_AVAILABLE.includes(kind);
  if (!isOutOfAvailable) {
    const open = new Map(
      await heldFor(
        act.tx,
        budgetId,
        isOutOfPaid ? 'paid' : 'reserved',
        fresh.map((item) => item.subjectId),
      ),
    );
    for (const item of fresh) {
      const left = (open.get(item.subjectId) ?? 0) - item.amountFen;
      if (left < 0) return refused(isOutOfPaid ? REFUSALS.notPaid : REFUSALS.notReserved);
      open.set(item.subjectId, left);
    }
  }
  const total = addFen(...fresh.map((item) => item.amountFen));
  if (fresh.length > 0 && !(await moveCounters(act.tx, budgetId, countersOf(kind, total)))) {
    const left = fen(budget.appropriatedFen - budget.reservedFen - budget.paidFen);
    if (isOutOfAvailable) return refused(REFUSALS.budgetExhausted(left, total));
    return refused(isOutOfPaid ? REFUSALS.notPaid : REFUSALS.notReserved);
  }
  const entries = fresh.map((item) => ({
    entryId: act.ids.uuid(),
    key: item.key,
    subjectType: item.subjectType,
    subjectId: item.subjectId,
    postings: postingsOf(kind, item.amountFen),
  }));
  const head = { budgetId, kind, recordedAt: act.clock.now(), recordedBy: act.actor.accountId };
  const added = fresh.length > 0 ? await insertEntries(act.tx, head, entries) : new Set<string>();
  // The budget row was locked before the keys were read: nobody can have come between.
  if (added.size !== fresh.length) throw new Error('an entry key was taken while its budget was locked');
  const made = new Map(entries.map((entry) => [entry.key, entry.entryId]));
  return done(
    new Map(
      items.map((item) => [item.subjectId, (made.get(item.key) ?? known.get(item.key)?.entryId) as Uuid]),
    ),
  );
}

interface ProposedBudget {
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: number;
  readonly document: string;
  /** The budget that the money is taken from; absent where it comes from outside. */
  readonly fromFundSource?: string | undefined;
  readonly fromYear?: number | undefined;
}

/**
 * Finance proposes a budget, a change of one, or a transfer from another; nothing moves until a second person approves.
 * Refuses `transfer-incomplete`, `transfer-same`, `transfer-amount`, `budget-missing`.
 */
export async function proposeBudget(act: Act, proposed: ProposedBudget): Promise<Result<{ caseId: Uuid }>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const fault = transferFault(proposed);
  if (fault) return refused(fault);
  const { fromFundSource = null, fromYear = null } = proposed;
  if (fromFundSource !== null && fromYear !== null) {
    const from = await budgetFor(act, { divisionCode, fundSource: fromFundSource, year: fromYear });
    if (!from.ok) return from;
  }
  const proposalId = act.ids.uuid();
  const opened = await openCase(act, {
    subjectType: 'budget',
    subjectId: proposalId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
  if (!opened.ok) return opened;
  const { caseId } = opened.value;
  await insertProposal(act.tx, {
    ...proposed,
    fromFundSource,
    fromYear,
    proposalId,
    caseId,
    divisionCode,
    divisionPath,
    createdAt: act.clock.now(),
    createdBy: act.actor.accountId,
  });
  await act.record({
    event: 'budget-proposed',
    objectType: 'budget',
    objectId: proposalId,
    divisionPath,
    detail: {
      fundSource: proposed.fundSource,
      year: proposed.year,
      amountFen: proposed.amountFen,
      ...(fromFundSource === null ? {} : { fromFundSource, fromYear }),
    },
  });
  return done({ caseId });
}

/**
 * A second person decides a budget proposal. Approved: the money is appropriated, or moves from the other budget. Refuses
 * `four-eyes`, `version-conflict`, `appropriation-in-use` and `transfer-exceeds-left` when a budget would be left with less
 * than is reserved and paid.
 */
export async function decideBudget(
  act: Act,
  caseId: Uuid,
  review: ReviewBody,
): Promise<Result<{ caseId: Uuid; budgetId: Uuid | null }>> {
  const proposal = await proposalByCase(act.tx, caseId);
  if (!proposal) return refused(NOT_FOUND);
  const reviewed = await performStep(act, {
    subjectType: 'budget',
    subjectId: proposal.proposalId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: stepAfter(PROPOSAL, 'funds.approve'),
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  // The step itself raised the version by one.
  if (reviewed.value.version !== review.version + 1) return refused(VERSION_CONFLICT);
  let budgetId: Uuid | null = null;
  if (reviewed.value.status === 'approved') {
    const appropriated = await appropriate(act, proposal);
    if (!appropriated.ok) return appropriated;
    budgetId = appropriated.value;
  }
  await act.record({
    event: 'budget-approved',
    objectType: 'budget',
    objectId: proposal.proposalId,
    divisionPath: proposal.divisionPath,
    detail: { decision: review.decision, amountFen: proposal.amountFen, year: proposal.year },
  });
  return done({ caseId, budgetId });
}
