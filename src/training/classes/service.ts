import type { z } from 'zod';
import { type Act, NOT_FOUND, reviewAct, stepAfter } from '../../platform/access/index.ts';
import { cancelCase, openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { ClassStatus, Cleared, classActReply, FilingInput } from './contract.ts';
import { CLASS, mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { CLEARS, countyWordOf, DEFAULT_REVIEW_DAYS, filingNumber, REFUSALS } from './rules.ts';
import { classChecks, reviewRefusals, submissionRefusals } from './rules-checks.ts';
import { clausesOf } from './rules-clauses.ts';
import { gatherFacts } from './service-checks.ts';
import { columnsOf, moveRosterDays, storeTeachersAndSessions, villageRefusal } from './service-filing.ts';
import {
  findClass,
  findRegister,
  insertClass,
  moveClass,
  nextRunningNumber,
  type TrainingClass,
  updateClass,
} from './store.ts';
import { withdrawEnrolments } from './store-enrolment.ts';
import { holdSessions } from './store-timetable.ts';

/** Which notice holds in a county on a day; undefined when none is in force. */
export type PolicyFor = (divisionCode: string, day: LocalDate) => string | undefined;

type Answer = z.infer<typeof classActReply>;

/** The refusal of a filing whose first day has no notice in force; undefined for a day that has one. */
export async function noticeRefusal(
  tx: Tx,
  organisationId: Uuid | null,
  startOn: LocalDate,
  policyFor: PolicyFor,
): Promise<Refusal | undefined> {
  const organisation = organisationId === null ? undefined : await organisationById(tx, organisationId);
  if (!organisation) return REFUSALS.noOrganisation;
  return policyFor(organisation.divisionCode, startOn) === undefined ? REFUSALS.policyMissing : undefined;
}

/** The actor's organisation drafts a filing. Refuses `not-found` (no organisation), `policy-missing`, `village-unknown`. */
export async function draftClass(
  act: Act,
  filing: FilingInput,
  policyFor: PolicyFor,
): Promise<Result<{ classId: Uuid; version: number }>> {
  const { organisationId } = act.actor;
  const organisation = organisationId === null ? undefined : await organisationById(act.tx, organisationId);
  if (!organisation) return refused(REFUSALS.noOrganisation);
  const policyId = policyFor(organisation.divisionCode, filing.startOn as LocalDate);
  if (policyId === undefined) return refused(REFUSALS.policyMissing);
  const village = await villageRefusal(act.tx, filing.deliveredTo);
  if (village) return refused(village);
  const classId = act.ids.uuid();
  await insertClass(
    act.tx,
    {
      ...columnsOf(act, classId, filing, null),
      organisationId: organisation.organisationId,
      divisionCode: organisation.divisionCode,
      divisionPath: organisation.divisionPath,
      policyId,
      number: null,
      filedOn: null,
      approvedOn: null,
      status: beginning(CLASS, 'classes.draft'),
      source: 'desk',
    },
    { at: act.clock.now(), by: act.actor.accountId },
  );
  await storeTeachersAndSessions(act, classId, organisation.organisationId, filing);
  await recordOn(
    act,
    { classId, divisionPath: organisation.divisionPath, organisationId: organisation.organisationId },
    'class-drafted',
  );
  return done({ classId, version: 1 });
}

/**
 * Writes a draft or returned filing again. Refuses `not-found`, `wrong-status`, `version-conflict`, `policy-missing`, `village-unknown`,
 * and `overlapping-class` when the new days meet another class of somebody on the roster (R11).
 */
export async function amendClass(
  act: Act,
  { classId, version }: { readonly classId: Uuid; readonly version: number },
  filing: FilingInput,
  policyFor: PolicyFor,
): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.amend', found, act.clock.today())) return refused(REFUSALS.notAmendable);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const policyId = policyFor(found.divisionCode, filing.startOn as LocalDate);
  if (policyId === undefined) return refused(REFUSALS.policyMissing);
  const village = await villageRefusal(act.tx, filing.deliveredTo);
  if (village) return refused(village);
  const columns = columnsOf(act, classId, filing, found);
  const moved = await moveRosterDays(act.tx, found, columns);
  if (!moved.ok) return moved;
  await updateClass(act.tx, { ...found, ...columns, policyId });
  await storeTeachersAndSessions(act, classId, found.organisationId, filing);
  await recordOn(act, found, 'class-amended');
  return done(answerOf(found, { version: version + 1 }));
}

/**
 * Files a class: its day of filing is today, its teachers and rooms are held from now on, and it goes to the first
 * reviewer. Refuses `not-found`, `wrong-status`, `version-conflict`, `policy-missing`, `check-not-met` and
 * `check-unknown` once for every check that stops it (LC-11a, LC-12, LN-2-8, R11-R14), and what approvals refuses.
 */
export async function submitClass(
  act: Act,
  classId: Uuid,
  version: number,
  policyFor: PolicyFor,
): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  const today = act.clock.today();
  if (!mayDo('classes.submit', found, today)) return refused(REFUSALS.notSubmittable);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  // A notice must hold on the first day. The one that holds on the day of filing decides (its amounts, too): see the
  // determination's anchor date.
  const onFirstDay = policyFor(found.divisionCode, found.startOn);
  if (onFirstDay === undefined) return refused(REFUSALS.policyMissing);
  const policyId = policyFor(found.divisionCode, today) ?? onFirstDay;
  const filed: TrainingClass = { ...found, policyId, filedOn: today };
  const refusals = submissionRefusals(classChecks(await gatherFacts(act, filed, today)));
  if (refusals.length > 0) return refused(...refusals);
  const held = await tryConstraint(act.tx, () => holdSessions(act.tx, classId, true));
  if (!held.ok) {
    // Somebody else took the teacher or room a moment ago: say which.
    const now = submissionRefusals(classChecks(await gatherFacts(act, filed, today)));
    if (now.length === 0) throw new Error(`timetable not held: ${held.violation.constraint}`);
    return refused(...now);
  }
  const status = nextOf(CLASS, found.status, 'classes.submit');
  const moved = await moveClass(act.tx, { ...filed, version, status });
  if (!moved) return refused(REFUSALS.versionConflict);
  const register = await findRegister(act.tx, found.divisionCode);
  const opened = await openCase(act, {
    subjectType: 'class-filing',
    subjectId: classId,
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
    step: 'prepare',
    nextStep: 'first-review',
    due: {
      workingDays: register.firstReviewDays ?? DEFAULT_REVIEW_DAYS,
      clause: clausesOf(policyId).fileFirst,
    },
  });
  if (!opened.ok) return opened;
  await recordOn(act, found, 'class-submitted');
  return done(answerOf(found, { status, version: version + 1 }));
}

