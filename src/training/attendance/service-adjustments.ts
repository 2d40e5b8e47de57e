import {
  type Act,
  accountsBehind,
  eventOf,
  NOT_FOUND,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
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
import { classToOpen } from '../classes/index.ts';
import type { HalfDay, Mark } from './contract.ts';
import type { AdjustmentStatus } from './contract-live.ts';
import { ADJUSTMENT, ROLL, rollStatus } from './machine.ts';
import { ADJUSTMENT_WORKING_DAYS, isOnRoster, REFUSALS } from './rules-marks.ts';
import { keyOf } from './rules-roll.ts';
import { marksOfRow, rebuildRolls } from './service-roll.ts';
import { findCalendar, findRolls, lockClass } from './store.ts';
import { type AdjustmentRow, insertAdjustment, lockAdjustment, moveAdjustment } from './store-adjustments.ts';
import { rosterFor } from './store-sessions.ts';

interface AdjustmentAnswer {
  readonly adjustmentId: Uuid;
  readonly status: AdjustmentStatus;
  readonly version: number;
}
type Answer = Promise<Result<AdjustmentAnswer>>;

interface Asked {
  readonly classId: Uuid;
  readonly personId: PersonId;
  readonly taughtOn: AdjustmentRow['taughtOn'];
  readonly half: HalfDay;
  readonly mark: Mark;
  readonly reason: string;
  readonly fileIds?: readonly string[] | undefined;
}

/** What the roll says of one half day of one person, and whether it may be said otherwise. */
async function onRecord(
  act: Act,
  of: Pick<Asked, 'classId' | 'personId' | 'taughtOn' | 'half'>,
): Promise<Result<Mark>> {
  const roll = (await findRolls(act.tx, of.classId)).find(({ personId }) => personId === of.personId);
  if (roll && !canDo(ROLL, rollStatus(roll), 'adjust')) return refused(REFUSALS.rollLocked);
  const place = (await findCalendar(act.tx, of.classId)).indexOf(keyOf(of));
  if (place < 0) return refused(REFUSALS.halfDayUnknown);
  return done((roll && marksOfRow(roll)[place]) ?? 'unknown');
}

/**
 * Proposes what a half day of one person was; it counts once another person has decided. Refuses `not-found`,
 * `not-on-roster`, `half-day-unknown`, `attendance-locked`, `nothing-changed`, `adjustment-waiting`, `file-not-staged`.
 */
export async function proposeAdjustment(act: Act, asked: Asked): Answer {
  const { classId, personId, taughtOn, half, mark, reason } = asked;
  const found = await classToOpen(act.tx, classId);
  if (!found) return refused(NOT_FOUND);
  const person = (await rosterFor(act.tx, classId)).find((row) => row.personId === personId);
  if (!isOnRoster(person)) return refused(REFUSALS.notOnRoster);
  const before = await onRecord(act, asked);
  if (!before.ok) return before;
  if (before.value === mark) return refused(REFUSALS.nothingChanged);
  const { divisionPath, organisationId } = found;
  const place = { divisionPath, organisationId };
  const adjustmentId = act.ids.uuid();
  const row: Omit<AdjustmentRow, 'version'> = {
    ...{ adjustmentId, classId, personId, taughtOn, half, reason, ...place },
    beforeMark: before.value,
    afterMark: mark,
    status: beginning(ADJUSTMENT, 'attendance.proposeAdjustment'),
    proposedBy: act.actor.accountId,
    proposedAt: act.clock.now(),
    decidedBy: null,
    decidedAt: null,
  };
  const added = await tryConstraint(act.tx, () => insertAdjustment(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'roll_adjustment_one_open') return refused(REFUSALS.adjustmentWaiting);
    throw new Error(`adjustment not stored: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'roll-adjustment',
    subjectId: adjustmentId,
    ...place,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: ADJUSTMENT_WORKING_DAYS, clause: null },
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, asked.fileIds ?? [], {
    subjectType: 'roll-adjustment',
    subjectId: adjustmentId,
    ...place,
  });
  if (!attached.ok) return attached;
  const detail = { half, taughtOn, from: before.value, to: mark, files: attached.value.count };
  await record(act, row, { event: eventOf('attendance.proposeAdjustment'), reason, detail });
  return done({ adjustmentId, status: row.status, version: 1 });
}

/**
 * Another person decides: the roll says so from now on, or it stays as it was. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `wrong-step`, `four-eyes`, `opinion-required`, `attendance-locked`, `changed-meanwhile`.
 */
export async function decideAdjustment(
  act: Act,
  at: { readonly classId: Uuid; readonly adjustmentId: Uuid },
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Answer {
  await lockClass(act.tx, at.classId);
  const row = await lockAdjustment(act.tx, at.classId, at.adjustmentId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(ADJUSTMENT, row.status, 'attendance.decideAdjustment'))
    return refused(REFUSALS.adjustmentNotOpen);
  if (row.version !== review.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: 'roll-adjustment',
    subjectId: row.adjustmentId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  if (review.decision === 'passed') {
    const before = await onRecord(act, row);
    if (!before.ok) return before;
    if (before.value !== row.beforeMark) return refused(REFUSALS.changedMeanwhile);
  }
  const status = nextOf(ADJUSTMENT, row.status, 'attendance.decideAdjustment', review.decision);
  const to = { status, at: act.clock.now(), by: act.actor.accountId };
  if (!(await moveAdjustment(act.tx, row, to))) return refused(VERSION_CONFLICT);
  if (status === 'applied') await rebuildRolls(act, row.classId, [row]);
  await record(act, row, {
    event: eventOf('attendance.decideAdjustment'),
    reason: review.opinion?.trim() || undefined,
    detail: { decision: review.decision, status },
  });
  return done({ adjustmentId: row.adjustmentId, status, version: row.version + 1 });
}

/** Whoever proposed takes it back while nobody has decided. Refuses `not-found`, `wrong-status`, `not-proposer`, `version-conflict`. */
export async function withdrawAdjustment(
  act: Act,
  at: { readonly classId: Uuid; readonly adjustmentId: Uuid },
  given: { readonly version: number; readonly reason: string },
): Answer {
  const row = await lockAdjustment(act.tx, at.classId, at.adjustmentId);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(ADJUSTMENT, row.status, 'attendance.withdrawAdjustment'))
    return refused(REFUSALS.adjustmentNotOpen);
  const behind = await accountsBehind(act.tx, [row.proposedBy]);
  if (!behind.get(row.proposedBy)?.includes(act.actor.accountId)) return refused(REFUSALS.notTheProposer);
  if (row.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(ADJUSTMENT, row.status, 'attendance.withdrawAdjustment');
  const to = { status, at: act.clock.now(), by: act.actor.accountId };
  if (!(await moveAdjustment(act.tx, row, to))) return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'roll-adjustment', row.adjustmentId, given.reason);
  await record(act, row, {
    event: eventOf('attendance.withdrawAdjustment'),
    reason: given.reason,
    detail: { status },
  });
  return done({ adjustmentId: row.adjustmentId, status, version: row.version + 1 });
}

function record(
  act: Act,
  row: Pick<AdjustmentRow, 'adjustmentId' | 'classId' | 'divisionPath' | 'organisationId'>,
  said: {
    readonly event: string;
    readonly reason: string | undefined;
    readonly detail: Record<string, unknown>;
  },
): Promise<void> {
  const { adjustmentId, classId, divisionPath, organisationId } = row;
  return act.record({
    event: said.event,
    objectType: 'training-class',
    objectId: classId,
    divisionPath,
    organisationId,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: { adjustmentId, ...said.detail },
  });
}
