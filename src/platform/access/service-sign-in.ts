import { type Tx, withTx } from '../db/index.ts';
import { appendJournal } from '../journal/index.ts';
import { type Ciphers, done, type Result, refused, type Uuid } from '../kernel/index.ts';
import type { AppContext } from './act.ts';
import { type Actor, THE_PUBLIC } from './actor.ts';
import { SIGN_IN_BUSY, SIGN_IN_FAILED, signInWait } from './contract.ts';
import { checkPassword } from './passwords.ts';
import { isPrinted } from './rules-passwords.ts';
import { networkOf, PACE_OF_ACCOUNT, PACE_OF_ADDRESS } from './rules-sign-in.ts';
import { tokenDigestOf } from './service.ts';
import { deleteEndedSessions, deleteSession, insertSession, selectAccountToTry } from './store.ts';
import {
  forgetGuesses,
  isKnownDevice,
  type PacedKey,
  registerGuess,
  rememberDevice,
} from './store-sign-in.ts';
import { newToken } from './tokens.ts';

/** What comes along with a sign-in besides login and password. */
export interface SignInRequest {
  readonly requestId: Uuid;
  readonly address: string;
  readonly oldTokenDigest: Buffer | null;
  /** Digest of the secret of a browser that was used before; null when it brings none. */
  readonly deviceDigest: Buffer | null;
}

/** The secrets of a new session, for cookies and page. */
export interface NewSession {
  readonly token: string;
  readonly csrfToken: string;
  readonly deviceToken: string;
  /** A code comes before anything else in it. */
  readonly secondFactorDue: boolean;
}

/**
 * Checks login and password and opens a session. Says the same, in the same time, whether the account does not exist,
 * is disabled, or the password is wrong. Wrong guesses slow down whoever makes them, by account and address and by
 * address; a browser in which the account was used before is slowed down by its own alone. Success and failure are
 * recorded.
 */
export async function signIn(
  app: AppContext & { readonly isDemonstration: boolean },
  given: { readonly login: string; readonly password: string },
  request: SignInRequest,
): Promise<Result<NewSession>> {
  const tried = await withTx(app.db, { kind: 'public' }, async (tx) => {
    const isKnown =
      request.deviceDigest !== null && (await isKnownDevice(tx, request.deviceDigest, given.login));
    const keys = keysOf(app.ciphers, { ...request, login: given.login, isKnown });
    const wait = await registerGuess(tx, keys.counted);
    return { keys, wait, account: wait > 0 ? undefined : await selectAccountToTry(tx, given.login) };
  });
  if (tried.wait > 0) return refused(signInWait(tried.wait));
  const { account } = tried;
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
  if (!account || !fits || (!app.isDemonstration && isPrinted(given.password))) {
    await withTx(app.db, { kind: 'public' }, (tx) =>
      appendJournal(tx, app, { ...line, outcome: 'refused', detail: { codes: [SIGN_IN_FAILED.code] } }),
    );
    return refused(SIGN_IN_FAILED);
  }
  const { hasSecondFactor } = account;
  const session = await withTx(app.db, { kind: 'public' }, async (tx) => {
    await forgetGuesses(tx, tried.keys);
    const opened = await openSession(tx, app, account.accountId, request);
    await appendJournal(tx, app, { ...line, outcome: 'done' });
    return opened;
  });
  return done({ ...session, secondFactorDue: hasSecondFactor });
}

/** Opens a session of an account whose owner has shown who she is; the browser is known from now on. */
export async function openSession(
  tx: Tx,
  app: Pick<AppContext, 'ids' | 'ciphers'>,
  accountId: Uuid,
  request: SignInRequest,
): Promise<Omit<NewSession, 'secondFactorDue'>> {
  const session = { token: newToken(), csrfToken: newToken(), deviceToken: newToken() };
  await deleteEndedSessions(tx);
  if (request.oldTokenDigest) await deleteSession(tx, request.oldTokenDigest);
  await insertSession(tx, {
    sessionId: app.ids.uuid(),
    tokenDigest: tokenDigestOf(app, session.token),
    accountId,
    csrfToken: session.csrfToken,
    address: request.address,
  });
  await rememberDevice(tx, {
    oldDigest: request.deviceDigest,
    digest: tokenDigestOf(app, session.deviceToken),
    accountId,
  });
  return session;
}

interface Keys {
  readonly counted: readonly PacedKey[];
  /** Forgotten after a right guess; and counted one less. */
  readonly all: readonly Buffer[];
  readonly one: readonly Buffer[];
}

/** What guesses are counted by, as a keyed digest: neither a login nor an address can be read from it. */
export function paceKeyOf(ciphers: Ciphers, ...parts: readonly string[]): Buffer {
  return ciphers.blindIndex('sign-in', JSON.stringify(parts));
}

function keysOf(
  ciphers: Ciphers,
  of: {
    readonly login: string;
    readonly address: string;
    readonly deviceDigest: Buffer | null;
    readonly isKnown: boolean;
  },
): Keys {
  const keyOf = (...parts: readonly string[]) => paceKeyOf(ciphers, ...parts);
  if (of.isKnown && of.deviceDigest) {
    const device = keyOf('device', of.login, of.deviceDigest.toString('hex'));
    return { counted: [{ key: device, pace: PACE_OF_ACCOUNT }], all: [device], one: [] };
  }
  const network = networkOf(of.address);
  const account = keyOf('account', of.login, network);
  const address = keyOf('address', network);
  return {
    counted: [
      { key: account, pace: PACE_OF_ACCOUNT },
      { key: address, pace: PACE_OF_ADDRESS },
    ],
    all: [account],
    one: [address],
  };
}
