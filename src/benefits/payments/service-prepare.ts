import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  done,
  type Fen,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { heirsOf, isHolder } from '../../registry/payees/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import { type ClaimRow, type Law, lockClaims, moveLines } from '../claims/index.ts';
import { budgetFor } from '../funds/index.ts';
import { REFUSALS } from './rules.ts';
import { organisationAccount, traineeAccounts } from './service-account.ts';
import { movesOf, newBatch, newOrder, type OrderDraft, openPaymentCase, paidTo } from './service-order.ts';
import { insertLeftOut, type LeftOutReason } from './store-left-out.ts';
import { type PayableRow, payableLines } from './store-payable.ts';

export interface PreparedBatch {
  readonly batchId: Uuid;
  readonly number: string;
  readonly orderCount: number;
  readonly totalFen: Fen;
  readonly leftOutCount: number;
}

/**
 * Finance prepares a batch from the payable lines of these claims: one order a claim and payee, the account as it is
 * today encrypted in it, the money already reserved. A second person must approve before it goes anywhere. A payee
 * whose account cannot be paid to, or whom somebody holds, is left out and kept with the reason; the lines stay payable. Refuses `not-found`,
 * `nothing-to-pay`, `budget-missing`; where nobody can be paid, `account-unusable`, `account-holder-differs`,
 * `payee-held` and `heir-missing` (one sentence a payee).
 */
export async function preparePayment(
  act: Act,
  law: Pick<Law, 'policies'>,
  claimIds: readonly Uuid[],
): Promise<Result<PreparedBatch>> {
  const claims = await lockClaims(act.tx, [...new Set(claimIds)]);
  if (claims.length !== new Set(claimIds).size) return refused(NOT_FOUND);
  const drafts: PayeeDraft[] = [];
  for (const claim of claims) {
    const made = await draftsOf(act, law, claim);
    if (!made.ok) return made;
    drafts.push(...made.value);
  }
  return prepareBatch(act, drafts);
}

async function prepareBatch(act: Act, drafts: readonly PayeeDraft[]): Promise<Result<PreparedBatch>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const wanted = drafts.filter((draft) => draft.lines.length > 0);
  if (wanted.length === 0) return refused(REFUSALS.noOrders);
  const payable = wanted.filter((draft) => faultOf(draft) === null);
  const leftOut = wanted.flatMap((draft) => {
    const reason = faultOf(draft);
    return reason === null ? [] : [{ ...draft, reason }];
  });
  if (payable.length === 0)
    return refused(...leftOut.map(({ reason, payeeName }) => FAULTS[reason](payeeName)));
  const batch = await newBatch(act, divisionCode, divisionPath, payable);
  for (const [index, draft] of payable.entries())
    await newOrder(act, batch, draft, { orderNo: index + 1, replaces: null });
  await insertLeftOut(act.tx, { batchId: batch.batchId, divisionPath }, leftOut);
  await moveLines(
    act.tx,
    payable.flatMap((draft) => movesOf(draft, 'payable', 'order')),
  );
  const opened = await openPaymentCase(act, batch);
  if (!opened.ok) return opened;
  await act.record({
    event: 'payment-prepared',
    objectType: 'payment-batch',
    objectId: batch.batchId,
    divisionPath,
    detail: {
      number: batch.number,
      totalFen: batch.totalFen,
      orders: batch.orderCount,
      ...(leftOut.length > 0 ? { leftOut: leftOut.length } : {}),
    },
  });
  return done({ ...batch, leftOutCount: leftOut.length });
}

/** What would be one order, and whether somebody stopped paying whom it concerns. */
interface PayeeDraft extends OrderDraft {
  readonly held: Extract<LeftOutReason, 'payee-held' | 'person-held'> | null;
  /** It would pay somebody who has died. */
  readonly needsHeir: boolean;
}

const FAULTS: Readonly<Record<LeftOutReason, (payeeName: string) => Refusal>> = {
  'account-unusable': REFUSALS.accountUnusable,
  'account-holder-differs': REFUSALS.holderDiffers,
  'payee-held': REFUSALS.payeeHeld,
  'person-held': REFUSALS.payeeHeld,
  'heir-missing': REFUSALS.heirMissing,
};

/** Why no money may go to the account of this payee; null when it may. */
function faultOf({ account, payeeName, held, needsHeir }: PayeeDraft): LeftOutReason | null {
  if (held) return held;
  if (needsHeir) return 'heir-missing';
  if (account === undefined) return 'account-unusable';
  return isHolder(account.accountName, payeeName) ? null : 'account-holder-differs';
}

async function draftsOf(
  act: Act,
  { policies }: Pick<Law, 'policies'>,
  claim: ClaimRow,
): Promise<Result<PayeeDraft[]>> {
  const drafts: PayeeDraft[] = [];
  const all = await payableLines(act.tx, claim.claimId);
  // An order is paid out of one budget.
  for (const fundSource of [...new Set(all.map((line) => line.fundSource))].sort()) {
    const payable = all.filter((line) => line.fundSource === fundSource);
    const made = await draftsOfSource(act, { policies }, claim, payable);
    if (!made.ok) return made;
    drafts.push(...made.value);
  }
  return done(drafts);
}

/** The orders of lines that one fund source carries. */
async function draftsOfSource(
  act: Act,
  { policies }: Pick<Law, 'policies'>,
  claim: ClaimRow,
  payable: readonly PayableRow[],
): Promise<Result<PayeeDraft[]>> {
  const [first] = payable;
  if (!first) return done([]);
  const { fundSource } = first;
  const budget = await budgetFor(act, { ...claim, fundSource, year: yearOf(claim.claimedOn) });
  if (!budget.ok) return budget;
  const base = {
    payeeKind: claim.payeeKind,
    claimId: claim.claimId,
    claimNumber: claim.number,
    budgetId: budget.value,
    purpose: `${policies.vocabulary.label('benefits', claim.benefit)} ${claim.number}`,
  };
  const { organisationId } = claim;
  if (claim.payeeKind !== 'trainee' && organisationId !== null) {
    const unit = {
      ...base,
      payeeName: first.unitName,
      organisationId,
      personId: null,
      creditCode: first.creditCode,
      account: await organisationAccount(act, organisationId),
      held: first.isPayeeHeld ? ('payee-held' as const) : null,
      needsHeir: false,
      lines: payable.filter(({ isPersonHeld }) => !isPersonHeld),
    };
    return done([
      unit,
      ...payable.filter(({ isPersonHeld }) => isPersonHeld).map((line) => heldOf(unit, line)),
    ]);
  }
  const accounts = await traineeAccounts(act, payable);
  const heirs = await heirsOf(act, payable);
  const dead = await deathsOf(
    act.tx,
    act.ciphers,
    payable.map(({ personId }) => personId),
  );
  return done(
    payable.map((line) => ({
      ...base,
      ...paidTo(heirs.get(line.claimLineId), {
        payeeName: line.name,
        account: accounts.get(line.personId),
        purpose: base.purpose,
      }),
      organisationId: null,
      personId: line.personId,
      creditCode: null,
      held: line.isPersonHeld ? ('payee-held' as const) : null,
      needsHeir: dead.has(line.personId) && !heirs.has(line.claimLineId),
      lines: [line],
    })),
  );
}

/** A person who is held leaves the order of the organisation, and is named. */
function heldOf(unit: PayeeDraft, line: PayableRow): PayeeDraft {
  return {
    ...unit,
    payeeName: line.name,
    organisationId: null,
    personId: line.personId,
    held: 'person-held',
    lines: [line],
  };
}
