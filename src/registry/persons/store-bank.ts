import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

export interface BankAccountInsert {
  readonly personId: PersonId;
  readonly bankAccountId: Uuid;
  readonly bankName: string | null;
  readonly accountName: string | null;
  readonly numberCipher: Buffer;
  readonly numberLast4: string;
  readonly blindIndex: Buffer;
  readonly usable: boolean;
  readonly unusableReason: string | null;
  readonly source: string;
}

/** Adds accounts a person has not named before and gives back their ids; a number already known is left out. */
export async function insertBankAccounts(
  tx: Tx,
  rows: readonly BankAccountInsert[],
  recordedAt: Date,
): Promise<Set<Uuid>> {
  const { rows: added } = await sql<{
    bankAccountId: Uuid;
  }>`insert into person_bank_account (person_id, bank_account_id, bank_name, account_name, number_cipher,
      number_last4, blind_index, usable, unusable_reason, source, recorded_at)
    select *, ${recordedAt}::timestamptz from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.bankAccountId)}::uuid[],
      ${rows.map((row) => row.bankName)}::text[], ${rows.map((row) => row.accountName)}::text[],
      ${rows.map((row) => row.numberCipher)}::bytea[], ${rows.map((row) => row.numberLast4)}::text[],
      ${rows.map((row) => row.blindIndex)}::bytea[], ${rows.map((row) => row.usable)}::boolean[],
      ${rows.map((row) => row.unusableReason)}::text[], ${rows.map((row) => row.source)}::text[])
    on conflict (person_id, blind_index) do nothing returning bank_account_id`.execute(tx);
  return new Set(added.map((row) => row.bankAccountId));
}

export interface BankAccountRow {
  readonly personId: PersonId;
  readonly bankAccountId: Uuid;
  readonly bankName: string | null;
  readonly accountName: string | null;
  readonly numberLast4: string;
  readonly usable: boolean;
  readonly unusableReason: string | null;
  readonly recordedAt: Date;
  readonly source: string;
  /** Other persons who name the same account, wherever they are known (R19). */
  readonly sharedWith: number;
}

/** Every account of these persons, the newest first, with how many others name it. */
export async function findBankAccounts(tx: Tx, personIds: readonly PersonId[]): Promise<BankAccountRow[]> {
  const { rows } = await sql<BankAccountRow & { blindIndex: Buffer }>`
    select person_id, bank_account_id, bank_name, account_name, number_last4, usable, unusable_reason, recorded_at,
      source, blind_index
    from person_bank_account where person_id = any (${personIds}::bigint[])
    order by recorded_at desc, bank_account_id desc`.execute(tx);
  const shares = await countShares(
    tx,
    rows.map((row) => row.blindIndex),
  );
  return rows.map(({ blindIndex, ...row }) => ({
    ...row,
    sharedWith: (shares.get(blindIndex.toString('hex')) ?? 1) - 1,
  }));
}

/** How many persons name each account, by hex of its blind index. */
async function countShares(tx: Tx, blindIndexes: readonly Buffer[]): Promise<Map<string, number>> {
  if (blindIndexes.length === 0) return new Map();
  const { rows } = await sql<{ index: string; persons: number }>`
    select encode(blind_index, 'hex') as index, persons from bank_account_shares(${blindIndexes}::bytea[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.index, row.persons]));
}

/** Other persons who name the account of this blind index, wherever they are known. */
export async function othersWithAccount(tx: Tx, blindIndex: Buffer, personId: PersonId): Promise<number> {
  const shares = await countShares(tx, [blindIndex]);
  const own = await sql`select 1 from person_bank_account
    where person_id = ${personId} and blind_index = ${blindIndex}`.execute(tx);
  return (shares.get(blindIndex.toString('hex')) ?? 0) - own.rows.length;
}

/** A known account is usable again, with the bank and holder as they are stated now. */
export async function takeAccountUp(
  tx: Tx,
  row: Pick<BankAccountInsert, 'personId' | 'bankAccountId' | 'bankName' | 'accountName'>,
): Promise<void> {
  await sql`update person_bank_account set usable = true, unusable_reason = null, bank_name = ${row.bankName},
      account_name = ${row.accountName}
    where person_id = ${row.personId} and bank_account_id = ${row.bankAccountId}`.execute(tx);
}

/** No other account of this person is paid to any more. */
export async function retireOtherAccounts(
  tx: Tx,
  kept: { readonly personId: PersonId; readonly bankAccountId: Uuid; readonly reason: string },
): Promise<void> {
  await sql`update person_bank_account set usable = false, unusable_reason = ${kept.reason}
    where person_id = ${kept.personId} and bank_account_id <> ${kept.bankAccountId} and usable`.execute(tx);
}

export async function findAccountIds(
  tx: Tx,
  personIds: readonly PersonId[],
  blindIndexes: readonly Buffer[],
): Promise<{ personId: PersonId; bankAccountId: Uuid }[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ personId: PersonId; bankAccountId: Uuid }>`
    select a.person_id, a.bank_account_id
    from person_bank_account a
    join unnest(${personIds}::bigint[], ${blindIndexes}::bytea[]) as n (person_id, blind_index)
      on a.person_id = n.person_id and a.blind_index = n.blind_index`.execute(tx);
  return rows;
}

export async function findEncryptedAccounts(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<
  {
    personId: PersonId;
    bankAccountId: Uuid;
    bankName: string | null;
    accountName: string | null;
    numberCipher: Buffer;
  }[]
> {
  const { rows } = await sql<{
    personId: PersonId;
    bankAccountId: Uuid;
    bankName: string | null;
    accountName: string | null;
    numberCipher: Buffer;
  }>`
    select person_id, bank_account_id, bank_name, account_name, number_cipher
    from person_bank_account where person_id = any (${personIds}::bigint[])
    order by recorded_at desc, bank_account_id desc`.execute(tx);
  return rows;
}
