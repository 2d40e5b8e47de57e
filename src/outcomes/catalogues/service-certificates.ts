import { type Act, type AppContext, networkOf } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { done, type Result, refused } from '../../platform/kernel/index.ts';
import { LOOK_UPS_AN_HOUR, REFUSALS } from './rules.ts';
import { type CheckedCertificate, countLookUp, findCertificate } from './store.ts';

/**
 * Counts one look-up of an address, found or not, so that numbers cannot be tried out. Refuses `too-many-look-ups` past 30 an
 * hour. Of many at once exactly so many get through.
 */
export async function paceLookUp(app: AppContext, address: string): Promise<Result<null>> {
  const key = app.ciphers.blindIndex('sign-in', JSON.stringify(['certificate-look-up', networkOf(address)]));
  const looked = await withTx(app.db, { kind: 'public' }, (tx) => countLookUp(tx, key));
  return looked > LOOK_UPS_AN_HOUR ? refused(REFUSALS.tooManyLookUps) : done(null);
}

/**
 * What anybody may know of the certificates of one number, or of the square on one paper: kind, occupation, level, issuer, day, whether they stand, and the
 * first character of the holder's name, or whether a name that is given is the holder's. The look is recorded without either.
 */
export async function checkCertificate(
  act: Act,
  { number, name }: { readonly number: string; readonly name?: string | undefined },
): Promise<Result<readonly CheckedCertificate[]>> {
  const found = await findCertificate(act.tx, number.trim(), name?.trim() || null);
  await act.record({
    event: 'certificate-checked',
    objectType: 'certificate',
    objectId: found.length === 0 ? 'none' : 'found',
    outcome: 'viewed',
  });
  return done(found);
}
