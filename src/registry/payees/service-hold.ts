import { type Act, eventOf, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawProposal } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { PAYEE_HOLD } from './machine-hold.ts';
import { REFUSALS } from './rules.ts';
import { registeredName } from './service.ts';
import { type HoldRow, insertHold, lockHold, setHoldStatus } from './store-holds.ts';

interface DecidedHold {
  readonly holdId: Uuid;
  readonly status: HoldRow['status'];
  readonly version: number;
}

/**
 * Anybody of the bureau stops paying an organisation or a person at once, in the own county: batches leave them out, and
 * what is on its way to the bank stays here, until two people release them. Refuses `one-payee`, `not-found`,
 * `payee-already-held`.
 */
export async function holdPayee(
  act: Act,
  held: {
    readonly organisationId: Uuid | null;
    readonly personId: PersonId | null;
    readonly reason: string;
  },
): Promise<Result<DecidedHold>> {
  if ((held.organisationId === null) === (held.personId === null)) return refused(REFUSALS.onePayee);
  const { divisionPath } = act.actor;
  const payeeName = await registeredName(act, held);
  if (payeeName === undefined || divisionPath === null) return refused(NOT_FOUND);
  const holdId = act.ids.uuid();
  const status = beginning(PAYEE_HOLD, 'payees.hold');
  const row = {
    ...held,
    holdId,
    divisionPath,
    payeeName,
    status,
    heldBy: act.actor.displayName,
    heldAt: act.clock.now(),
  };
  const added = await tryConstraint(act.tx, () => insertHold(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'payee_hold_one_live') return refused(REFUSALS.alreadyHeld);
    throw new Error(`hold of a payee not stored: ${added.violation.constraint}`);
  }
  await record(act, row, { event: eventOf('payees.hold'), reason: held.reason });
  return done({ holdId, status, version: 1 });
}

/** One person proposes to pay a held payee again. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function proposeRelease(
  act: Act,
  holdId: Uuid,
  proposed: { readonly version: number; readonly reason: string },
): Promise<Result<DecidedHold>> {
  const hold = await lockHold(act.tx, holdId);
  if (!hold) return refused(NOT_FOUND);
  if (!canDo(PAYEE_HOLD, hold.status, 'payees.proposeRelease')) return refused(REFUSALS.notHeld);
  if (hold.version !== proposed.version) return refused(VERSION_CONFLICT);
  const opened = await openCase(act, {
    subjectType: 'line-hold',
    subjectId: holdId,
    divisionPath: hold.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: proposed.reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(PAYEE_HOLD, hold.status, 'payees.proposeRelease');
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(VERSION_CONFLICT);
  await record(act, hold, { event: eventOf('payees.proposeRelease'), reason: proposed.reason });
  return done({ holdId, status, version: hold.version + 1 });
}

/**
 * Whoever would pay a held payee again takes that back while nobody has decided. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `not-own-proposal`.
 */
export async function withdrawRelease(
  act: Act,
  holdId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<DecidedHold>> {
  const route = 'payees.withdrawRelease';
  const hold = await lockHold(act.tx, holdId);
  if (!hold) return refused(NOT_FOUND);
  if (!canDo(PAYEE_HOLD, hold.status, route)) return refused(REFUSALS.notHeld);
  if (hold.version !== version) return refused(VERSION_CONFLICT);
  const withdrawn = await withdrawProposal(act, 'line-hold', holdId, reason);
  if (!withdrawn.ok) return withdrawn;
  const status = nextOf(PAYEE_HOLD, hold.status, route);
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(VERSION_CONFLICT);
  await record(act, hold, { event: eventOf(route), reason });
  return done({ holdId, status, version: version + 1 });
}

/**
 * Another person decides: the payee is paid again, or stays held. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideRelease(
  act: Act,
  holdId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<DecidedHold>> {
  const hold = await lockHold(act.tx, holdId);
  if (!hold) return refused(NOT_FOUND);
  if (!canDo(PAYEE_HOLD, hold.status, 'payees.decideRelease')) return refused(REFUSALS.notHeld);
  if (hold.version !== review.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: 'line-hold',
    subjectId: holdId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(PAYEE_HOLD, hold.status, 'payees.decideRelease', review.decision);
  if (!(await setHoldStatus(act.tx, hold, status))) return refused(VERSION_CONFLICT);
  await record(act, hold, {
    event: eventOf('payees.decideRelease'),
    reason: review.opinion?.trim() || undefined,
    decision: review.decision,
  });
  return done({ holdId, status, version: hold.version + 1 });
}

function record(
  act: Act,
  hold: Pick<HoldRow, 'holdId' | 'divisionPath' | 'organisationId'>,
  said: { readonly event: string; readonly reason: string | undefined; readonly decision?: string },
): Promise<void> {
  return act.record({
    event: said.event,
    objectType: 'payee-hold',
    objectId: hold.holdId,
    divisionPath: hold.divisionPath,
    organisationId: hold.organisationId,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: said.decision === undefined ? {} : { decision: said.decision },
  });
}
