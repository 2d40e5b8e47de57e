import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Ciphers,
  type PersonId,
  type Refusal,
  refusal,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { findCorrection } from './store-corrections.ts';
import {
  hide,
  openShield,
  type ShieldRow,
  type ShownAgain,
  selectDivisionOf,
  selectNamesToHide,
  selectShielded,
  selectShields,
  showAgain,
} from './store-shield.ts';

/** What everybody reads in the place of the name and the number of a protected person. */
export const PROTECTED_NAME = '受保护';

const PROTECTED: Refusal = refusal(
  'person-protected',
  '这名人员受保护，记录只有指定的人员能打开。确需办理的，请联系“受保护人员”里指定的人员。',
);

const heldContext = (personId: PersonId) => `person_shield.held.${personId}`;
const heldOf = (ciphers: Ciphers, { personId, heldCipher }: ShieldRow): ShownAgain =>
  JSON.parse(ciphers.decrypt(heldContext(personId), heldCipher)) as ShownAgain;

/**
 * Hides the name, the masked number and the holders of accounts of a person from everybody but these accounts; no search
 * finds her. Gives false when she is hidden already or out of reach.
 */
export async function shieldPerson(
  act: Act,
  personId: PersonId,
  officers: readonly Uuid[],
): Promise<boolean> {
  const found = await selectNamesToHide(act.tx, personId);
  if (!found || found.isShielded) return false;
  const { isShielded: _, ...held } = found;
  const heldCipher = act.ciphers.encrypt(heldContext(personId), JSON.stringify(held));
  await hide(act.tx, { personId, heldCipher, officers, shown: PROTECTED_NAME, at: act.clock.now() });
  return true;
}

/** Everybody who may reads her again. Gives her name; undefined when she was not hidden. */
export async function unshieldPerson(act: Act, personId: PersonId): Promise<string | undefined> {
  const [shield] = await selectShields(act.tx, [personId]);
  if (!shield) return undefined;
  const held = heldOf(act.ciphers, shield);
  await showAgain(act.tx, personId, held);
  return held.name;
}

/** Opens a protected record for this account; undefined for everybody who is not named for it. */
export async function openShielded(
  act: Act,
  personId: PersonId,
): Promise<Pick<ShownAgain, 'name' | 'idNumberMasked' | 'phoneMasked'> | undefined> {
  const shield = await openShield(act.tx, personId, act.actor.accountId);
  if (!shield) return undefined;
  const { name, idNumberMasked, phoneMasked } = heldOf(act.ciphers, shield);
  return { name, idNumberMasked, phoneMasked };
}

/** Refuses `person-protected` where one of these persons is protected and this account is not named for her. */
export async function refusalOfProtected(
  tx: Tx,
  accountId: Uuid,
  ids: readonly PersonId[],
): Promise<Refusal | undefined> {
  for (const personId of await selectShielded(tx, ids))
    if (!(await openShield(tx, personId, accountId))) return PROTECTED;
  return undefined;
}

/** The true names of protected persons among these: to pay them and to compare with a document, never for a reply. */
export async function hiddenNamesOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const shielded = [...(await selectShielded(tx, ids))];
  if (shielded.length === 0) return new Map();
  const shields = await selectShields(tx, shielded);
  return new Map(shields.map((shield) => [shield.personId, heldOf(ciphers, shield).name]));
}

/** The division that holds a person, as far as the reader's scope reaches; undefined where none does. */
export function divisionOfPerson(tx: Tx, personId: PersonId): Promise<string | undefined> {
  return selectDivisionOf(tx, personId);
}

/** Whose correction this is; undefined where there is none. */
export async function personOfCorrection(tx: Tx, correctionId: Uuid): Promise<PersonId | undefined> {
  return (await findCorrection(tx, correctionId))?.personId;
}
