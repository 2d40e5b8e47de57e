import { type Tx, tryConstraint } from '../db/index.ts';
import {
  type Ciphers,
  checkResidentId,
  done,
  maskResidentId,
  type ResidentId,
  type Result,
  refused,
} from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { ACCOUNT_REFUSALS, type NewAccount, type StaffPersonRow } from './contract-accounts.ts';
import {
  findStaffPersonKey,
  type IdNumberColumns,
  insertStaffPerson,
  lockStaffPerson,
  selectStaffPersons,
  updateIdNumber,
} from './store-staff.ts';

const MOST_CHOICES = 50;

/** The register of staff by name or login, to choose from. */
export async function listStaffPersons(
  tx: Tx,
  actor: Actor,
  text: string,
): Promise<{ rows: StaffPersonRow[]; next: null; total: null }> {
  const page = { text, limit: MOST_CHOICES, divisionPath: actor.divisionPath };
  return { rows: await selectStaffPersons(tx, page), next: null, total: null };
}

/**
 * The human being an account is for, locked until the transaction ends: somebody of the register, or somebody new by
 * name and ID number. Nobody stands in it twice: a number that is known leads to whoever has it.
 */
export async function resolvePerson(
  act: Act,
  asked: Pick<NewAccount, 'personKey' | 'personName' | 'idNumber'>,
): Promise<Result<{ personKey: string }>> {
  const idNumber = asked.idNumber === null ? undefined : readIdNumber(asked.idNumber);
  if (idNumber === 'wrong') return refused(ACCOUNT_REFUSALS.idNumberWrong);
  if (asked.personKey !== null) return choosePerson(act, asked.personKey, idNumber);
  if (idNumber === undefined || asked.personName === null) return refused(ACCOUNT_REFUSALS.personNeeded);
  return enterPerson(act, asked.personName, idNumber);
}

function readIdNumber(text: string): ResidentId | 'wrong' {
  const checked = checkResidentId(text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase());
  return checked.ok ? checked.value : 'wrong';
}

async function choosePerson(
  act: Act,
  personKey: string,
  idNumber: ResidentId | undefined,
): Promise<Result<{ personKey: string }>> {
  const person = await lockStaffPerson(act.tx, personKey);
  if (!person) return refused(ACCOUNT_REFUSALS.personUnknown);
  if (person.idBlindIndex === null) {
    if (idNumber === undefined) return refused(ACCOUNT_REFUSALS.idNumberNeeded);
    const stored = await tryConstraint(act.tx, () =>
      updateIdNumber(act.tx, personKey, idNumberColumns(act.ciphers, personKey, idNumber)),
    );
    if (!stored.ok) return refused(ACCOUNT_REFUSALS.idNumberOfAnother);
  } else if (
    idNumber !== undefined &&
    !act.ciphers.blindIndex('id-number', idNumber).equals(person.idBlindIndex)
  )
    return refused(ACCOUNT_REFUSALS.idNumberDiffers);
  return done({ personKey });
}

async function enterPerson(
  act: Act,
  displayName: string,
  idNumber: ResidentId,
): Promise<Result<{ personKey: string }>> {
  const fresh = `staff-${act.ids.uuid().slice(-12)}`;
  const columns = idNumberColumns(act.ciphers, fresh, idNumber);
  const known = await findStaffPersonKey(act.tx, columns.idBlindIndex);
  // Of many who enter the same person at once one does, the others find her.
  if (known === undefined)
    await insertStaffPerson(act.tx, {
      personKey: fresh,
      displayName,
      recordedAt: act.clock.now(),
      ...columns,
    });
  const personKey = known ?? (await findStaffPersonKey(act.tx, columns.idBlindIndex));
  const person = personKey === undefined ? undefined : await lockStaffPerson(act.tx, personKey);
  if (!person) throw new Error('the person who was entered is not there');
  if (person.displayName !== displayName) return refused(ACCOUNT_REFUSALS.personNameDiffers);
  return done({ personKey: person.personKey });
}

function idNumberColumns(ciphers: Ciphers, personKey: string, idNumber: ResidentId): IdNumberColumns {
  return {
    idNumberCipher: ciphers.encrypt(`staff_person.id_number_cipher.${personKey}`, idNumber),
    idNumberMasked: maskResidentId(idNumber),
    idBlindIndex: ciphers.blindIndex('id-number', idNumber),
  };
}
