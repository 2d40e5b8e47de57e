import { sql } from 'kysely';
import { type Database, PLANNED_ONCE, type Tx } from '../db/index.ts';
import { divisionPathOf, type LocalDate, type PersonId, type Uuid } from '../kernel/index.ts';
import type { ActingFor, Actor, Role } from './actor.ts';
import type { AccountRow, AccountStatus } from './contract-accounts.ts';
import { IDLE_MINUTES, reachOf, SESSION_HOURS } from './rules.ts';
import { type HelpRow, whomItServes } from './rules-helping.ts';
import { forgetDevicesOf } from './store-sign-in.ts';

export interface ActorRow {
  readonly accountId: Uuid;
  readonly personKey: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}

export const ACTOR = sql`account.account_id, account.person_key, account.display_name, account.role, account.division_code,
  account.division_path::text as division_path, account.organisation_id, account.person_id`;

export function asActor(row: ActorRow): Actor {
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
  /** The password is a one-time one and comes first. */
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  /** A second factor is set and was not shown in this session. */
  readonly secondFactorDue: boolean;
}

/** Within its time by the database's clock. One that begins in the future was made while a clock was wrong. */
export const ALIVE = sql`session.expires_at > now() and session.created_at <= now() + interval '5 minutes'
  and session.last_seen_at > now() - ${IDLE_MINUTES}::int * interval '1 minute'
  and session.last_seen_at <= now() + interval '5 minutes'`;

/**
 * A delegation that is in force on this day, by the names `d`, `whom` for whoever is on leave and `acting` for the
 * account that names both. Whoever was disabled or has another role or place since is nobody to act for.
 */
export const inForce = (today: LocalDate) => sql`d.status = 'released' and d.from_on <= ${today}::date
  and d.until_on > ${today}::date and whom.status = 'active' and whom.role = acting.role
  and whom.division_code is not distinct from acting.division_code
  and whom.organisation_id is not distinct from acting.organisation_id`;

interface ActingRow {
  readonly delegationId: Uuid | null;
  readonly whomAccountId: Uuid;
  readonly whomPersonKey: string;
}

/**
 * The session of a token, with the account as it is now; undefined when it has ended or the account is disabled. One
 * that acts for somebody on leave has the actor that names both, and ends with the delegation, by the day of the app.
 */
export async function selectSession(
  db: Database,
  tokenDigest: Buffer,
  today: LocalDate,
): Promise<Session | undefined> {
  const { rows } = await sql<
    ActorRow & ActingRow & HelpRow & Omit<Session, 'actor'> & { isSeenNow: boolean }
  >`${PLANNED_ONCE}
    select ${ACTOR}, own.must_change_password, session.csrf_token, d.delegation_id,
      h.help_session_id, h.helped_person_id, h.helped_name, h.helped_until,
      whom.account_id as whom_account_id, whom.person_key as whom_person_key,
      second_factor.confirmed_at is not null as has_second_factor,
      second_factor.confirmed_at is not null and session.second_factor_at is null as second_factor_due,
      session.last_seen_at > now() - interval '1 minute' as is_seen_now
    from session join account own on own.account_id = session.account_id
      left join second_factor on second_factor.account_id = own.account_id
      left join session h on h.token_hash = session.token_hash and h.helped_until > now()
      left join delegation d on d.delegation_id = session.delegation_id
      left join account whom on whom.account_id = d.from_account_id
      left join account acting on acting.account_id = d.acting_account_id
      join account on account.account_id = coalesce(acting.account_id, own.account_id)
    where session.token_hash = ${tokenDigest} and ${ALIVE} and own.status = 'active'
      and (session.delegation_id is null or (${inForce(today)}))`.execute(db.app);
  const [row] = rows;
  if (!row) return undefined;
  if (!row.isSeenNow)
    await sql`update session set last_seen_at = now() where token_hash = ${tokenDigest}`.execute(db.app);
  const { csrfToken, mustChangePassword, hasSecondFactor, secondFactorDue } = row;
  return { actor: actorOf(row), csrfToken, mustChangePassword, hasSecondFactor, secondFactorDue };
}

