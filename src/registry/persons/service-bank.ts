import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { chunksOf } from './store.ts';
import {
  type BankAccountRow,
  findAccountIds,
  findBankAccounts,
  findEncryptedAccounts,
  insertBankAccounts,
  othersWithAccount,
  retireOtherAccounts,
  takeAccountUp,
} from './store-bank.ts';

export interface BankAccountToAdd {
  readonly personId: PersonId;
  readonly bankName: string | null;
  readonly accountName: string | null;
  /** Digits only. */
  readonly number: string;
  readonly usable: boolean;
  readonly unusableReason?: string | undefined;
  readonly source: string;
}

const accountContext = (bankAccountId: Uuid) => `person_bank_account.number.${bankAccountId}`;

/**
 * Adds the accounts people named and answers which account each person's number is: the one already known when it was
 * named before. bankAccountsOf returns who shares it (R19).
 */
export async function addBankAccounts(
  act: Act,
  accounts: readonly BankAccountToAdd[],
): Promise<Map<PersonId, { bankAccountId: Uuid }>> {
  const result = new Map<PersonId, { bankAccountId: Uuid }>();
  // In the order of the keys: rows land beside each other in the indexes, and two lists cannot wait for each other.
  const ordered = [...accounts].sort((a, b) => a.personId - b.personId);
  for (const chunk of chunksOf(ordered)) {
    const rows = chunk.map(({ number, ...account }) => {
      const bankAccountId = act.ids.uuid();
      return {
        ...account,
        bankAccountId,
        numberCipher: act.ciphers.encrypt(accountContext(bankAccountId), number),
        numberLast4: number.slice(-4),
        blindIndex: act.ciphers.blindIndex('bank-account', number),
        unusableReason: account.usable ? null : (account.unusableReason ?? '账户待核'),
      };
    });
    const added = await insertBankAccounts(act.tx, rows, act.clock.now());
    const known = rows.filter((row) => !added.has(row.bankAccountId));
    const stored = await findAccountIds(
      act.tx,
      known.map((row) => row.personId),
      known.map((row) => row.blindIndex),
    );
    for (const { personId, bankAccountId } of [
      ...rows.filter((row) => added.has(row.bankAccountId)),
      ...stored,
    ])
      result.set(personId, { bankAccountId });
  }
  return result;
}

/** Every account of these persons, masked to its last four digits, the newest first. */
export async function bankAccountsOf(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<Map<PersonId, BankAccountRow[]>> {
  const accounts = new Map<PersonId, BankAccountRow[]>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const row of await findBankAccounts(tx, chunk)) {
      const known = accounts.get(row.personId);
      if (known) known.push(row);
      else accounts.set(row.personId, [row]);
    }
  return accounts;
}

/** Full account numbers by account id: for payment orders and bank files only, never for a reply. */
export async function bankAccountNumbersOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<
  Map<Uuid, { personId: PersonId; bankName: string | null; accountName: string | null; number: string }>
> {
  const numbers = new Map();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const { numberCipher, bankAccountId, ...row } of await findEncryptedAccounts(tx, chunk))
      numbers.set(bankAccountId, {
        ...row,
        number: ciphers.decrypt(accountContext(bankAccountId), numberCipher),
      });
  return numbers;
}

/** Makes this the account that the person is paid to: every other one of the person is no longer usable. */
export async function storePersonAccount(act: Act, account: BankAccountToAdd): Promise<void> {
  const { personId, bankName, accountName } = account;
  const added = await addBankAccounts(act, [account]);
  const bankAccountId = added.get(personId)?.bankAccountId;
  if (bankAccountId === undefined) throw new Error('the account was not stored');
  await takeAccountUp(act.tx, { personId, bankAccountId, bankName, accountName });
  await retireOtherAccounts(act.tx, { personId, bankAccountId, reason: '已变更为另一账户' });
}

/** How many other persons name the account of this blind index. */
export function accountSharedBy(tx: Tx, blindIndex: Buffer, personId: PersonId): Promise<number> {
  return othersWithAccount(tx, blindIndex, personId);
}