/**
 * The bureau's first or second review. Approval by the second reviewer gives the filing number and today as the day of
 * approval; a returned filing keeps everything but its day of filing and its hold on teachers and rooms; a rejection is
 * final and frees the people on the roster. Refuses `not-found`, `wrong-step`, `four-eyes`, `opinion-required`,
 * `version-conflict`, `approved-too-late` once the first day has passed (LC-11a), and `check-not-met` or `check-unknown`
 * where the roster is empty by now, or a teacher has no number.
 */
export async function reviewClass(
  act: Act,
  classId: Uuid,
  step: 'first-review' | 'second-review',
  body: ReviewBody,
): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  const today = act.clock.today();
  if (body.decision === 'passed' && found.startOn < today) return refused(REFUSALS.approvedTooLate);
  const review = reviewAct(CLASS, step);
  if (body.decision === 'passed' && canDo(CLASS, found.status, review)) {
    const open = reviewRefusals(classChecks(await gatherFacts(act, found, today)));
    if (open.length > 0) return refused(...open);
  }
  const register = await findRegister(act.tx, found.divisionCode);
  const reviewed = await performStep(act, {
    subjectType: 'class-filing',
    subjectId: classId,
    step,
    decision: body.decision,
    reasonCode: body.reasonCode,
    opinion: body.opinion,
    nextStep: stepAfter(CLASS, review),
    due: {
      workingDays: register.secondReviewDays ?? DEFAULT_REVIEW_DAYS,
      clause: clausesOf(found.policyId).fileFirst,
    },
  });
  if (!reviewed.ok) return reviewed;
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CLASS, found.status, review, body.decision);
  const cleared = CLEARS[status] ?? [];
  const number =
    status === 'approved'
      ? filingNumber(
          register.countyWord ?? countyWordOf(register.divisionName),
          yearOf(today),
          await nextRunningNumber(act.tx, found.divisionCode, yearOf(today)),
        )
      : found.number;
  const moved = await moveClass(act.tx, {
    ...found,
    status,
    number,
    filedOn: cleared.includes('filed-on') ? null : found.filedOn,
    approvedOn: status === 'approved' ? today : found.approvedOn,
  });
  if (!moved) return refused(REFUSALS.versionConflict);
  await letGo(act, classId, cleared);
  await recordOn(act, found, step === 'first-review' ? 'class-first-reviewed' : 'class-second-reviewed', {
    detail: {
      decision: body.decision,
      ...(status === 'approved' ? { number } : {}),
      ...(cleared.length > 0 ? { cleared } : {}),
    },
  });
  return done(answerOf(found, { status, number, version: found.version + 1, cleared }));
}

