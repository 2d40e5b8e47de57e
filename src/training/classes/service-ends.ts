import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ClassStatus } from './contract.ts';
import type { endBody, reopenBody } from './contract-changes.ts';
import { CLASS, mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { CLEARS, REFUSALS } from './rules.ts';
import { CHANGE_REFUSALS, claimRestsOn } from './rules-changes.ts';
import { letGo } from './service.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { findClass, moveClass, type TrainingClass } from './store.ts';
import { type ClassChange, endOn, forgetEarlyEnd } from './store-changes.ts';
import { moveEnrolmentDays } from './store-enrolment.ts';

type End = Pick<ClassChange, 'kind' | 'effectiveOn'>;

/**
 * Somebody says that an approved class was never held, or that it broke off on a day; the second reviewer decides.
 * Refuses `not-found`, `wrong-status`, `version-conflict`, `class-was-held`, `last-day-wrong`, `claim-rests-on-class`,
 * `change-open`.
 */
export async function proposeEnd(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof endBody>,
  followers: ClassFollowers,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.proposeEnd', found, act.clock.today())) return refused(CHANGE_REFUSALS.notEndable);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const lastOn = body.kind === 'broken-off' ? (body.lastOn as LocalDate | null) : null;
  const end: End = { kind: body.kind, effectiveOn: lastOn };
  const refusal = await endRefusal(act, found, end, followers);
  if (refusal) return refused(refusal);
  const change = await storeChange(act, found, {
    ...end,
    review: 'second-review',
    personId: null,
    previous: { status: found.status, endOn: found.endOn },
    proposed: { status: nextOf(CLASS, found.status, 'end', body.kind), endOn: lastOn ?? found.endOn },
    reason: body.reason,
    by: 'classes.proposeEnd',
    event: 'class-end-proposed',
  });
  return change.ok
    ? done(changeAnswer(change.value, { classStatus: found.status, version: found.version }))
    : change;
}

/**
 * Somebody would open a completed class again; the second reviewer decides. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `claim-rests-on-class`, `change-open`.
 */
export async function proposeReopening(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof reopenBody>,
  followers: ClassFollowers,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.reopen', found, act.clock.today())) return refused(CHANGE_REFUSALS.notReopenable);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const claim = await followers.claimOf(act.tx, classId);
  if (claim) return refused(claimRestsOn(claim));
  const change = await storeChange(act, found, {
    kind: 'reopened',
    effectiveOn: null,
    review: 'second-review',
    personId: null,
    previous: { status: found.status },
    proposed: { status: nextOf(CLASS, found.status, 'end', 'reopened') },
    reason: body.reason,
    by: 'classes.reopen',
    event: 'class-reopening-proposed',
  });
  return change.ok
    ? done(changeAnswer(change.value, { classStatus: found.status, version: found.version }))
    : change;
}

/** Carries out what two people decided about the end of a class. Refuses as the proposal does. */
export async function applyEnd(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
  followers: ClassFollowers,
): Promise<Result<ClassStatus>> {
  const refusal = await endRefusal(act, found, change, followers);
  if (refusal) return refused(refusal);
  const status = nextOf(CLASS, found.status, 'end', change.kind);
  if (!(await moveClass(act.tx, { ...found, status }))) return refused(REFUSALS.versionConflict);
  if (change.kind === 'reopened') await forgetEarlyEnd(act.tx, found.classId);
  else await letGo(act, found.classId, CLEARS[status] ?? []);
  if (status === 'cancelled') await followers.abandoned(act, found.classId);
  if (change.effectiveOn !== null) {
    await endOn(act.tx, found.classId, change.effectiveOn);
    await moveEnrolmentDays(act.tx, found.classId, { startOn: found.startOn, endOn: change.effectiveOn });
    await followers.recount(act, found.classId);
  }
  return done(status);
}

/** Why a class cannot end, or be opened again, like this. */
async function endRefusal(
  act: Act,
  found: TrainingClass,
  { kind, effectiveOn }: End,
  followers: ClassFollowers,
): Promise<Refusal | undefined> {
  const claim = await followers.claimOf(act.tx, found.classId);
  if (claim) return claimRestsOn(claim);
  if (kind === 'never-held')
    return (await followers.hasOutcomes(act.tx, found.classId)) ? CHANGE_REFUSALS.hasOutcomes : undefined;
  if (kind !== 'broken-off') return undefined;
  const isWithin =
    effectiveOn !== null &&
    effectiveOn >= found.startOn &&
    effectiveOn <= act.clock.today() &&
    effectiveOn < found.endOn;
  return isWithin ? undefined : CHANGE_REFUSALS.lastDayWrong;
}
