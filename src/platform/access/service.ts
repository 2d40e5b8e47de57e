import { type Tx, tryConstraint, withTx } from '../db/index.ts';
import { appendJournal } from '../journal/index.ts';
import {
  type Clock,
  canDo,
  divisionPathOf,
  done,
  type PersonId,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import { type Actor, THE_PUBLIC } from './actor.ts';
import {
  type AccountRow,
  type NewAccount,
  SIGN_IN_BUSY,
  SIGN_IN_FAILED,
  VERSION_CONFLICT,
} from './contract.ts';
import { ACCOUNT, accountStatus } from './machine.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from './passwords.ts';
import type { OrganisationDirectory } from './ports.ts';
import { NOT_FOUND } from './route.ts';
import { accountRefusals, SESSION_HOURS } from './rules.ts';
import {
  actorByLogin,
  clearAttempts,
  deleteEndedSessions,
  deleteSession,
  disableAccount,
  insertAccount,
  insertSession,
  registerAttempt,
  selectAccountForChange,
  selectAccounts,
} from './store.ts';
import { newToken } from './tokens.ts';

/** Sessions and locks run on the machine's own time, not on a demonstration's. */
export interface SignInContext extends AppContext {
  readonly wallClock: Clock;
}

/** The database stores only the cookie's digest. */
export function tokenDigestOf(app: Pick<AppContext, 'ciphers'>, token: string): Buffer {
  return app.ciphers.digest(`session:${token}`);
}

/**
 * Checks login and password and opens a session. Says the same, in the same time, whether the account does not exist,
 * is disabled, rests after five wrong guesses, or the password is wrong. Success and failure are recorded.
 */
export async function signIn(
  app: SignInContext,
  given: { readonly login: string; readonly password: string },
  request: { readonly requestId: Uuid; readonly oldTokenDigest: Buffer | null },
): Promise<Result<{ token: string; csrfToken: string }>> {
  const now = app.wallClock.now();
  const account = await withTx(app.db, { kind: 'public' }, (tx) => registerAttempt(tx, given.login, now));
  const fits = await checkPassword(account?.passwordHash, given.password);
  if (fits === undefined) return refused(SIGN_IN_BUSY);
  const who: Actor = account ?? THE_PUBLIC;
  const line = {
    event: 'signed-in',
    objectType: 'account',
    objectId: account?.accountId ?? 'unknown',
    accountId: who.accountId,
    personKey: who.personKey,
    role: who.role,
    divisionPath: who.divisionPath,
    organisationId: who.organisationId,
    requestId: request.requestId,
  } as const;
  if (!account || !fits) {
    await withTx(app.db, { kind: 'public' }, (tx) =>
      appendJournal(tx, app, { ...line, outcome: 'refused', detail: { codes: [SIGN_IN_FAILED.code] } }),
    );
    return refused(SIGN_IN_FAILED);
  }
  const token = newToken();
  const csrfToken = newToken();
  await withTx(app.db, { kind: 'public' }, async (tx) => {
    await clearAttempts(tx, account.accountId);
    await deleteEndedSessions(tx, now);
    if (request.oldTokenDigest) await deleteSession(tx, request.oldTokenDigest);
    await insertSession(tx, {
      tokenDigest: tokenDigestOf(app, token),
      accountId: account.accountId,
      csrfToken,
      now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
    });
    await appendJournal(tx, app, { ...line, outcome: 'done' });
  });
  return done({ token, csrfToken });
}

/** Ends the session. */
export async function signOut(act: Act, tokenDigest: Buffer | null): Promise<Result<{ signedOut: true }>> {
  if (tokenDigest) await deleteSession(act.tx, tokenDigest);
  await act.record({ event: 'signed-out', objectType: 'account', objectId: act.actor.accountId });
  return done({ signedOut: true });
}

/** A page of accounts by login, below the actor's own division. */
export async function listAccounts(
  tx: Tx,
  organisations: OrganisationDirectory,
  actor: Actor,
  query: { after?: string | undefined; limit: number; role?: string | undefined },
): Promise<{ rows: AccountRow[]; next: string | null; total: null }> {
  const rows = await selectAccounts(tx, {
    after: query.after,
    role: query.role,
    limit: query.limit + 1,
    divisionPath: actor.divisionPath,
  });
  const found = rows.slice(0, query.limit);
  const ids = found.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));
  const names = await organisations.namesOf(tx, [...new Set(ids)]);
  const page = found.map((row) => ({
    ...row,
    organisationName: row.organisationId === null ? null : (names.get(row.organisationId) ?? null),
  }));
  return { rows: page, next: rows.length > query.limit ? (page.at(-1)?.login ?? null) : null, total: null };
}

/**
 * Opens an account. Refuses one for oneself, a role without its division or organisation, a login that is taken, a
 * weak password, and a second of the three administrations in one hand.
 */
