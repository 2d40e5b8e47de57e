import type { Act } from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import type { Ciphers, PersonId, Uuid } from '../kernel/index.ts';
import { chunksOf } from './store.ts';
import {
  type BankAccountRow,
  countShares,
  findAccountIds,
  findBankAccounts,
  findSealedAccounts,
  insertBankAccounts,
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
 * named before. `sharedWith` counts the other persons who name it, wherever they are known (R19).
 */
export async function addBankAccounts(
  act: Act,
  accounts: readonly BankAccountToAdd[],
): Promise<Map<PersonId, { bankAccountId: Uuid; sharedWith: number }>> {
  const result = new Map<PersonId, { bankAccountId: Uuid; sharedWith: number }>();
  for (const chunk of chunksOf(accounts)) {
    const rows = chunk.map(({ number, ...account }) => {
      const bankAccountId = act.ids.uuid();
      return {
        ...account,
        bankAccountId,
        numberCipher: act.ciphers.seal(accountContext(bankAccountId), number),
        numberLast4: number.slice(-4),
        blindIndex: act.ciphers.blindIndex('bank-account', number),
        unusableReason: account.usable ? null : (account.unusableReason ?? '账户待核'),
      };
    });
    await insertBankAccounts(act.tx, rows, act.clock.now());
    const indexes = rows.map((row) => row.blindIndex);
    const kept = await findAccountIds(
      act.tx,
      rows.map((row) => row.personId),
      indexes,
    );
    const shares = await countShares(act.tx, indexes);
    for (const row of kept)
      result.set(row.personId, {
        bankAccountId: row.bankAccountId,
        sharedWith: (shares.get(row.index) ?? 1) - 1,
      });
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
    for (const { numberCipher, bankAccountId, ...row } of await findSealedAccounts(tx, chunk))
      numbers.set(bankAccountId, {
        ...row,
        number: ciphers.open(accountContext(bankAccountId), numberCipher),
      });
  return numbers;
}
