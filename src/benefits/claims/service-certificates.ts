import type { Act } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { certificateNumbersOf } from '../../training/assessment/index.ts';
import { SHARED_CERTIFICATE } from './rules.ts';
import { freezeSharedNumbers } from './store-signals.ts';

/**
 * R42: freezes every line, of whichever class or county, that rests on a certificate number of these classes which two
 * people hold. Answers how many lines got the signal now. Says nothing of the other person.
 */
export async function freezeSharedCertificates(act: Act, classIds: readonly Uuid[]): Promise<number> {
  const numbers = await certificateNumbersOf(act.tx, classIds);
  if (numbers.length === 0) return 0;
  const frozen = await freezeSharedNumbers(act.tx, numbers, {
    raisedAt: act.clock.now(),
    message: SHARED_CERTIFICATE,
  });
  if (frozen > 0)
    await act.record({
      event: 'signal-raised',
      objectType: 'training-class',
      objectId: classIds.join(),
      divisionPath: act.actor.divisionPath,
      detail: { rule: 'R42', lines: frozen },
    });
  return frozen;
}