function actorOf(row: ActorRow & ActingRow & HelpRow): Actor {
  const { delegationId, whomAccountId, whomPersonKey } = row;
  const actor = asActor(row);
  if (delegationId === null) return whomItServes(actor, row);
  const actingFor: ActingFor = { delegationId, accountId: whomAccountId, personKey: whomPersonKey };
  return { ...actor, actingFor };
}

export async function insertSession(
  tx: Tx,
  session: { sessionId: Uuid; tokenDigest: Buffer; accountId: Uuid; csrfToken: string; address: string },
): Promise<void> {
  const { tokenDigest, ...columns } = session;
  await tx
    .insertInto('session')
    .values({
      ...columns,
      tokenHash: tokenDigest,
      createdAt: sql<Date>`now()`,
      lastSeenAt: sql<Date>`now()`,
      expiresAt: sql<Date>`now() + ${SESSION_HOURS}::int * interval '1 hour'`,
    })
    .execute();
}

export async function deleteSession(tx: Tx, tokenDigest: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('tokenHash', '=', tokenDigest).execute();
}

/** Removes sessions that have ended; gives how many. */
export async function deleteEndedSessions(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where not (${ALIVE})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The account of a login with which somebody may sign in; undefined when there is none or it is disabled. */
export async function selectAccountToTry(
  tx: Tx,
  login: string,
): Promise<(Actor & { passwordHash: string; hasSecondFactor: boolean }) | undefined> {
  const { rows } = await sql<ActorRow & { passwordHash: string; hasSecondFactor: boolean }>`
    select ${ACTOR}, account.password_hash, second_factor.confirmed_at is not null as has_second_factor
    from account left join second_factor using (account_id)
    where login = ${login} and status = 'active'
      and (password_expires_at is null or password_expires_at > now())`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { passwordHash, hasSecondFactor } = row;
  return { ...asActor(row), passwordHash, hasSecondFactor };
}

/** The account of this login as an actor. For the system itself and for tests: no password is needed. */
export async function actorByLogin(tx: Tx, login: string): Promise<Actor | undefined> {
  const { rows } = await sql<ActorRow>`select ${ACTOR} from account where login = ${login}`.execute(tx);
  return rows[0] && asActor(rows[0]);
}

type AccountListRow = Omit<AccountRow, 'organisationName' | 'allowed' | 'createdAt' | 'disabledAt'> & {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
};

/** Accounts by login after `after`; below `divisionPath` when it is given. */
export async function selectAccounts(
  tx: Tx,
  page: {
    after: string | undefined;
    limit: number;
    divisionPath: string | null;
    role: string | undefined;
    status: AccountStatus | undefined;
  },
): Promise<Omit<AccountRow, 'organisationName' | 'allowed'>[]> {
  const { rows } = await sql<AccountListRow>`
    select account.account_id, account.login, account.display_name, account.person_key, account.role,
      account.division_code, division.name as division_name, account.organisation_id,
      account.demonstration, account.created_at, account.status, account.disabled_at,
      (select kind from account_change c where c.account_id = account.account_id and c.status = 'pending')
        as pending_change,
      exists (select 1 from second_factor f where f.account_id = account.account_id and f.confirmed_at is not null)
        as has_second_factor,
      account.version
    from account left join division using (division_code)
    where account.login > ${page.after ?? ''} and account.acts_for is null
      and (${page.role ?? null}::text is null or account.role = ${page.role ?? null})
      and (${page.status ?? null}::text is null or account.status = ${page.status ?? null})
      and (${page.divisionPath}::ltree is null or account.division_path <@ ${page.divisionPath}::ltree)
    order by account.login limit ${page.limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
  }));
}

/** Accounts of this login, or with this in their name; at most 200. */
export async function accountsNamed(tx: Tx, text: string): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id from account where login = ${text} or strpos(display_name, ${text}) > 0
    order by account_id limit 200`.execute(tx);
  return rows.map(({ accountId }) => accountId);
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

/** Of these persons the ones who have an account of their own, open or not. */
export async function accountHolders(tx: Tx, personIds: readonly PersonId[]): Promise<Set<PersonId>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct person_id from account where person_id = any (${[...personIds]}::bigint[])`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

/** Of these persons the ones who can sign in as workers. */
export async function workersSigningIn(tx: Tx, personIds: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await tx
    .selectFrom('account')
    .select('personId')
    .where('personId', 'in', [...personIds])
    .where('status', '=', 'active')
    .execute();
  return new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId])));
}

/** What an account is made of. */
export interface AccountColumns {
  readonly accountId: Uuid;
  readonly login: string;
  readonly displayName: string;
  readonly personKey: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly organisationId: string | null;
  readonly personId: PersonId | null;
  readonly passwordHash: string;
  /** A one-time password ends after a day by the database's clock, and is changed before anything else. */
  readonly oneTime: boolean;
  /** When one administrator alone last gave a one-time password; null once two have given one. */
  readonly passwordWholeAt: Date | null;
  readonly status: AccountStatus;
  readonly demonstration: boolean;
  readonly createdAt: Date;
}

const passwordTerms = (oneTime: boolean) => ({
  mustChangePassword: oneTime,
  passwordExpiresAt: oneTime ? sql<Date>`now() + interval '24 hours'` : null,
});

export async function insertAccount(tx: Tx, account: AccountColumns): Promise<void> {
  const { oneTime, ...columns } = account;
  await tx
    .insertInto('account')
    .values({
      ...columns,
      ...passwordTerms(oneTime),
      divisionPath: account.divisionCode === null ? null : divisionPathOf(account.divisionCode),
    })
    .execute();
}

export interface LockedAccount {
  readonly accountId: Uuid;
  readonly login: string;
  readonly personKey: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: string | null;
  readonly status: AccountStatus;
  readonly version: number;
  readonly displayName: string;
  readonly passwordWholeAt: Date | null;
}

/** Locks an account of its own; one that only names who acts for whom is none. */
export async function lockAccount(tx: Tx, accountId: string): Promise<LockedAccount | undefined> {
  return selectAccount(tx, accountId, true);
}

export async function selectAccount(
  tx: Tx,
  accountId: string,
  lock = false,
): Promise<LockedAccount | undefined> {
  const { rows } = await sql<LockedAccount>`
    select account_id, login, person_key, role, division_code, division_path::text as division_path,
      organisation_id, status, version, display_name, password_whole_at
    from account where account_id = ${accountId}::uuid and acts_for is null
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** What an act changes of an account that it has locked. */
export async function updateAccount(
  tx: Tx,
  accountId: string,
  change: Partial<
    Pick<
      AccountColumns,
      'role' | 'divisionCode' | 'organisationId' | 'passwordHash' | 'oneTime' | 'passwordWholeAt' | 'status'
    > & { disabledAt: Date | null }
  >,
): Promise<void> {
  const { oneTime, ...columns } = change;
  const { divisionCode } = columns;
  const path =
    divisionCode === undefined
      ? {}
      : { divisionPath: divisionCode === null ? null : divisionPathOf(divisionCode) };
  await sql`update account set version = version + 1, closed_for_death = false where account_id = ${accountId}::uuid`.execute(
    tx,
  );
  await tx
    .updateTable('account')
    .set({ ...columns, ...path, ...(oneTime === undefined ? {} : passwordTerms(oneTime)) })
    .where('accountId', '=', accountId)
    .execute();
}

/**
 * Ends every session of an account; but the one with this token, where one is given. Where none is, no browser is known
 * for the account any more either. Gives how many.
 */
export async function deleteSessionsOf(tx: Tx, accountId: string, except: Buffer | null): Promise<number> {
  let query = tx.deleteFrom('session').where('accountId', '=', accountId);
  if (except) query = query.where('tokenHash', '<>', except);
  else await forgetDevicesOf(tx, accountId);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

export async function selectPasswordHash(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('account')
    .select('passwordHash')
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.passwordHash;
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
    where account.demonstration and account.status <> 'disabled'
    order by account.created_at, account.account_id`.execute(tx);
  return rows;
}

export async function countAccounts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from account where password_hash <> 'none'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** One at a time opens the first accounts of an empty system. */
export async function lockFirstAccounts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('account.first', 0))`.execute(tx);
}
