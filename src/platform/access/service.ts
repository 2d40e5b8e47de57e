import { tryConstraint, withTx } from '../db/index.ts';
import { appendJournal } from '../journal/index.ts';
import { type Clock, done, type Result, refused, type Uuid } from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import { type Actor, THE_PUBLIC } from './actor.ts';
import { SIGN_IN_BUSY, SIGN_IN_FAILED } from './contract.ts';
import { checkPassword, NO_PASSWORD } from './passwords.ts';
import { SESSION_HOURS } from './rules.ts';
import {
  actorByLogin,
  clearAttempts,
  deleteEndedSessions,
  deleteSession,
  insertAccount,
  insertSession,
  registerAttempt,
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
        oneTime: false,
        status: 'active',
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
