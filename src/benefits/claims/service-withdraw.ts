import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import { sendCaseBack, withdrawCase } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { CLAIM, isMaker, LINE, mayTakeBack } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { keyOf } from './service-money.ts';
import { dropPurseChoice } from './service-purses.ts';
import type { ClaimStep } from './service-rejection.ts';
import { changeLines, linesOf, lockClaim, lockLines, setClaimStatus } from './store.ts';
import { lapseSignals } from './store-signals.ts';

/**
 * Its maker takes a claim back. Handed in and not yet accepted, it is computed again and may be handed in again; not handed
 * in, it ends, and another claim on the class or list may be made. What a person claims herself only she takes back. Refuses
 * `wrong-status`, `not-yours`, `hers-to-take-back`,
 * `version-conflict`.
 */
export async function withdrawClaim(
  act: Act,
  claimId: Uuid,
  withdrawn: { readonly version: number; readonly reason: string },
): Promise<Result<ClaimStep>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== withdrawn.version) return refused(REFUSALS.versionConflict);
  if (!canDo(CLAIM, claim.status, 'claims.withdraw')) return refused(REFUSALS.claimAccepted);
  if (!isMaker(act.actor, claim)) return refused(REFUSALS.notYours);
  if (!mayTakeBack(act.actor, claim)) return refused(REFUSALS.hersToTakeBack);
  const status = nextOf(CLAIM, claim.status, 'claims.withdraw');
  if (status === 'withdrawn') {
    await withdrawCase(act, 'claim', claimId, withdrawn.reason);
    await dropPurseChoice(act, claimId);
    await endLines(act, claimId);
  } else await sendCaseBack(act, 'claim', claimId, { as: 'withdrawn', reason: withdrawn.reason });
  if (!(await setClaimStatus(act.tx, claim, status))) return refused(REFUSALS.versionConflict);
  await act.record({
    event: eventOf('claims.withdraw'),
    objectType: 'claim',
    objectId: claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    reason: withdrawn.reason,
    detail: { number: claim.number, status },
  });
  return done({ claimId, status, version: claim.version + 1, returnedClears: null });
}

/** The lines end with their claim; what nobody had begun to look into goes. */
async function endLines(act: Act, claimId: Uuid): Promise<void> {
  const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
  const ending = lines.filter((line) => canDo(LINE, line.status, 'withdraw'));
  await lapseSignals(
    act.tx,
    ending.map(({ personId, claimLineId }) => ({ personId, claimLineId, rules: [] })),
  );
  await changeLines(
    act.tx,
    ending.map((line) => ({ ...keyOf(line), by: 'withdraw', refusalReason: line.refusalReason })),
  );
}
