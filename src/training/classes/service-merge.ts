import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { done, nextOf, type Refusal, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus } from './contract.ts';
import type { mergeBody } from './contract-changes.ts';
import { CLASS, mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { overlappingClass, REFUSALS } from './rules.ts';
import { CHANGE_REFUSALS, claimRestsOn } from './rules-changes.ts';
import { differenceOf, ON_THE_WAY } from './rules-consequences.ts';
import { letGo, recordOn } from './service.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { lateRefusal } from './service-deadline.ts';
import { declaredContext } from './service-roster.ts';
import { findClass, type TrainingClass } from './store.ts';
import { type ClassChange, mergeClass, planFor, touchClass } from './store-changes.ts';
import { findDeclared, findRoster, insertEnrolments, withdrawEnrolments } from './store-enrolment.ts';

/** The class that ends and the one that goes on. */
export interface Pair {
  readonly found: TrainingClass;
  readonly into: TrainingClass;
}

/** Locks both classes, always in the same order, so that two mergers never wait for each other. */
export async function lockPair(act: Act, classId: Uuid, intoClassId: Uuid): Promise<Partial<Pair>> {
  const locked = new Map<Uuid, TrainingClass | undefined>();
  for (const id of [...new Set([classId, intoClassId])].sort())
    locked.set(id, await findClass(act.tx, id, true));
  const [found, into] = [locked.get(classId), locked.get(intoClassId)];
  return { ...(found && { found }), ...(into && { into }) };
}

/**
 * The organisation has one of its approved classes go on in another of the same kind; both reviewers decide. Refuses
 * `not-found`, `wrong-status`, `version-conflict`, `same-class`, `into-not-open`, `classes-differ`,
 * `claim-rests-on-class`, `has-results`, `attendance-differs`, `proposed-late`, `enrolled-late`, `change-open`.
 */
export async function proposeMerger(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof mergeBody>,
  followers: ClassFollowers,
): Promise<Result<ChangeAnswer>> {
  const { found, into } = await lockPair(act, classId, body.intoClassId as Uuid);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.merge', found, act.clock.today())) return refused(ON_THE_WAY.notMergeable);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  if (!into) return refused(ON_THE_WAY.intoGone);
  const refusal = await mergerRefusal(act, { found, into }, followers, true);
  if (refusal) return refused(refusal);
  const stored = await storeChange(act, found, {
    kind: 'merged',
    review: 'both-reviews',
    personId: null,
    effectiveOn: act.clock.today(),
    intoClassId: into.classId,
    previous: { status: found.status, class: found.name, startOn: found.startOn, endOn: found.endOn },
    proposed: {
      status: nextOf(CLASS, found.status, 'end', 'merged'),
      class: into.name,
      startOn: into.startOn,
      endOn: into.endOn,
    },
    reason: body.reason,
    by: 'classes.merge',
    event: 'class-merger-proposed',
  });
  if (!stored.ok) return stored;
  return done(changeAnswer(stored.value, { classStatus: found.status, version: found.version }));
}

/** Why two classes cannot become one today; a decision no longer asks for the county's day. */
export async function mergerRefusal(
  act: Pick<Act, 'tx' | 'clock'>,
  { found, into }: Pair,
  followers: ClassFollowers,
  isProposal: boolean,
): Promise<Refusal | undefined> {
  if (found.classId === into.classId) return ON_THE_WAY.sameClass;
  if (!mayDo('classes.merge', into, act.clock.today())) return ON_THE_WAY.intoGone;
  const differs = differenceOf(found, into);
  if (differs) return differs;
  for (const one of [found, into]) {
    const claim = await followers.claimOf(act.tx, one.classId);
    if (claim) return claimRestsOn(claim);
  }
  if (await followers.hasResults(act.tx, found.classId)) return ON_THE_WAY.hasResults;
  const [own, other] = await Promise.all([
    followers.recordedSlots(act.tx, found.classId),
    followers.recordedSlots(act.tx, into.classId),
  ]);
  if ([...own].sort().join() !== [...other].sort().join()) return ON_THE_WAY.attendanceDiffers;
  if (isProposal && found.startOn > act.clock.today()) {
    const late = await lateRefusal(act, found);
    if (late) return late;
  }
  const enrolled = (await findRoster(act.tx, found.classId)).filter(({ status }) => status === 'enrolled');
  const late = enrolled.some(({ enrolledOn }) => enrolledOn !== null && enrolledOn > into.startOn);
  return late ? { ...CHANGE_REFUSALS.enrolledLate, pointer: '/intoClassId' } : undefined;
}

/**
 * Carries out a merger that two people decided: roster, seats, rights and attendance go to the other class, this one ends.
 * Refuses as the proposal does, and `overlapping-class` for somebody who sits elsewhere on the days of the other class.
 */
export async function applyMerger(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
  followers: ClassFollowers,
): Promise<Result<ClassStatus>> {
  const into = change.intoClassId === null ? undefined : await findClass(act.tx, change.intoClassId, true);
  if (!into) return refused(ON_THE_WAY.intoGone);
  const refusal = await mergerRefusal(act, { found, into }, followers, false);
  if (refusal) return refused(refusal);
  const moved = await moveRoster(act, { found, into });
  if (!moved.ok) return moved;
  const status = nextOf(CLASS, found.status, 'end', 'merged');
  await mergeClass(act.tx, { classId: found.classId, status, into: into.classId });
  await letGo(act, found.classId, ['teacher-and-room-holds']);
  const count = (await findRoster(act.tx, into.classId)).filter((one) => one.status === 'enrolled').length;
  if (into.plannedCount !== null && count > into.plannedCount) await planFor(act.tx, into.classId, count);
  await touchClass(act.tx, into.classId);
  const carried = await followers.merged(act, { from: found.classId, into: into.classId });
  if (!carried.ok) return carried;
  await recordOn(act, into, 'class-took-in', {
    detail: { fromClassId: found.classId, number: found.number, changeId: change.changeId, people: count },
  });
  return done(status);
}

/** Everybody on the roster goes on in the other class, enrolled on the same day, behind those who are there. */
async function moveRoster(act: Act, { found, into }: Pair): Promise<Result<null>> {
  const roster = await findRoster(act.tx, found.classId);
  const declared = await findDeclared(act.tx, found.classId);
  const last = Math.max(0, ...(await findRoster(act.tx, into.classId)).map(({ rosterNo }) => rosterNo));
  await withdrawEnrolments(act.tx, found.classId);
  const rows = roster
    .filter(({ status }) => status === 'enrolled')
    .map((row, index) => {
      const { personId, enrolledOn, bankAccountId, livingAllowanceRequested } = row;
      const encrypted = declared.get(personId);
      return {
        ...{ personId, enrolledOn, bankAccountId, livingAllowanceRequested },
        rosterNo: last + 1 + index,
        declaredCipher:
          encrypted === undefined
            ? null
            : act.ciphers.encrypt(
                declaredContext(personId, into.classId),
                act.ciphers.decrypt(declaredContext(personId, found.classId), encrypted),
              ),
      };
    });
  const { classId, divisionPath, organisationId, startOn, endOn } = into;
  const added = await tryConstraint(act.tx, () =>
    insertEnrolments(
      act.tx,
      {
        classId,
        divisionPath,
        organisationId,
        startOn,
        endOn,
        source: 'merged',
        recordedAt: act.clock.now(),
      },
      rows,
    ),
  );
  if (!added.ok) throw new Error(`roster not merged: ${added.violation.constraint}`);
  // Whoever sits in a third class on these days, or left the other class before, keeps two classes from becoming one.
  return added.value.size === rows.length ? done(null) : refused(overlappingClass(undefined, '/intoClassId'));
}
