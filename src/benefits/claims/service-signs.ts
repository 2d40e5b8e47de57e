import type { Act } from '../../platform/access/index.ts';
import { canDo, type Uuid } from '../../platform/kernel/index.ts';
import { openSignsOf } from '../../training/evidence/index.ts';
import type { LineStatus } from './contract.ts';
import { LINE } from './machine.ts';
import { signalsOfSigns } from './rules-signs.ts';
import { changeLines, lockLines, syncClaim } from './store.ts';
import { linesOfClass } from './store-of-class.ts';
import { raiseSignals } from './store-signals.ts';

/** Lines on which money is still to move. */
const ON_THEIR_WAY: readonly LineStatus[] = [
  'computed',
  'frozen',
  'granted',
  'published',
  'contested',
  'payable',
];

/**
 * A sign in the evidence of a class was confirmed by two people: lines computed before get its signal, and freeze where they are
 * not decided yet. A line that was paid, or that nothing is owed on, stays as it is.
 */
export async function raiseConfirmedSigns(act: Act, classId: Uuid): Promise<void> {
  const signs = await openSignsOf(act.tx, classId);
  const keys = await linesOfClass(act.tx, classId);
  const lines = await lockLines(act.tx, keys);
  const raised = lines
    .filter(({ status }) => ON_THEIR_WAY.includes(status))
    .flatMap((line) =>
      signalsOfSigns(signs, line.personId).map((signal) => ({
        ...signal,
        personId: line.personId,
        claimLineId: line.claimLineId,
        signalId: act.ids.uuid(),
      })),
    );
  if (raised.length === 0) return;
  await raiseSignals(act.tx, raised, act.clock.now());
  const concerned = new Set(raised.map(({ claimLineId }) => claimLineId));
  const frozen = lines.filter(
    ({ claimLineId, status }) => concerned.has(claimLineId) && canDo(LINE, status, 'freeze'),
  );
  await changeLines(
    act.tx,
    frozen.map(({ personId, claimLineId, status }) => ({
      personId,
      claimLineId,
      from: status,
      by: 'freeze',
    })),
  );
  for (const claimId of new Set(keys.map(({ claimId }) => claimId))) await syncClaim(act.tx, claimId);
  await act.record({
    event: 'signal-raised',
    objectType: 'training-class',
    objectId: classId,
    divisionPath: act.actor.divisionPath,
    detail: { rules: [...new Set(raised.map(({ rule }) => rule))], lines: concerned.size },
  });
}
