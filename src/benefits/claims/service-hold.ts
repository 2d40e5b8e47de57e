import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawProposal } from '../../platform/approvals/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { heirsOf } from '../../registry/payees/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import { LINE } from './machine.ts';
import { HOLD } from './machine-hold.ts';
import { REFUSALS } from './rules.ts';
import { type ClaimRow, findLine, type LineRow, lockClaim, lockLines } from './store.ts';
import { type HoldRow, insertHold, lockHold, setHoldStatus } from './store-holds.ts';

interface HeldLine {
  readonly claimLineId: Uuid;
  readonly holdId: Uuid;
  readonly holdStatus: HoldRow['status'];
  readonly version: number;
}
interface LineId {
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
}

/**
 * Anybody of the bureau stops one line at once: it is not published, ordered or sent to the bank until two people release
 * it. Refuses `wrong-status`, `version-conflict`, `already-held`.
 */
export async function holdLine(
  act: Act,
  id: LineId,
  held: { readonly version: number; readonly reason: string },
): Promise<Result<HeldLine>> {
  const found = await locked(act, id);
  if (!found.ok) return found;
  const { claim, line, hold } = found.value;
  if (line.version !== held.version) return refused(REFUSALS.versionConflict);
  if (hold) return refused(REFUSALS.alreadyHeld);
  if (!canDo(LINE, line.status, 'claims.holdLine')) return refused(REFUSALS.lineNotHoldable);
  const { personId, claimLineId } = line;
  const holdId = act.ids.uuid();
  const status = beginning(HOLD, 'claims.holdLine');
  await insertHold(act.tx, {
    personId,
    holdId,
    claimLineId,
    claimId: claim.claimId,
    reason: held.reason,
    status,
    heldBy: act.actor.displayName,
    heldAt: act.clock.now(),
  });
  await record(act, found.value, { event: eventOf('claims.holdLine'), reason: held.reason });
  return done({ claimLineId, holdId, holdStatus: status, version: 1 });
}

/**
 * One person proposes to let a held line go on. Refuses `wrong-status`, `version-conflict`, `heir-first` (it would pay
 * somebody who has died).
 */
export async function proposeRelease(
  act: Act,
  id: LineId,
  proposed: { readonly version: number; readonly reason: string },
): Promise<Result<HeldLine>> {
  const found = await locked(act, id);
  if (!found.ok) return found;
  const { claim, hold } = found.value;
  if (!hold || !canDo(HOLD, hold.status, 'claims.proposeRelease')) return refused(REFUSALS.notHeld);
  if (hold.version !== proposed.version) return refused(REFUSALS.versionConflict);
  if (await paysTheDead(act, found.value)) return refused(REFUSALS.heirFirst);
  const opened = await openCase(act, {
    subjectType: 'line-hold',
    subjectId: hold.holdId,
    divisionPath: claim.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: proposed.reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(HOLD, hold.status, 'claims.proposeRelease');
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(REFUSALS.versionConflict);
  await record(act, found.value, { event: eventOf('claims.proposeRelease'), reason: proposed.reason });
  return done({
    claimLineId: hold.claimLineId,
    holdId: hold.holdId,
    holdStatus: status,
    version: hold.version + 1,
  });
}

/**
 * Whoever would let a held line go on takes that back while nobody has decided. Refuses `wrong-status`,
 * `version-conflict`, `not-own-proposal`.
 */
export async function withdrawRelease(
  act: Act,
  id: LineId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<HeldLine>> {
  const route = 'claims.withdrawRelease';
  const found = await locked(act, id);
  if (!found.ok) return found;
  const { hold } = found.value;
  if (!hold || !canDo(HOLD, hold.status, route)) return refused(REFUSALS.notHeld);
  if (hold.version !== version) return refused(REFUSALS.versionConflict);
  const withdrawn = await withdrawProposal(act, 'line-hold', hold.holdId, reason);
  if (!withdrawn.ok) return withdrawn;
  const status = nextOf(HOLD, hold.status, route);
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(REFUSALS.versionConflict);
  await record(act, found.value, { event: eventOf(route), reason });
  const { claimLineId, holdId } = hold;
  return done({ claimLineId, holdId, holdStatus: status, version: version + 1 });
}

/**
 * Another person decides: the line goes on, or stays held. Refuses `wrong-status`, `version-conflict`, `heir-first`,
 * `four-eyes`, `opinion-required`.
 */
export async function decideRelease(
  act: Act,
  id: LineId,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<HeldLine>> {
  const found = await locked(act, id);
  if (!found.ok) return found;
  const { hold } = found.value;
  if (!hold || !canDo(HOLD, hold.status, 'claims.decideRelease')) return refused(REFUSALS.notHeld);
  if (hold.version !== review.version) return refused(REFUSALS.versionConflict);
  if (review.decision === 'passed' && (await paysTheDead(act, found.value)))
    return refused(REFUSALS.heirFirst);
  const performed = await performStep(act, {
    subjectType: 'line-hold',
    subjectId: hold.holdId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(HOLD, hold.status, 'claims.decideRelease', review.decision);
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(REFUSALS.versionConflict);
  await record(act, found.value, {
    event: eventOf('claims.decideRelease'),
    reason: review.opinion?.trim() || undefined,
    decision: review.decision,
  });
  return done({
    claimLineId: hold.claimLineId,
    holdId: hold.holdId,
    holdStatus: status,
    version: hold.version + 1,
  });
}

/**
 * Would the line, once it goes on, pay the account of somebody who is on record as dead? Where an heir may be named, one
 * must be agreed on first; a death recorded by mistake is put right on the page of the person, by two.
 */
async function paysTheDead(act: Act, { claim, line }: Found): Promise<boolean> {
  if (claim.payeeKind !== 'trainee' || !canDo(LINE, line.status, 'payments.proposeHeir')) return false;
  if (!(await deathsOf(act.tx, act.ciphers, [line.personId])).has(line.personId)) return false;
  return !(await heirsOf(act, [line])).has(line.claimLineId);
}

interface Found {
  readonly claim: ClaimRow;
  readonly line: LineRow;
  readonly hold: HoldRow | undefined;
}

async function locked(act: Act, { claimId, claimLineId }: LineId): Promise<Result<Found>> {
  const claim = await lockClaim(act.tx, claimId);
  const known = claim && (await findLine(act.tx, claimId, claimLineId));
  const [line] = known ? await lockLines(act.tx, [known]) : [];
  if (!claim || !line) return refused(NOT_FOUND);
  return done({ claim, line, hold: await lockHold(act.tx, line) });
}

function record(
  act: Act,
  { claim, line }: Found,
  said: { readonly event: string; readonly reason: string | undefined; readonly decision?: string },
): Promise<void> {
  return act.record({
    event: said.event,
    objectType: 'claim-line',
    objectId: line.claimLineId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: {
      claim: claim.number,
      amountFen: line.amountFen,
      ...(said.decision === undefined ? {} : { decision: said.decision }),
    },
  });
}
