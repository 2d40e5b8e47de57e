import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { CODE_MINUTES, MOST_TRIES } from './rules-phones.ts';
import { ACTOR, type ActorRow, asActor } from './store.ts';

export type CodePurpose = 'own-phone' | 'lost-password' | 'registration' | 'sign-in' | 'agreement';

interface StoredPhone {
  readonly phoneCipher: Buffer;
  readonly phoneMasked: string;
  readonly verifiedAt: Date;
}

export async function selectPhone(tx: Tx, accountId: string): Promise<StoredPhone | undefined> {
  return tx
    .selectFrom('accountPhone')
    .select(['phoneCipher', 'phoneMasked', 'verifiedAt'])
    .where('accountId', '=', accountId)
    .executeTakeFirst();
}

/** The account has this phone from now on, by the database's clock. */
export async function upsertPhone(
  tx: Tx,
  accountId: string,
  phone: { readonly phoneCipher: Buffer; readonly phoneMasked: string; readonly phoneIndex: Buffer },
): Promise<void> {
  await sql`
    insert into account_phone (account_id, phone_cipher, phone_masked, phone_index, verified_at)
    values (${accountId}::uuid, ${phone.phoneCipher}, ${phone.phoneMasked}, ${phone.phoneIndex}, now())
    on conflict (account_id) do update set phone_cipher = excluded.phone_cipher,
      phone_masked = excluded.phone_masked, phone_index = excluded.phone_index, verified_at = excluded.verified_at`.execute(
    tx,
  );
}

/** The account has no phone any more, and no code that was sent to one counts. */
export async function deletePhone(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('accountPhone').where('accountId', '=', accountId).execute();
  await sql`update phone_code set ended_at = now()
    where account_id = ${accountId}::uuid and ended_at is null`.execute(tx);
}

/** One at a time asks for codes of this login, whether it is somebody's or not. */
export async function lockLogin(tx: Tx, loginKey: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${loginKey.toString('hex')}, 63))`.execute(tx);
}

/**
 * Whoever may reset the password of this login by phone, and whether the phone is theirs; undefined when there is
 * nobody. One statement, whatever is true.
 */
export async function selectByLogin(
  tx: Tx,
  login: string,
  phoneIndex: Buffer,
): Promise<{ actor: Actor; isPhoneRight: boolean } | undefined> {
  const { rows } = await sql<ActorRow & { isPhoneRight: boolean }>`
    select ${ACTOR}, p.account_id is not null as is_phone_right
    from account left join account_phone p on p.account_id = account.account_id and p.phone_index = ${phoneIndex}
    where account.login = ${login} and account.status = 'active' and account.role <> 'worker'`.execute(tx);
  return rows[0] && { actor: asActor(rows[0]), isPhoneRight: rows[0].isPhoneRight };
}

/** The account of a code in use; undefined for a code that belongs to nobody, by the same statement. */
export async function selectActor(tx: Tx, accountId: string | null): Promise<Actor | undefined> {
  const { rows } = await sql<ActorRow>`
    select ${ACTOR} from account where account_id = ${accountId}::uuid and status = 'active'`.execute(tx);
  return rows[0] && asActor(rows[0]);
}

/** How many codes of this kind went out for an account within the hour. */
export async function countCodes(tx: Tx, accountId: string | null, purpose: CodePurpose): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from phone_code where account_id = ${accountId}::uuid and purpose = ${purpose}
      and sent_at > now() - interval '1 hour'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Stores a code that counts for some minutes; codes of former days are forgotten. */
export async function insertPhoneCode(
  tx: Tx,
  code: {
    readonly handleDigest: Buffer;
    readonly accountId: Uuid | null;
    readonly purpose: CodePurpose;
    readonly codeIndex: Buffer;
    readonly phoneCipher: Buffer | null;
  },
): Promise<void> {
  await sql`delete from phone_code where sent_at < now() - interval '1 day'
    or sent_at > now() + interval '1 day'`.execute(tx);
  await tx
    .insertInto('phoneCode')
    .values({
      ...code,
      sentAt: sql<Date>`now()`,
      expiresAt: sql<Date>`now() + ${CODE_MINUTES}::int * interval '1 minute'`,
    })
    .execute();
}

export interface TriedCode {
  readonly accountId: Uuid | null;
  readonly codeIndex: Buffer;
  readonly phoneCipher: Buffer | null;
}

/** Counts a try before it is looked at, so that fifty at once are still five; undefined when the code has ended. */
export async function countTry(
  tx: Tx,
  handleDigest: Buffer,
  purpose: CodePurpose,
): Promise<TriedCode | undefined> {
  const { rows } = await sql<TriedCode>`
    update phone_code set tries = tries + 1
    where handle_digest = ${handleDigest} and purpose = ${purpose} and tries < ${MOST_TRIES}::int
      and ended_at is null and expires_at > now() and expires_at <= now() + ${CODE_MINUTES}::int * interval '1 minute'
    returning account_id, code_index, phone_cipher`.execute(tx);
  return rows[0];
}

/** The code was right and something else was not: the try does not count. */
export async function uncountTry(tx: Tx, handleDigest: Buffer): Promise<void> {
  await sql`update phone_code set tries = greatest(tries - 1, 0) where handle_digest = ${handleDigest}`.execute(
    tx,
  );
}

/** Uses up a code, and every other of its kind of the account; false when it had ended. */
export async function endCode(
  tx: Tx,
  handleDigest: Buffer,
  of: { readonly accountId: string; readonly purpose: CodePurpose },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update phone_code set ended_at = now()
    where handle_digest = ${handleDigest} and ended_at is null`.execute(tx);
  await sql`update phone_code set ended_at = now()
    where account_id = ${of.accountId}::uuid and purpose = ${of.purpose} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

interface StandInMessage {
  readonly messageId: string;
  readonly phoneMasked: string;
  readonly content: string;
  readonly sentAt: Date;
}

/** Keeps what would have been sent; what is older than a day goes. */
export async function insertStandInMessage(tx: Tx, message: StandInMessage): Promise<void> {
  await sql`delete from stand_in_message where sent_at < ${message.sentAt}::timestamptz - interval '1 day'`.execute(
    tx,
  );
  await tx.insertInto('standInMessage').values(message).execute();
}

export async function selectStandInMessages(tx: Tx): Promise<StandInMessage[]> {
  return tx
    .selectFrom('standInMessage')
    .select(['messageId', 'phoneMasked', 'content', 'sentAt'])
    .orderBy('sentAt', 'desc')
    .orderBy('messageId', 'desc')
    .limit(100)
    .execute();
}
