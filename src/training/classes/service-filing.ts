import { placeLevelOf, standingDivisions } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  done,
  type IdentityNumber,
  type LocalDate,
  maskIdentity,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { maskPhone } from '../../registry/persons/index.ts';
import type { FilingInput } from './contract.ts';
import { levelUnreadOf, overlappingClass, REFUSALS, roomKeyOf } from './rules.ts';
import { type ClassWrite, findTraineeClashes, type TrainingClass } from './store.ts';
import { findRoster, moveEnrolmentDays } from './store-enrolment.ts';
import {
  findTeachers,
  replaceSessions,
  replaceTeachers,
  type SessionWrite,
  type Teacher,
} from './store-timetable.ts';

/** The parts of the form that are columns of the class; `known` is what it has so far that a form may leave out. */
export function columnsOf(
  act: Act,
  classId: Uuid,
  filing: FilingInput,
  known: Pick<TrainingClass, 'levelUnread' | 'standardId'> | null,
): Omit<
  ClassWrite,
  | 'number'
  | 'organisationId'
  | 'divisionCode'
  | 'divisionPath'
  | 'policyId'
  | 'filedOn'
  | 'approvedOn'
  | 'status'
  | 'source'
> {
  const { teachers: _, sessions, headTeacherPhone, ...form } = filing;
  return {
    ...form,
    levelUnread: levelUnreadOf(filing, known?.levelUnread ?? null),
    standardId:
      filing.standardId === undefined ? (known?.standardId ?? null) : (filing.standardId as Uuid | null),
    classId,
    startOn: form.startOn as LocalDate,
    endOn: form.endOn as LocalDate,
    phone:
      headTeacherPhone === undefined
        ? undefined
        : {
            cipher: act.ciphers.encrypt(`training_class.head_teacher_phone.${classId}`, headTeacherPhone),
            masked: maskPhone(headTeacherPhone),
          },
    slotDays: slotDaysOf(sessions),
  };
}

/** The refusal of a village that is not there; undefined where it is, or none was stated. */
export async function villageRefusal(tx: Tx, deliveredTo: string | null): Promise<Refusal | undefined> {
  if (deliveredTo === null) return undefined;
  const isVillage = placeLevelOf(deliveredTo) === 'village';
  const standing = isVillage ? await standingDivisions(tx, [deliveredTo]) : new Set<string>();
  return standing.has(deliveredTo) ? undefined : REFUSALS.villageUnknown;
}

/** The taught days in order, each once. */
export function slotDaysOf(sessions: readonly { readonly taughtOn: string }[]): LocalDate[] {
  return [...new Set(sessions.map((session) => session.taughtOn as LocalDate))].sort();
}

/** Teachers and lessons of a filing as they are stored. */
export interface Written {
  readonly teachers: readonly Teacher[];
  readonly sessions: readonly SessionWrite[];
}

/**
 * Teachers and timetable as they will be stored. A teacher without a number gets the number known for the name, or for
 * the row of the same place that had no name yet.
 */
export async function writtenOf(
  act: Act,
  of: { readonly classId: Uuid; readonly organisationId: Uuid },
  filing: Pick<FilingInput, 'teachers' | 'sessions' | 'place'>,
): Promise<Written> {
  const before = await findTeachers(act.tx, of.classId);
  const named = new Map(
    before.flatMap((teacher) => (teacher.name === null ? [] : [[teacher.name, teacher]])),
  );
  const nameless = new Map(
    before.flatMap((teacher) => (teacher.name === null ? [[teacher.teacherNo, teacher]] : [])),
  );
  const teachers: Teacher[] = filing.teachers.map(({ idNumber, ...teacher }, index) => {
    const teacherNo = index + 1;
    const known = (teacher.name === null ? undefined : named.get(teacher.name)) ?? nameless.get(teacherNo);
    const { idNumberMasked = null, blindIndex = null } =
      idNumber === undefined ? (known ?? {}) : teacherNumber(act, idNumber);
    return { ...teacher, teacherNo, idNumberMasked, blindIndex };
  });
  const indexes = new Map(teachers.map((teacher) => [teacher.name, teacher.blindIndex]));
  const sessions: SessionWrite[] = filing.sessions.map((session, index) => ({
    ...session,
    taughtOn: session.taughtOn as LocalDate,
    sessionNo: index + 1,
    conflictWaived: false,
    roomKey: roomKeyOf(session.room, filing.place, of.organisationId),
    teacherBlindIndex: (session.teacherName === null ? null : indexes.get(session.teacherName)) ?? null,
  }));
  return { teachers, sessions };
}

/** Rewrites teachers and timetable of a draft. */
export async function storeTeachersAndSessions(
  act: Act,
  classId: Uuid,
  organisationId: Uuid,
  filing: FilingInput,
): Promise<void> {
  const { teachers, sessions } = await writtenOf(act, { classId, organisationId }, filing);
  await replaceTeachers(act.tx, classId, teachers);
  await replaceSessions(act.tx, classId, sessions, false);
}

export function teacherNumber(act: Act, idNumber: string): { idNumberMasked: string; blindIndex: Buffer } {
  return {
    idNumberMasked: maskIdentity(idNumber as IdentityNumber),
    blindIndex: act.ciphers.blindIndex('id-number', idNumber as IdentityNumber),
  };
}

/** Moves the roster's days with the class. Refuses `overlapping-class`, naming the other class of the first person. */
export async function moveRosterDays(
  tx: Tx,
  found: TrainingClass,
  days: { startOn: LocalDate; endOn: LocalDate },
): Promise<Result<null>> {
  if (found.startOn === days.startOn && found.endOn === days.endOn) return done(null);
  const moved = await tryConstraint(tx, () => moveEnrolmentDays(tx, found.classId, days));
  if (moved.ok) return done(null);
  if (moved.violation.constraint !== 'enrolment_no_overlap')
    throw new Error(`roster not moved: ${moved.violation.constraint}`);
  const roster = await findRoster(tx, found.classId);
  const clashes = await findTraineeClashes(
    tx,
    roster.map((trainee) => trainee.personId),
    found.classId,
    days,
  );
  return refused(overlappingClass(clashes[0], '/filing/startOn'));
}
