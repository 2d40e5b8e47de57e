import {
  type AppContext,
  CODE_MINUTES,
  countCodes,
  endCode,
  MESSAGES,
  MOST_CODES_AN_HOUR,
  makeCode,
  type NewSession,
  networkOf,
  type Outgoing,
  openSession,
  PACE_OF_ACCOUNT,
  PACE_OF_ADDRESS,
  type PersonAccount,
  PHONE_REFUSALS,
  paceKeyOf,
  phoneOf,
  registerGuess,
  type SignInRequest,
  selectAccountOfPerson,
  selectActor,
  signIn,
  THE_PUBLIC,
  tryCode,
} from '../../platform/access/index.ts';
import { type Tx, withTx } from '../../platform/db/index.ts';
import { appendJournal } from '../../platform/journal/index.ts';
import { done, type IdentityNumber, type Result, refused } from '../../platform/kernel/index.ts';
import { personIdsByNumber } from '../persons/index.ts';
import { REFUSALS, readDocument, shortName, signInRefusal, waitOf } from './rules.ts';
import type { Asking } from './service-registration.ts';

const PUBLIC = { kind: 'public' } as const;

/**
 * Signs a person in by ID number and password: paced, answered and recorded as every sign-in; the same whether she has an
 * account or not.
 */
export async function signInByNumber(
  app: AppContext & { readonly isDemonstration: boolean },
  given: { readonly idNumber: string; readonly password: string },
  request: SignInRequest,
): Promise<Result<NewSession>> {
  const idNumber = readDocument(given.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const account = await withTx(app.db, PUBLIC, (tx) => accountOfNumber(tx, app, idNumber));
  const login = account?.login ?? loginOfNobody(app, idNumber);
  const signedIn = await signIn(app, { login, password: given.password }, request);
  if (signedIn.ok) return signedIn;
  return refused(...signedIn.refusals.map((one) => signInRefusal(one)));
}

/** A login that nobody has, the same each time for one number. */
function loginOfNobody({ ciphers }: Pick<AppContext, 'ciphers'>, idNumber: IdentityNumber): string {
  return `nobody-${paceKeyOf(ciphers, 'own-login', idNumber).toString('hex').slice(0, 40)}`;
}

async function accountOfNumber(
  tx: Tx,
  { ciphers }: Pick<AppContext, 'ciphers'>,
  idNumber: IdentityNumber,
): Promise<PersonAccount | undefined> {
  const personId = (await personIdsByNumber(tx, ciphers, [idNumber])).get(idNumber) ?? null;
  return selectAccountOfPerson(tx, personId);
}

/**
 * Sends a code to the phone of the account, to sign in or to set a new password. The answer is the same whether there is
 * an account, a phone, or were too many codes: each time a code is stored, which belongs to nobody where nothing is sent.
 */
export async function sendSignInCode(
  app: AppContext,
  asked: { readonly idNumber: string; readonly purpose: 'sign-in' | 'lost-password' },
  request: Asking,
  send: (message: Outgoing) => void,
): Promise<Result<{ handle: string; minutes: number; code: string | null }>> {
  const idNumber = readDocument(asked.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const network = networkOf(request.address);
  const keyOf = (...parts: string[]) => paceKeyOf(app.ciphers, 'own-login-code', ...parts);
  const wait = await withTx(app.db, PUBLIC, (tx) =>
    registerGuess(tx, [
      { key: keyOf('number', loginOfNobody(app, idNumber), network), pace: PACE_OF_ACCOUNT },
      { key: keyOf('address', network), pace: PACE_OF_ADDRESS },
    ]),
  );
  if (wait > 0) return refused(waitOf(wait));
  const { purpose } = asked;
  const made = await withTx(app.db, PUBLIC, async (tx) => {
    const account = await accountOfNumber(tx, app, idNumber);
    const accountId = account?.status === 'active' ? account.accountId : null;
    const phone = accountId === null ? undefined : await phoneOf({ tx, ciphers: app.ciphers }, accountId);
    const sent = await countCodes(tx, accountId, purpose);
    const goesOut = phone !== undefined && sent < MOST_CODES_AN_HOUR;
    const of = { accountId: goesOut ? accountId : null, purpose, newPhone: null };
    const code = await makeCode({ tx, ciphers: app.ciphers }, of);
    await appendJournal(tx, app, {
      ...lineOf(request),
      accountId: accountId ?? THE_PUBLIC.accountId,
      event: 'phone-code-sent',
      outcome: goesOut ? 'done' : 'refused',
      objectType: 'account',
      objectId: accountId ?? 'unknown',
      detail: { purpose },
    });
    return { ...code, name: account?.displayName ?? '', phone: goesOut ? phone : undefined };
  });
  const { phone, code } = made;
  const whose = shortName(made.name);
  if (phone !== undefined) send({ to: phone, content: MESSAGES[purpose](code, whose) });
  return done({ handle: made.handle, minutes: CODE_MINUTES, code: phone === undefined ? null : code });
}

/** Signs in with the code that came to the phone; used up by it. Five wrong tries end the code. */
export async function signInByCode(
  app: AppContext,
  asked: { readonly handle: string; readonly code: string },
  request: SignInRequest,
): Promise<Result<Omit<NewSession, 'secondFactorDue'>>> {
  const tried = await tryCode(app, asked, 'sign-in');
  const accountId = tried?.accountId ?? null;
  return withTx(app.db, PUBLIC, async (tx) => {
    const actor = await selectActor(tx, accountId);
    const line = {
      ...lineOf(request),
      event: 'signed-in',
      objectType: 'account',
      objectId: accountId ?? 'unknown',
      accountId: accountId ?? THE_PUBLIC.accountId,
      ...(actor ? { personKey: actor.personKey, role: actor.role } : {}),
    } as const;
    const right = tried?.isRight === true && actor !== undefined;
    const ended = right
      ? !(await endCode(tx, tried.handleDigest, { accountId: actor.accountId, purpose: 'sign-in' }))
      : !tried;
    if (!right || ended) {
      const refusal = ended ? PHONE_REFUSALS.codeEnded : PHONE_REFUSALS.codeWrong;
      await appendJournal(tx, app, { ...line, outcome: 'refused', detail: { codes: [refusal.code] } });
      return refused(refusal);
    }
    const session = await openSession(tx, app, actor.accountId, request);
    await appendJournal(tx, app, { ...line, outcome: 'done', detail: { by: 'code' } });
    return done(session);
  });
}

function lineOf(request: { readonly requestId: Asking['requestId'] }) {
  const { personKey, role, divisionPath, organisationId } = THE_PUBLIC;
  return { personKey, role, divisionPath, organisationId, requestId: request.requestId };
}
