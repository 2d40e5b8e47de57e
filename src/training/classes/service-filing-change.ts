import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  done,
  type LocalDate,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { maskPhone } from '../../registry/persons/index.ts';
import type { changeBody } from './contract-changes.ts';
import { mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { REFUSALS } from './rules.ts';
import {
  CHANGE_REFUSALS,
  claimRestsOn,
  needsNewFiling,
  partsOfAnotherClass,
  ruleOf,
} from './rules-changes.ts';
import { classChecks, submissionRefusals } from './rules-checks.ts';
import {
  changedParts,
  changesThePast,
  type FilingChange,
  partsOf,
  type StoredSession,
  type StoredTeacher,
  sessionOf,
  storedSession,
  storedTeacher,
  teacherOf,
} from './rules-filing-change.ts';
import type { PolicyFor } from './service.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { gatherFacts } from './service-checks.ts';
import { movedLateRefusal } from './service-deadline.ts';
import { moveRosterDays, slotDaysOf, villageRefusal, writtenOf } from './service-filing.ts';
import { findClass, type TrainingClass, updateClass } from './store.ts';
import { type ClassChange, tryOut, type Values } from './store-changes.ts';
import {
  findSessions,
  findTeachers,
  holdSessions,
  replaceSessions,
  replaceTeachers,
} from './store-timetable.ts';

export interface FilingDeps {
  readonly policyFor: PolicyFor;
  readonly followers: ClassFollowers;
}

/**
 * The organisation would change an approved filing; who reviews that stands in the table of changes, and what nobody
 * reviews holds at once. All checks of a filing run on the changed form. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `nothing-changed`, `proposed-late`, `new-filing-needed`, `past-changed`, `policy-missing`, `village-unknown`, `overlapping-class`,
 * `check-not-met` or `check-unknown` once for every check that the change breaks, `claim-rests-on-class`, `change-open`.
 */
export async function proposeFilingChange(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof changeBody>,
  deps: FilingDeps,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.proposeChange', found, act.clock.today()))
    return refused(CHANGE_REFUSALS.notChangeable);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const change = await changeOf(act, found, body.filing);
  const parts = partsOf(change);
  if (parts.length === 0) return refused(CHANGE_REFUSALS.nothingChanged);
  const { needs } = ruleOf(parts);
  if (needs === 'new-filing') return refused(...partsOfAnotherClass(parts).map(needsNewFiling));
  const { startOn } = daysOf(found, change.proposed);
  const fitting = await fitsRefusals(act, found, change, deps);
  if (fitting.length > 0) return refused(...fitting);
  const late = startOn === found.startOn ? undefined : await movedLateRefusal(act, found, startOn);
  if (late) return refused(late);
  const stored = await storeChange(act, found, {
    ...change,
    kind: 'filing',
    review: needs,
    personId: null,
    effectiveOn: act.clock.today(),
    reason: body.reason,
    by: 'classes.proposeChange',
    event: 'class-change-proposed',
  });
  if (!stored.ok) return stored;
  if (needs === 'none') await writeFiling(act, found, change.proposed, true);
  const version = found.version + (needs === 'none' ? 1 : 0);
  return done(changeAnswer(stored.value, { classStatus: found.status, version }));
}

/** Carries out a reviewed change of the filing. Refuses what the proposal refuses. */
export async function applyFilingChange(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
  deps: FilingDeps,
): Promise<Result<null>> {
  const refusals = await fitsRefusals(act, found, change, deps);
  if (refusals.length > 0) return refused(...refusals);
  const days = daysOf(found, change.proposed);
  const moved = await moveRosterDays(act.tx, found, days);
  if (!moved.ok) return moved;
  const written = await tryConstraint(act.tx, () => writeFiling(act, found, change.proposed, true));
  if (written.ok) return done(null);
  // Somebody else took the teacher or room a moment ago: say which.
  const now = await fitsRefusals(act, found, change, deps);
  if (now.length === 0) throw new Error(`change not applied: ${written.violation.constraint}`);
  return refused(...now);
}

async function changeOf(
  act: Act,
  found: TrainingClass,
  filing: z.infer<typeof changeBody>['filing'],
): Promise<FilingChange> {
  const { classId } = found;
  const sessions = await findSessions(act.tx, classId);
  const after = await writtenOf(act, found, filing);
  const waived = new Set(
    sessions.filter((session) => session.conflictWaived).map((session) => session.sessionNo),
  );
  const change = changedParts(
    found,
    { teachers: (await findTeachers(act.tx, classId)).map(storedTeacher), sessions },
    filing,
    {
      teachers: after.teachers.map(storedTeacher),
      // A county that held overlaps on paper keeps them, lesson by lesson.
      sessions: after.sessions.map((session) =>
        storedSession({ ...session, conflictWaived: waived.has(session.sessionNo) }),
      ),
    },
  );
  const { headTeacherPhone } = filing;
  if (headTeacherPhone === undefined) return change;
  const cipher = act.ciphers.encrypt(`training_class.head_teacher_phone.${classId}`, headTeacherPhone);
  return {
    previous: { ...change.previous, phone: { masked: found.headTeacherPhoneMasked } },
    proposed: {
      ...change.proposed,
      phone: { cipher: cipher.toString('base64'), masked: maskPhone(headTeacherPhone) },
    },
  };
}

function daysOf(found: TrainingClass, proposed: Values): { startOn: LocalDate; endOn: LocalDate } {
  return {
    startOn: (proposed.startOn as LocalDate | undefined) ?? found.startOn,
    endOn: (proposed.endOn as LocalDate | undefined) ?? found.endOn,
  };
}

/** Why the class cannot be changed like this; the checks run on the form as it would be. */
export async function fitsRefusals(
  act: Act,
  found: TrainingClass,
  change: FilingChange,
  { policyFor, followers }: FilingDeps,
): Promise<Refusal[]> {
  const today = act.clock.today();
  const claim = await followers.claimOf(act.tx, found.classId);
  if (claim) return [claimRestsOn(claim)];
  const { previous, proposed } = change;
  const days = daysOf(found, proposed);
  const movesStart = days.startOn !== found.startOn;
  if (
    (movesStart && (found.startOn <= today || days.startOn < today)) ||
    (days.endOn < today && 'endOn' in proposed)
  )
    return [CHANGE_REFUSALS.pastDays];
  if (
    'sessions' in proposed &&
    changesThePast(previous.sessions as StoredSession[], proposed.sessions as StoredSession[], today)
  )
    return [CHANGE_REFUSALS.pastLessons];
  if (policyFor(found.divisionCode, days.startOn) === undefined) return [REFUSALS.policyMissing];
  const village = await villageRefusal(act.tx, (proposed.deliveredTo as string | null | undefined) ?? null);
  if (village) return [village];
  const open = new Set(
    submissionRefusals(classChecks(await gatherFacts(act, found, today))).map(({ message }) => message),
  );
  return tryOut(act.tx, async () => {
    await holdSessions(act.tx, found.classId, false);
    const moved = await moveRosterDays(act.tx, found, days);
    if (!moved.ok) return [...moved.refusals];
    await writeFiling(act, found, proposed, false);
    const changed = await findClass(act.tx, found.classId);
    if (!changed) throw new Error('the class has gone while it was locked');
    const findings = classChecks(await gatherFacts(act, changed, today));
    return submissionRefusals(findings).filter(({ message }) => !open.has(message));
  });
}

/** Writes the changed parts over those of the class; the rest stays. */
async function writeFiling(act: Act, found: TrainingClass, proposed: Values, live: boolean): Promise<void> {
  const { teachers, sessions, phone, ...scalars } = proposed as Values & {
    teachers?: readonly StoredTeacher[];
    sessions?: readonly StoredSession[];
    phone?: { cipher: string; masked: string };
  };
  await updateClass(act.tx, {
    ...found,
    ...scalars,
    slotDays: sessions === undefined ? found.slotDays : slotDaysOf(sessions),
    phone:
      phone === undefined ? undefined : { cipher: Buffer.from(phone.cipher, 'base64'), masked: phone.masked },
  });
  if (teachers !== undefined) await replaceTeachers(act.tx, found.classId, teachers.map(teacherOf));
  if (sessions !== undefined) await replaceSessions(act.tx, found.classId, sessions.map(sessionOf), live);
}
