import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  addDays,
  daysBetween,
  done,
  type LocalDate,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { postponeBody } from './contract-changes.ts';
import { mayDo } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { ON_THE_WAY } from './rules-consequences.ts';
import { type StoredSession, storedSession } from './rules-filing-change.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { lateRefusal } from './service-deadline.ts';
import { writtenOf } from './service-filing.ts';
import { type FilingDeps, fitsRefusals } from './service-filing-change.ts';
import { findClass, type TrainingClass } from './store.ts';
import type { Values } from './store-changes.ts';
import { findSessions, findTeachers, type Session } from './store-timetable.ts';

/**
 * The organisation puts an approved class off before its first day: every lesson and the last day move by as many days;
 * both reviewers decide, or the county's silence does. Refuses `not-found`, `wrong-status`, `version-conflict`,
 * `not-later`, `proposed-late` after the county's day, and whatever a change of the filing refuses.
 */
export async function proposePostponement(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof postponeBody>,
  deps: FilingDeps,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.postpone', found, act.clock.today())) return refused(ON_THE_WAY.notPostponable);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const postponed = await postponement(act, found, body.startOn as LocalDate, deps);
  if (!postponed.ok) return postponed;
  const stored = await storeChange(act, found, {
    ...postponed.value,
    kind: 'postponed',
    review: 'both-reviews',
    personId: null,
    effectiveOn: body.startOn as LocalDate,
    reason: body.reason,
    by: 'classes.postpone',
    event: 'class-postponement-proposed',
  });
  if (!stored.ok) return stored;
  return done(changeAnswer(stored.value, { classStatus: found.status, version: found.version }));
}

/** What would change if the class began on that day; refuses as the proposal does. */
async function postponement(
  act: Act,
  found: TrainingClass,
  startOn: LocalDate,
  deps: FilingDeps,
): Promise<Result<{ readonly previous: Values; readonly proposed: Values }>> {
  const by = daysBetween(found.startOn, startOn);
  if (by <= 0) return refused(ON_THE_WAY.notLater);
  const late = await lateRefusal(act, found);
  if (late) return refused(late);
  const before = await findSessions(act.tx, found.classId);
  const after = await laterSessions(act, found, before, by);
  const change = {
    previous: { startOn: found.startOn, endOn: found.endOn, ...sessionsOf(before) },
    proposed: { startOn, endOn: addDays(found.endOn, by), ...sessionsOf(after) },
  };
  const refusals = await fitsRefusals(act, found, change, deps);
  return refusals.length > 0 ? refused(...refusals) : done(change);
}

/** A class without a timetable has no lessons to move. */
const sessionsOf = (sessions: readonly unknown[]) => (sessions.length === 0 ? {} : { sessions });

/** The same lessons by the same teachers in the same rooms, so many days later. */
async function laterSessions(
  act: Act,
  found: TrainingClass,
  sessions: readonly Session[],
  by: number,
): Promise<StoredSession[]> {
  const teachers = await findTeachers(act.tx, found.classId);
  const moved = sessions.map((session) => ({ ...session, taughtOn: addDays(session.taughtOn, by) }));
  const written = await writtenOf(act, found, { teachers, sessions: moved, place: found.place });
  return written.sessions.map((session, index) =>
    storedSession({ ...session, conflictWaived: sessions[index]?.conflictWaived ?? false }),
  );
}
