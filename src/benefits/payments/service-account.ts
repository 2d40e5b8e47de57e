import type { Act } from '../../platform/access/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { bankAccountInUse } from '../../registry/organisations/index.ts';
import { bankAccountNumbersOf, bankAccountsOf } from '../../registry/persons/index.ts';
import type { PayeeAccount } from './service-order.ts';

/** The account on the record of an organisation; undefined without one. */
export async function organisationAccount(act: Act, organisationId: Uuid): Promise<PayeeAccount | undefined> {
  const account = await bankAccountInUse(act.tx, act.ciphers, organisationId);
  return account && { ...account, accountNumber: account.number };
}

/** Each trainee's usable account: the one named on the roster, else the newest; never one that is not usable. */
export async function traineeAccounts(
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
    const accountNumber = chosen && numbers.get(chosen.bankAccountId);
    if (!chosen || !accountNumber) continue;
    accounts.set(payee.personId, {
      bankName: chosen.bankName,
      accountName: chosen.accountName ?? payee.name,
      accountNumber: accountNumber.number,
    });
  }
  return accounts;
}
