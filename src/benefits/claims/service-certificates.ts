import type { Act } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { certificateNumbersOf } from '../../training/assessment/index.ts';
import { SHARED_CERTIFICATE } from './rules.ts';
import type { ClaimRow } from './store.ts';
import { certificatesOfClaim } from './store-certificates.ts';
import { freezeSharedNumbers } from './store-signals.ts';

/** R42 for what a claim rests on: the certificates of its class, or those its lines name. */
export async function freezeSharedOf(act: Act, claim: ClaimRow): Promise<void> {
  if (claim.classId !== null) await freezeSharedCertificates(act, [claim.classId]);
  if (claim.subjectKind !== 'certificates') return;
  const certificates = await certificatesOfClaim(act.tx, claim.claimId);
  await freezeNumbers(
    act,
    certificates.map(({ number }) => number),
    { objectType: 'claim', objectId: claim.claimId },
  );
}

/**
 * R42: freezes every line, of whichever class or county, that rests on a certificate number of these classes which two
 * people hold. Answers how many lines got the signal now. Says nothing of the other person.
 */
export async function freezeSharedCertificates(act: Act, classIds: readonly Uuid[]): Promise<number> {
  const numbers = await certificateNumbersOf(act.tx, classIds);
  return freezeNumbers(act, numbers, { objectType: 'training-class', objectId: classIds.join() });
}

async function freezeNumbers(
  act: Act,
  numbers: readonly string[],
  about: { readonly objectType: string; readonly objectId: string },
): Promise<number> {
  if (numbers.length === 0) return 0;
  const frozen = await freezeSharedNumbers(act.tx, numbers, {
    raisedAt: act.clock.now(),
    message: SHARED_CERTIFICATE,
  });
  if (frozen > 0)
    await act.record({
      event: 'signal-raised',
      ...about,
      divisionPath: act.actor.divisionPath,
      detail: { rule: 'R42', lines: frozen },
    });
  return frozen;
}
