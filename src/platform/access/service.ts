import { tryConstraint, withTx } from '../db/index.ts';
import { appendJournal } from '../journal/index.ts';
import { done, type Result } from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import type { Actor } from './actor.ts';
import { NO_PASSWORD } from './passwords.ts';
import { actorByLogin, deleteSession, insertAccount } from './store.ts';

/** The database stores only the cookie's digest. */
export function tokenDigestOf(app: Pick<AppContext, 'ciphers'>, token: string): Buffer {
  return app.ciphers.digest(`session:${token}`);
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
        passwordWholeAt: null,
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