export async function createAccount(
  act: Act,
  organisations: OrganisationDirectory,
  asked: NewAccount,
): Promise<Result<{ accountId: Uuid }>> {
  const found = accountRefusals(asked, act.actor);
  if (found.length > 0) return refused(...found);
  return openAccount(act, organisations, asked, { demonstration: false, personId: null });
}

/** The same without the rules for people's accounts: for demonstrations and for the system's own accounts. */
export async function openAccount(
  act: Act,
  organisations: OrganisationDirectory,
  asked: Omit<NewAccount, 'password'> & { readonly password: string | null },
  more: { readonly demonstration: boolean; readonly personId: PersonId | null },
): Promise<Result<{ accountId: Uuid }>> {
  const { password, ...account } = asked;
  const accountId = act.ids.uuid();
  let { divisionCode } = account;
  if (account.organisationId !== null) {
    const division = await organisations.divisionOf(act.tx, account.organisationId);
    if (division === undefined)
      return refused(refusal('organisation-unknown', '没有这家机构或单位，请重新选择。', '/organisationId'));
    divisionCode = division;
  }
  if (
    act.actor.divisionPath !== null &&
    (divisionCode === null || !isBelow(divisionCode, act.actor.divisionPath))
  )
    return refused(
      refusal('division-not-yours', '只能为本级及下级开设账号，请重选行政区划。', '/divisionCode'),
    );
  const passwordHash = password === null ? NO_PASSWORD : await hashPassword(password);
  const stored = await tryConstraint(act.tx, () =>
    insertAccount(act.tx, {
      ...account,
      divisionCode,
      accountId,
      passwordHash,
      personId: more.personId,
      demonstration: more.demonstration,
      createdAt: act.clock.now(),
    }),
  );
  if (!stored.ok) {
    const { constraint } = stored.violation;
    if (constraint === 'account_login_once')
      return refused(refusal('login-taken', '这个账号名已经有人用了，请换一个。', '/login'));
    if (constraint === 'account_three_administrators_apart')
      return refused(
        refusal(
          'three-administrators',
          '系统管理、安全管理、审计管理须由三个人分任，此人已任其一，请另派人员。',
          '/role',
        ),
      );
    if (constraint.includes('division'))
      return refused(refusal('division-unknown', '没有这个行政区划，请重新选择。', '/divisionCode'));
    throw new Error(`account refused by ${constraint}`);
  }
  await act.record({
    event: 'account-created',
    objectType: 'account',
    objectId: accountId,
    detail: { role: account.role, login: account.login, divisionCode },
  });
  return done({ accountId });
}

function isBelow(divisionCode: string, path: string): boolean {
  const own = divisionPathOf(divisionCode);
  return own === path || own.startsWith(`${path}.`);
}

/** Disables an account and ends its sessions at once. Refuses one's own. */
export async function disable(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<{ accountId: string; version: number }>> {
  const account = await selectAccountForChange(act.tx, accountId);
  const reach = act.actor.divisionPath;
  if (
    !account ||
    (reach !== null && account.divisionPath !== reach && !account.divisionPath?.startsWith(`${reach}.`))
  )
    return refused(NOT_FOUND);
  if (account.personKey === act.actor.personKey)
    return refused(refusal('own-account', '不能停用自己的账号，请由另一位安全管理员办理。'));
  if (!canDo(ACCOUNT, accountStatus(account), 'accounts.disable'))
    return refused(refusal('already-disabled', '这个账号已经停用，不必再办。'));
  if (!(await disableAccount(act.tx, accountId, asked.version, act.clock.now())))
    return refused(VERSION_CONFLICT);
  await act.record({
    event: 'account-disabled',
    objectType: 'account',
    objectId: accountId,
    reason: asked.reason,
  });
  return done({ accountId, version: asked.version + 1 });
}

/** The system's own account by which command line calls are recorded; made when it is missing. Cannot sign in. */
export async function machineActor(app: AppContext, login: string, displayName: string): Promise<Actor> {
  const known = await withTx(app.db, { kind: 'system' }, (tx) => actorByLogin(tx, login));
  if (known) return known;
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    const accountId = app.ids.uuid();
    const stored = await tryConstraint(tx, () =>
      insertAccount(tx, {
        accountId,
        login,
        displayName,
        personKey: `machine:${login}`,
        role: 'county-handler',
        divisionCode: null,
        organisationId: null,
        personId: null,
        passwordHash: NO_PASSWORD,
        demonstration: false,
        createdAt: app.clock.now(),
      }),
    );
    if (stored.ok)
      await appendJournal(tx, app, {
        event: 'account-created',
        outcome: 'done',
        objectType: 'account',
        objectId: accountId,
        accountId: null,
        personKey: null,
        role: null,
        divisionPath: null,
        organisationId: null,
        detail: { login },
      });
  });
  const made = await withTx(app.db, { kind: 'system' }, (tx) => actorByLogin(tx, login));
  if (!made) throw new Error(`account ${login} could not be made`);
  return made;
}
