import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { done, type Fen, type Result, refused, type Uuid, yearOf } from '../../platform/kernel/index.ts';
import { isHolder } from '../../registry/payees/index.ts';
import { type ClaimRow, type Law, lockClaims, moveLines } from '../claims/index.ts';
import { budgetFor } from '../funds/index.ts';
import { REFUSALS } from './rules.ts';
import { organisationAccount, traineeAccounts } from './service-account.ts';
import { movesOf, newBatch, newOrder, type OrderDraft, openPaymentCase } from './service-order.ts';
import { payableLines } from './store-payable.ts';

export interface PreparedBatch {
  readonly batchId: Uuid;
  readonly number: string;
  readonly orderCount: number;
  readonly totalFen: Fen;
}

/**
 * Finance prepares a batch from the payable lines of these claims: one order a claim and payee, the account as it is
 * today encrypted in it, the money already reserved. A second person must approve before it goes anywhere. Refuses
 * `not-found`, `nothing-to-pay`, `account-unusable` and `account-holder-differs` (one sentence a payee), `budget-missing`.
 */
export async function preparePayment(
  act: Act,
  law: Pick<Law, 'policies'>,
  claimIds: readonly Uuid[],
): Promise<Result<PreparedBatch>> {
  const claims = await lockClaims(act.tx, [...new Set(claimIds)]);
  if (claims.length !== new Set(claimIds).size) return refused(NOT_FOUND);
  const drafts: OrderDraft[] = [];
  for (const claim of claims) {
    const made = await draftsOf(act, law, claim);
    if (!made.ok) return made;
    drafts.push(...made.value);
  }
  return prepareBatch(act, drafts);
}

async function prepareBatch(act: Act, drafts: readonly OrderDraft[]): Promise<Result<PreparedBatch>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const payable = drafts.filter((draft) => draft.lines.length > 0);
  if (payable.length === 0) return refused(REFUSALS.noOrders);
  const withoutAccount = payable.filter((draft) => draft.account === undefined);
  if (withoutAccount.length > 0)
    return refused(...withoutAccount.map((draft) => REFUSALS.accountUnusable(draft.payeeName)));
  const inOtherNames = payable.filter(
    (draft) => draft.account !== undefined && !isHolder(draft.account.accountName, draft.payeeName),
  );
  if (inOtherNames.length > 0)
    return refused(...inOtherNames.map((draft) => REFUSALS.holderDiffers(draft.payeeName)));
  const batch = await newBatch(act, divisionCode, divisionPath, payable);
  for (const [index, draft] of payable.entries())
    await newOrder(act, batch, draft, { orderNo: index + 1, replaces: null });
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
    detail: { number: batch.number, totalFen: batch.totalFen, orders: batch.orderCount },
  });
  return done(batch);
}

async function draftsOf(
  act: Act,
  { policies }: Pick<Law, 'policies'>,
  claim: ClaimRow,
): Promise<Result<OrderDraft[]>> {
  const payable = await payableLines(act.tx, claim.claimId);
  const [first] = payable;
  if (!first) return done([]);
  const budget = await budgetFor(act, { ...claim, year: yearOf(claim.claimedOn) });
  if (!budget.ok) return budget;
  const base = {
    payeeKind: claim.payeeKind,
    claimId: claim.claimId,
    claimNumber: claim.number,
    budgetId: budget.value,
    purpose: `${policies.vocabulary.label('benefits', claim.benefit)} ${claim.number}`,
  };
  if (claim.payeeKind !== 'trainee')
    return done([
      {
        ...base,
        payeeName: first.unitName,
        organisationId: claim.organisationId,
        personId: null,
        creditCode: first.creditCode,
        account: await organisationAccount(act, claim.organisationId),
        lines: payable,
      },
    ]);
  const accounts = await traineeAccounts(act, payable);
  return done(
    payable.map((line) => ({
      ...base,
      payeeName: line.name,
      organisationId: null,
      personId: line.personId,
      creditCode: null,
      account: accounts.get(line.personId),
      lines: [line],
    })),
  );
}
