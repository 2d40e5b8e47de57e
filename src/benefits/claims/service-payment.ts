import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { done, type PersonId, type Result, refused, type Uuid, yearOf } from '../../platform/kernel/index.ts';
import { bankAccountInUse, setBankAccount } from '../../registry/organisations/index.ts';
import { bankAccountNumbersOf, bankAccountsOf } from '../../registry/persons/index.ts';
import {
  budgetFor,
  correctOrder,
  type LineEvent,
  type LineListener,
  type OrderDraft,
  type PayeeAccount,
  prepareBatch,
} from '../funds/index.ts';
import type { LineStatus } from './contract.ts';
import type { Law } from './settings.ts';
import type { ClaimRow } from './store.ts';
import { changeLines, linesOf, lockClaims, lockLines, syncClaim } from './store.ts';
import { orderPayee, payableLines } from './store-payments.ts';

const AFTER: Readonly<Record<LineEvent['outcome'], LineStatus>> = {
  ordered: 'ordered',
  paid: 'paid',
  returned: 'returned',
  freed: 'payable',
};

/** Hears what became of orders and moves their lines and claims, in the same transaction. */
export function lineListener(act: Act): LineListener {
  return async (events) => {
    const claimIds = [...new Set(events.map((event) => event.claimId))];
    await lockClaims(act.tx, claimIds);
    const lines = await lockLines(
      act.tx,
      events.flatMap((event) => event.lines),
    );
    const to = new Map(
      events.flatMap((event) => event.lines.map((line) => [line.claimLineId, AFTER[event.outcome]])),
    );
    await changeLines(
      act.tx,
      lines.map((line) => ({
        personId: line.personId,
        claimLineId: line.claimLineId,
        from: line.status,
        to: to.get(line.claimLineId) ?? line.status,
      })),
    );
    for (const claimId of claimIds) await syncClaim(act.tx, claimId);
  };
}

/**
 * Finance prepares a batch from the payable lines of these claims: one order a claim and payee, the money already
 * reserved. Refuses `not-found`, `nothing-to-pay`, `account-unusable`, `budget-missing`.
 */
export async function preparePayment(
  act: Act,
  law: Law,
  claimIds: readonly Uuid[],
): ReturnType<typeof prepareBatch> {
  const claims = await lockClaims(act.tx, [...new Set(claimIds)]);
  if (claims.length !== new Set(claimIds).size) return refused(NOT_FOUND);
  const drafts: OrderDraft[] = [];
  for (const claim of claims) {
    const made = await draftsOf(act, law, claim);
    if (!made.ok) return made;
    drafts.push(...made.value);
  }
  return prepareBatch(act, drafts, lineListener(act));
}

async function draftsOf(act: Act, law: Law, claim: ClaimRow): Promise<Result<OrderDraft[]>> {
  await lockLines(act.tx, await linesOf(act.tx, claim.claimId));
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
    purpose: `${law.policies.vocabulary.label('benefits', claim.benefit)} ${claim.number}`,
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

async function organisationAccount(act: Act, organisationId: Uuid): Promise<PayeeAccount | undefined> {
  const account = await bankAccountInUse(act.tx, act.ciphers, organisationId);
  return account && { ...account, accountNumber: account.number };
}

/** Each trainee's usable account: the one named on the roster, else the newest; never one that is not usable. */
async function traineeAccounts(
  act: Act,
  payees: readonly { personId: PersonId; name: string; bankAccountId: Uuid | null }[],
): Promise<Map<PersonId, PayeeAccount>> {
  const ids = payees.map((payee) => payee.personId);
  const known = await bankAccountsOf(act.tx, ids);
  const numbers = await bankAccountNumbersOf(act.tx, act.ciphers, ids);
  const accounts = new Map<PersonId, PayeeAccount>();
  for (const payee of payees) {
    const usable = (known.get(payee.personId) ?? []).filter((account) => account.usable);
    const chosen = usable.find((account) => account.bankAccountId === payee.bankAccountId) ?? usable[0];
    const sealed = chosen && numbers.get(chosen.bankAccountId);
    if (!chosen || !sealed) continue;
    accounts.set(payee.personId, {
      bankName: chosen.bankName,
      accountName: chosen.accountName ?? payee.name,
      accountNumber: sealed.number,
    });
  }
  return accounts;
}

/**
 * A returned payment is put right: the payee's account is changed and a replacing order prepared, to be approved anew by
 * a second person. Refuses `order-not-returned`, `version-conflict`, `budget-exhausted`.
 */
export async function correctPayment(
  act: Act,
  orderId: Uuid,
  corrected: {
    version: number;
    bankName: string;
    accountName: string;
    accountNumber: string;
    reason: string;
  },
): ReturnType<typeof correctOrder> {
  const payee = await orderPayee(act.tx, orderId);
  if (!payee) return refused(NOT_FOUND);
  const accountNumber = corrected.accountNumber.replace(/[ -]/g, '');
  const result = await correctOrder(act, orderId, { ...corrected, accountNumber }, lineListener(act));
  if (!result.ok) return result;
  if (payee.organisationId !== null)
    await setBankAccount(act, {
      organisationId: payee.organisationId,
      bankName: corrected.bankName,
      accountName: corrected.accountName,
      number: accountNumber,
    });
  return result;
}
