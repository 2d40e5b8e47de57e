import {
  type Act,
  type AppContext,
  lockPersonAccount,
  MESSAGES,
  type Outgoing,
  openPersonAccount,
  type PersonPassword,
  performAct,
  selectAccountOfPerson,
  setPhone,
  THE_PUBLIC,
} from '../../platform/access/index.ts';
import {
  beginning,
  done,
  type IdentityNumber,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { deathsOf, registerPersons } from '../persons/index.ts';
import type { Proof } from './contract.ts';
import { OWN_ACCOUNT } from './machine.ts';
import { isProofStill, REFUSALS } from './rules.ts';
import {
  type Asking,
  knownOf,
  openRegistration,
  registrationDigest,
  SYSTEM,
} from './service-registration.ts';
import { insertOwnAccount } from './store.ts';
import { endRegistration, lockRegistration } from './store-registrations.ts';

/** Nobody is signed in: the system opens the account of whoever has proved who she is. */
const REGISTRAR = { ...THE_PUBLIC, scope: SYSTEM };

/**
 * Opens the account of whoever has proved who she is; somebody whom no register knows is registered, unverified. Of many
 * at once for one person exactly one is opened. Refuses without a proof, where she has an account already, a weak
 * password, none where no phone has been proved.
 */
export async function finishRegistration(
  app: AppContext & { readonly isDemonstration: boolean },
  asked: { readonly handle: string; readonly password: string | null },
  request: Asking,
  send: (message: Outgoing) => void,
): Promise<Result<{ accountId: Uuid }>> {
  const meta = {
    event: 'own-account-registered',
    objectType: 'own-account',
    objectId: 'unknown',
    requestId: request.requestId,
  };
  return performAct(app, REGISTRAR, meta, async (act) => {
    const handleDigest = registrationDigest(act.ciphers, asked.handle);
    const row = await lockRegistration(act.tx, handleDigest);
    if (!row) return refused(REFUSALS.ended);
    const typed = openRegistration(act.ciphers, row);
    const known = await knownOf(act.tx, act.ciphers, typed);
    const { provenBy, divisionPath } = row;
    if (provenBy === null || !isProofStill(provenBy, known)) return refused(REFUSALS.notProven);
    if (asked.password === null && typed.phone === null) return refused(REFUSALS.passwordNeeded);
    const personId = known.personId ?? (await registerUnknown(act, typed, divisionPath));
    const free = await accountFree(act, personId);
    if (!free.ok) return free;
    const chosen: PersonPassword =
      asked.password === null
        ? { kind: 'none' }
        : { kind: 'own', password: asked.password, isDemonstration: app.isDemonstration };
    const opened = await openPersonAccount(act, { personId, displayName: typed.name }, chosen);
    if (!opened.ok) return opened;
    const { accountId } = opened.value;
    const isKnown = known.personId !== undefined;
    await storeOwnAccount(act, { personId, accountId, divisionPath, provenBy, isVerified: isKnown });
    if (typed.phone !== null) await setPhone(act, accountId, typed.phone);
    await endRegistration(act.tx, handleDigest);
    for (const to of new Set([typed.phone, known.phone]))
      if (to) send({ to, content: MESSAGES.registered() });
    await act.record({
      event: 'own-account-registered',
      objectType: 'own-account',
      objectId: accountId,
      divisionPath,
      detail: { provenBy, personId, withPassword: asked.password !== null },
    });
    return done({ accountId });
  });
}

/** Somebody whom no register knows: her number is not confirmed, and says so. */
async function registerUnknown(
  act: Act,
  typed: { readonly idNumber: IdentityNumber; readonly name: string; readonly phone: string | null },
  divisionPath: string,
): Promise<PersonId> {
  const { idNumber, name, phone } = typed;
  const row = { idNumber, name, confirmed: false, ...(phone === null ? {} : { phone }) };
  const [personId] = await registerPersons(act, [row], { divisionPath, organisationId: null });
  if (personId === undefined) throw new Error('the person was not registered');
  return personId;
}

/** Has this person no account yet, and does she live? Others who ask at the same time wait here. */
export async function accountFree(act: Act, personId: PersonId): Promise<Result<null>> {
  await lockPersonAccount(act.tx, personId);
  const account = await selectAccountOfPerson(act.tx, personId);
  if (account) return refused(account.status === 'active' ? REFUSALS.alreadyOpen : REFUSALS.revoked);
  const dead = await deathsOf(act.tx, act.ciphers, [personId]);
  return dead.has(personId) ? refused(REFUSALS.dead) : done(null);
}

/** Stores what an account rests on. */
export async function storeOwnAccount(
  act: Act,
  of: {
    readonly personId: PersonId;
    readonly accountId: Uuid;
    readonly divisionPath: string;
    readonly provenBy: Proof;
    readonly isVerified: boolean;
    readonly paper?: { readonly agreement: string; readonly guardianCipher: Buffer | null };
  },
): Promise<void> {
  const { paper, isVerified, provenBy, ...row } = of;
  const seenBy = provenBy === 'counter' || provenBy === 'village-helper' ? provenBy : null;
  const stored = await insertOwnAccount(act.tx, {
    ...row,
    provenBy,
    status: beginning(OWN_ACCOUNT, seenBy ? 'ownAccounts.open' : 'ownAccount.finish'),
    verifiedOn: isVerified ? act.clock.today() : null,
    verifiedBy: isVerified ? (seenBy ?? 'registry') : null,
    registeredAt: act.clock.now(),
    openedBy: seenBy ? act.actor.accountId : null,
    agreement: paper?.agreement ?? null,
    guardianCipher: paper?.guardianCipher ?? null,
  });
  if (!stored) throw new Error('two accounts of one person');
}