/**
 * The organisation takes its class back: a draft or returned one, or an approved one before its first day. The people
 * on the roster are free again. Refuses `not-found`, `wrong-status`, `version-conflict`.
 */
export async function cancelClass(
  act: Act,
  classId: Uuid,
  version: number,
  reason: string,
): Promise<Result<Answer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.cancel', found, act.clock.today())) return refused(REFUSALS.notCancellable);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CLASS, found.status, 'classes.cancel');
  if (!(await moveClass(act.tx, { ...found, status }))) return refused(REFUSALS.versionConflict);
  const cleared = CLEARS[status] ?? [];
  await letGo(act, classId, cleared);
  await cancelCase(act, 'class-filing', classId, reason);
  await recordOn(act, found, 'class-cancelled', { detail: { cleared }, reason });
  return done(answerOf(found, { status, version: version + 1, cleared }));
}

/** An act that gave up the enrolments of a class ends what rests on them, in the same transaction. */
export async function followEnd(
  act: Act,
  answer: Result<Answer>,
  followers: Pick<ClassFollowers, 'abandoned'>,
): Promise<Result<Answer>> {
  if (answer.ok && answer.value.cleared.includes('enrolments'))
    await followers.abandoned(act, answer.value.classId as Uuid);
  return answer;
}

/** What a class gives up with its new status. */
export async function letGo(act: Act, classId: Uuid, cleared: readonly Cleared[]): Promise<void> {
  if (cleared.includes('teacher-and-room-holds')) await holdSessions(act.tx, classId, false);
  if (cleared.includes('enrolments')) await withdrawEnrolments(act.tx, classId);
}

/** What an act on a class answers. */
export function answerOf(
  found: TrainingClass,
  now: { status?: ClassStatus; number?: string | null; version: number; cleared?: readonly Cleared[] },
): Answer {
  return {
    classId: found.classId,
    status: now.status ?? found.status,
    number: now.number === undefined ? found.number : now.number,
    version: now.version,
    cleared: [...(now.cleared ?? [])],
  };
}

/** Writes the journal's line of an act on a class. */
export function recordOn(
  act: Act,
  on: { classId: Uuid; divisionPath: string; organisationId: Uuid },
  event: string,
  { detail, reason }: { detail?: Record<string, unknown>; reason?: string } = {},
): Promise<void> {
  return act.record({
    event,
    objectType: 'training-class',
    objectId: on.classId,
    divisionPath: on.divisionPath,
    organisationId: on.organisationId,
    ...(detail ? { detail } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
}
