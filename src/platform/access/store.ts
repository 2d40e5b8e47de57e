import { sql } from 'kysely';
import type { Database, Tx } from '../db/index.ts';
import { divisionPathOf, type PersonId, type Uuid } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import type { AccountRow, NewAccount } from './contract.ts';
import { IDLE_MINUTES, LOCK_MINUTES, MOST_ATTEMPTS, reachOf } from './rules.ts';

interface ActorRow {
  readonly accountId: Uuid;
  readonly personKey: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}

const ACTOR = sql`account.account_id, account.person_key, account.display_name, account.role, account.division_code,
  account.division_path::text as division_path, account.organisation_id, account.person_id`;

function asActor(row: ActorRow): Actor {
  const { accountId, personKey, displayName, role, divisionCode, divisionPath, organisationId, personId } =
    row;
  const account = {
    accountId,
    personKey,
    displayName,
    role,
    divisionCode,
    divisionPath,
    organisationId,
    personId,
  };
  return { ...account, scope: reachOf(account) };
}

export interface Session {
  readonly actor: Actor;
  readonly csrfToken: string;
}

/** The session of a token, with the account as it is now; undefined when it has ended or the account is disabled. */
export async function selectSession(
  db: Database,
  tokenDigest: Buffer,
  now: Date,
): Promise<Session | undefined> {
  const { rows } = await sql<ActorRow & { csrfToken: string; lastSeenAt: Date }>`
    select ${ACTOR}, session.csrf_token, session.last_seen_at
    from session join account using (account_id)
    where session.token_hash = ${tokenDigest} and session.expires_at > ${now}
      and session.last_seen_at > ${minutesBefore(now, IDLE_MINUTES)} and account.disabled_at is null`.execute(
    db.app,
  );
  const [row] = rows;
  if (!row) return undefined;
  if (row.lastSeenAt < minutesBefore(now, 1))
    await sql`update session set last_seen_at = ${now} where token_hash = ${tokenDigest}`.execute(db.app);
  return { actor: asActor(row), csrfToken: row.csrfToken };
}

function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

export async function insertSession(
  tx: Tx,
  session: { tokenDigest: Buffer; accountId: Uuid; csrfToken: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      tokenHash: session.tokenDigest,
      accountId: session.accountId,
      csrfToken: session.csrfToken,
      createdAt: session.now,
      lastSeenAt: session.now,
      expiresAt: session.expiresAt,
    })
    .execute();
}

export async function deleteSession(tx: Tx, tokenDigest: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('tokenHash', '=', tokenDigest).execute();
}

/** Removes sessions that have ended; gives how many. */
export async function deleteEndedSessions(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from session where expires_at <= ${now} or last_seen_at <= ${minutesBefore(now, IDLE_MINUTES)}`.execute(
      tx,
    );
  return Number(numAffectedRows ?? 0);
}

/**
 * Counts a guess before it is looked at, so that a hundred at once are still five: the account when it may be tried,
 * undefined when there is none, it is disabled, or it rests.
 */
export async function registerAttempt(
  tx: Tx,
  login: string,
  now: Date,
): Promise<(Actor & { passwordHash: string }) | undefined> {
  const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  const { rows } = await sql<ActorRow & { passwordHash: string }>`
    update account set
      failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end,
      locked_until = case when locked_until is null and failed_attempts + 1 >= ${MOST_ATTEMPTS}
        then ${lockedUntil}::timestamptz end
    where login = ${login} and disabled_at is null and (locked_until is null or locked_until <= ${now})
    returning ${ACTOR}, account.password_hash`.execute(tx);
  const [row] = rows;
  return row && { ...asActor(row), passwordHash: row.passwordHash };
}

export async function clearAttempts(tx: Tx, accountId: Uuid): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failedAttempts: 0, lockedUntil: null })
    .where('accountId', '=', accountId)
    .execute();
}

/** The account of this login as an actor. For the system itself and for tests: no password is needed. */
export async function actorByLogin(tx: Tx, login: string): Promise<Actor | undefined> {
  const { rows } = await sql<ActorRow>`select ${ACTOR} from account where login = ${login}`.execute(tx);
  return rows[0] && asActor(rows[0]);
}

interface AccountListRow
  extends Omit<AccountRow, 'organisationName' | 'createdAt' | 'disabledAt' | 'lockedUntil'> {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly lockedUntil: Date | null;
}

/** Accounts by login after `after`; below `divisionPath` when it is given. */
export async function selectAccounts(
  tx: Tx,
  page: { after: string | undefined; limit: number; divisionPath: string | null; role: string | undefined },
): Promise<Omit<AccountRow, 'organisationName'>[]> {
  const { rows } = await sql<AccountListRow>`
    select account.account_id, account.login, account.display_name, account.person_key, account.role,
      account.division_code, division.name as division_name, account.organisation_id,
      account.demonstration, account.created_at, account.disabled_at,
      account.locked_until, account.version
    from account left join division using (division_code)
    where account.login > ${page.after ?? ''}
      and (${page.role ?? null}::text is null or account.role = ${page.role ?? null})
      and (${page.divisionPath}::ltree is null or account.division_path <@ ${page.divisionPath}::ltree)
    order by account.login limit ${page.limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
  }));
}

/** What the people behind accounts are called, by account. */
export async function displayNamesOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from account where account_id = any (${[...accountIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.accountId, row.displayName]));
}

export async function selectDivisionName(tx: Tx, divisionCode: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('division')
    .select('name')
    .where('divisionCode', '=', divisionCode)
    .executeTakeFirst();
  return row?.name;
}

export async function insertAccount(
  tx: Tx,
  account: Omit<NewAccount, 'password'> & {
    readonly accountId: Uuid;
    readonly passwordHash: string;
    readonly personId: PersonId | null;
    readonly demonstration: boolean;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      ...account,
      divisionPath: account.divisionCode === null ? null : divisionPathOf(account.divisionCode),
    })
    .execute();
}

export async function selectAccountForChange(
  tx: Tx,
  accountId: string,
): Promise<
  { personKey: string; divisionPath: string | null; disabledAt: Date | null; version: number } | undefined
> {
  return tx
    .selectFrom('account')
    .select(['personKey', 'divisionPath', 'disabledAt', 'version'])
    .where('accountId', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** Disables the account and ends its sessions; false when its version is another. */
export async function disableAccount(
  tx: Tx,
  accountId: string,
  version: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ disabledAt: now, version: version + 1 })
    .where('accountId', '=', accountId)
    .where('version', '=', version)
    .executeTakeFirst();
  await tx.deleteFrom('session').where('accountId', '=', accountId).execute();
  return numUpdatedRows === 1n;
}

export interface DemonstrationAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisationId: Uuid | null;
}

/** Accounts whose password everybody knows. Production refuses to start while there is one. */
export async function selectDemonstrationAccounts(tx: Tx): Promise<DemonstrationAccount[]> {
  const { rows } = await sql<DemonstrationAccount>`
    select account.login, account.display_name, account.role, account.organisation_id
    from account
    where account.demonstration and account.disabled_at is null
    order by account.created_at, account.account_id`.execute(tx);
  return rows;
}

export async function countAccounts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from account where password_hash <> 'none'`.execute(tx);
  return rows[0]?.count ?? 0;
}
