import type { ZodError } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  type CreditCode,
  canDo,
  done,
  type IdentityNumber,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationByCreditCode } from '../../registry/organisations/index.ts';
import { type FilingInput, filingInput, sessionInput, type TrainingKind } from './contract.ts';
import { CLASS, isLive } from './machine.ts';
import { parseFilingNumber, REFUSALS, roomKeyOf } from './rules.ts';
import type { PolicyFor } from './service.ts';
import { columnsOf, moveRosterDays, slotDaysOf, teacherNumber } from './service-filing.ts';
import {
  findClass,
  findClassesNamed,
  findClassesStarting,
  insertClass,
  moveClass,
  raiseRunningNumber,
  setSlotDays,
  type TrainingClass,
  updateClass,
} from './store.ts';
import { wasChanged } from './store-changes.ts';
import {
  findSessions,
  findTeachers,
  replaceSessions,
  replaceTeachers,
  type SessionWrite,
} from './store-timetable.ts';

/** A class as its form on paper says; everything but name, organisation and days may be missing. */
export interface ClassToImport {
  readonly name: string;
  readonly creditCode: CreditCode;
  readonly number?: string | undefined;
  readonly divisionCode?: string | undefined;
  readonly occupationCode?: string | undefined;
  readonly occupationText?: string | undefined;
  readonly level?: number | undefined;
  /** What stands for the level and was not understood: unknown, not none. */
  readonly levelUnread?: string | undefined;
  readonly trainingKind?: string | undefined;
  readonly plannedCount?: number | undefined;
  readonly totalHours?: number | undefined;
  readonly theoryHours?: number | undefined;
  readonly practiceHours?: number | undefined;
  readonly safetyHours?: number | undefined;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly place?: string | undefined;
  /** 116.2310,36.8592 */
  readonly location?: string | undefined;
  readonly headTeacherName?: string | undefined;
  readonly headTeacherPhone?: string | undefined;
  readonly organiser?: 'institution' | 'employer' | undefined;
  readonly costBorneBy?: 'institution' | 'employer' | 'trainee' | undefined;
  readonly videoKept?: boolean | undefined;
  readonly isSecret?: boolean | undefined;
  readonly isHazardous?: boolean | undefined;
  readonly filedOn?: LocalDate | undefined;
  readonly approvedOn?: LocalDate | undefined;
  readonly assessmentPlan?: string | undefined;
  readonly equipment?: string | undefined;
  readonly trainingPackage?: string | undefined;
  readonly teachers: readonly Partial<FilingInput['teachers'][number]>[];
  /** The file it came from: source becomes 'workbook:<file>'. */
  readonly file: string;
}

/** A lesson as the timetable says. */
export interface SessionToImport {
  readonly taughtOn: LocalDate;
  readonly content: string;
  readonly hours: number;
  /** HH:MM */
  readonly from: string;
  readonly until: string;
  readonly room?: string | undefined;
  readonly roomKind?: string | undefined;
  readonly teacherName?: string | undefined;
  readonly teacherIdNumber?: IdentityNumber | undefined;
  readonly textbook?: string | undefined;
}

export type ImportOutcome = 'created' | 'changed' | 'unchanged';

/**
 * Takes a class over from paper. In the bureau's hands the paper's word counts: a class with a day of approval is
 * approved (completed once its last day has passed). An institution's own upload is a draft, whatever its form says:
 * nobody approves himself (LC-11a). A class already known by number, or by organisation, name and first day, is brought
 * up to the form; one that was filed on screen is left alone. Refuses `not-found` for an unknown organisation,
 * `policy-missing`, `class-form-faulty`, and `wrong-status` when an institution sends a form for a class already decided.
 */
export async function importClass(
  act: Act,
  given: ClassToImport,
  policyFor: PolicyFor,
): Promise<Result<{ classId: Uuid; outcome: ImportOutcome }>> {
  const organisation = await organisationByCreditCode(act.tx, given.creditCode);
  if (!organisation) return refused(REFUSALS.noOrganisation);
  const policyId = policyFor(organisation.divisionCode, given.filedOn ?? given.startOn);
  if (policyId === undefined) return refused(REFUSALS.policyMissing);
  const isOnPaper = act.actor.organisationId === null;
  const known = await knownClass(act.tx, given, organisation.organisationId);
  const classId = known?.classId ?? act.ids.uuid();
  const read = filingOf(given, organisation.isInstitution ? 'institution' : 'employer');
  if (!read.success) return refused({ ...REFUSALS.formFaulty, pointer: pointerOf(read.error) });
  const filing = read.data;
  const onPaper = !isOnPaper || given.approvedOn === undefined ? 'draft' : statusOnPaper(act, given);
  const paper = {
    number: (isOnPaper ? given.number : known?.number) ?? null,
    filedOn: (isOnPaper ? given.filedOn : known?.filedOn) ?? null,
    approvedOn: (isOnPaper ? given.approvedOn : known?.approvedOn) ?? null,
  };
  const row = {
    ...columnsOf(act, classId, filing, null),
    ...paper,
    organisationId: organisation.organisationId,
    divisionCode: organisation.divisionCode,
    divisionPath: organisation.divisionPath,
    policyId,
    status: beginning(CLASS, 'import', onPaper),
    source: `workbook:${given.file}`,
    slotDays: known?.slotDays ?? [],
  } as const;
  const outcome = await store(act, known, row);
  if (!outcome.ok) return outcome;
  const teachersChanged = await storeTeachers(act, classId, given, known);
  const running = paper.number === null ? undefined : parseFilingNumber(paper.number);
  if (running) await raiseRunningNumber(act.tx, organisation.divisionCode, running.year, running.running);
  const result = outcome.value === 'unchanged' && teachersChanged ? 'changed' : outcome.value;
  if (result !== 'unchanged')
    await act.record({
      event: 'class-imported',
      objectType: 'training-class',
      objectId: classId,
      divisionPath: organisation.divisionPath,
      organisationId: organisation.organisationId,
      detail: { outcome: result, source: row.source },
    });
  return done({ classId, outcome: result });
}

async function store(
  act: Act,
  known: TrainingClass | undefined,
  row: Parameters<typeof insertClass>[1],
): Promise<Result<ImportOutcome>> {
  if (!known) {
    await insertClass(act.tx, row, { at: act.clock.now(), by: act.actor.accountId });
    return done('created');
  }
  if (!known.source.startsWith('workbook:') || isSame(known, row)) return done('unchanged');
  // What was changed by review stays: the old form would undo it.
  if (await wasChanged(act.tx, known.classId)) return done('unchanged');
  const isOwn = act.actor.organisationId !== null;
  if (!canDo(CLASS, known.status, isOwn ? 'classes.amend' : 'import')) return refused(REFUSALS.notAmendable);
  const moved = await moveRosterDays(act.tx, known, row);
  if (!moved.ok) return moved;
  await updateClass(act.tx, row);
  if (known.status === 'draft' && row.status === 'draft') return done('changed');
  const version = known.version + 1;
  if (!(await moveClass(act.tx, { ...row, version, status: known.status })))
    return refused(REFUSALS.versionConflict);
  return done('changed');
}

function isSame(known: TrainingClass, row: Parameters<typeof insertClass>[1]): boolean {
  const { phone, source: _, status: __, ...now } = row;
  const before: Record<string, unknown> = { ...known };
  return (
    (phone === undefined || phone.masked === known.headTeacherPhoneMasked) &&
    Object.entries(now).every(([key, value]) => JSON.stringify(before[key]) === JSON.stringify(value))
  );
}

function statusOnPaper(act: Act, given: ClassToImport): 'approved' | 'completed' {
  return given.endOn < act.clock.today() ? 'completed' : 'approved';
}

async function knownClass(
  tx: Tx,
  given: ClassToImport,
  organisationId: Uuid,
): Promise<TrainingClass | undefined> {
  const named = [
    ...(given.number === undefined ? [] : await findClassesNamed(tx, given.number)),
    ...(await findClassesNamed(tx, given.name)),
  ].filter((candidate) => candidate.organisationId === organisationId);
  return (
    named.find((candidate) => given.number !== undefined && candidate.number === given.number) ??
    named.find((candidate) => candidate.name === given.name && candidate.startOn === given.startOn)
  );
}

function filingOf(given: ClassToImport, organiser: 'institution' | 'employer') {
  const {
    creditCode: _,
    number: __,
    divisionCode: ___,
    filedOn: ____,
    approvedOn: _____,
    file: ______,
    ...form
  } = given;
  return filingInput.safeParse({
    ...form,
    occupationCode: form.occupationCode ?? null,
    occupationText: form.occupationText ?? null,
    level: form.level ?? null,
    levelUnread: form.levelUnread ?? null,
    trainingKind: (form.trainingKind ?? 'employment-skills') as TrainingKind,
    plannedCount: form.plannedCount ?? null,
    totalHours: form.totalHours ?? null,
    theoryHours: form.theoryHours ?? null,
    practiceHours: form.practiceHours ?? null,
    safetyHours: form.safetyHours ?? null,
    place: form.place ?? null,
    location: form.location ?? null,
    headTeacherName: form.headTeacherName ?? null,
    organiser: form.organiser ?? organiser,
    costBorneBy: form.costBorneBy ?? null,
    videoKept: form.videoKept ?? null,
    isSecret: form.isSecret ?? null,
    isHazardous: form.isHazardous ?? null,
    assessmentPlan: form.assessmentPlan ?? null,
    equipment: form.equipment ?? null,
    trainingPackage: form.trainingPackage ?? null,
    // No paper form asks for the village.
    deliveredTo: null,
    teachers: [],
    sessions: [],
  });
}

async function storeTeachers(
  act: Act,
  classId: Uuid,
  given: ClassToImport,
  known: TrainingClass | undefined,
): Promise<boolean> {
  if (known && (!known.source.startsWith('workbook:') || (await wasChanged(act.tx, classId)))) return false;
  const before = await findTeachers(act.tx, classId);
  const numbers = new Map(before.map((teacher) => [teacher.name, teacher]));
  const teachers = given.teachers.flatMap(({ idNumber, name, ...teacher }, index) =>
    name === undefined
      ? []
      : [
          {
            teacherNo: index + 1,
            name,
            sex: teacher.sex ?? null,
            age: teacher.age ?? null,
            education: teacher.education ?? null,
            major: teacher.major ?? null,
            title: teacher.title ?? null,
            qualification: teacher.qualification ?? null,
            qualificationLevel: teacher.qualificationLevel ?? null,
            course: teacher.course ?? null,
            employment: teacher.employment ?? null,
            ...(idNumber === undefined
              ? {
                  idNumberMasked: numbers.get(name)?.idNumberMasked ?? null,
                  blindIndex: numbers.get(name)?.blindIndex ?? null,
                }
              : teacherNumber(act, idNumber)),
          },
        ],
  );
  if (JSON.stringify(teachers) === JSON.stringify(before)) return false;
  await replaceTeachers(act.tx, classId, teachers);
  return true;
}

/**
 * Takes a timetable over from its sheet. Overlaps a county already held on paper are stored and signalled, not hidden
 * (R12, R13); the taught days of the class follow from it, and teachers get the numbers the sheet gives them. Refuses
 * `not-found`, and `wrong-status` when the class is under review on screen.
 */
export async function importTimetable(
  act: Act,
  classId: Uuid,
  given: readonly SessionToImport[],
): Promise<Result<{ outcome: ImportOutcome }>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  const isOnPaper =
    act.actor.organisationId === null && found.source.startsWith('workbook:') && found.status !== 'draft';
  if (!isOnPaper && !canDo(CLASS, found.status, 'classes.amend')) return refused(REFUSALS.notAmendable);
  if (await wasChanged(act.tx, classId)) return done({ outcome: 'unchanged' });
  for (const [index, one] of given.entries())
    if (!isWellFormed(one)) return refused({ ...REFUSALS.timetableFaulty, pointer: `/sessions/${index}` });
  const numbers = new Map<string, IdentityNumber>();
  for (const item of given)
    if (item.teacherName !== undefined && item.teacherIdNumber !== undefined)
      numbers.set(item.teacherName, item.teacherIdNumber);
  const sessions: SessionWrite[] = given.map((item, index) => {
    const idNumber = item.teacherName === undefined ? undefined : numbers.get(item.teacherName);
    return {
      sessionNo: index + 1,
      taughtOn: item.taughtOn,
      content: item.content,
      hours: item.hours,
      from: item.from,
      until: item.until,
      room: item.room ?? null,
      roomKey: roomKeyOf(item.room ?? null, found.place, found.organisationId),
      roomKind: item.roomKind ?? null,
      teacherName: item.teacherName ?? null,
      textbook: item.textbook ?? null,
      conflictWaived: isOnPaper,
      teacherBlindIndex: idNumber === undefined ? null : teacherNumber(act, idNumber).blindIndex,
    };
  });
  const before = await findSessions(act.tx, classId);
  const plain = sessions.map(({ teacherBlindIndex: _, roomKey: __, ...session }) => session);
  const teachers = await findTeachers(act.tx, classId);
  const numbered = teachers.map((teacher) => {
    const idNumber = teacher.name === null ? undefined : numbers.get(teacher.name);
    return idNumber === undefined ? teacher : { ...teacher, ...teacherNumber(act, idNumber) };
  });
  const isSameTimetable = JSON.stringify(sortedKeys(before)) === JSON.stringify(sortedKeys(plain));
  if (isSameTimetable && JSON.stringify(numbered) === JSON.stringify(teachers))
    return done({ outcome: 'unchanged' });
  await replaceTeachers(act.tx, classId, numbered);
  await replaceSessions(act.tx, classId, sessions, isLive(found.status));
  await setSlotDays(act.tx, classId, slotDaysOf(sessions));
  await act.record({
    event: 'timetable-imported',
    objectType: 'training-class',
    objectId: classId,
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
    detail: { sessions: sessions.length },
  });
  return done({ outcome: before.length === 0 ? 'created' : 'changed' });
}

function isWellFormed(candidate: SessionToImport): boolean {
  const { teacherIdNumber: _, ...session } = candidate;
  return sessionInput.safeParse({
    ...session,
    room: candidate.room ?? null,
    roomKind: candidate.roomKind ?? null,
    teacherName: candidate.teacherName ?? null,
    textbook: candidate.textbook ?? null,
  }).success;
}

function pointerOf(error: ZodError): string {
  return (error.issues[0]?.path ?? []).map((step) => `/${String(step)}`).join('');
}

function sortedKeys(rows: readonly object[]): unknown[] {
  return rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An approved class whose last day has passed is completed; anything else is left as it is. */
export async function completeClass(act: Act, classId: Uuid): Promise<void> {
  const found = await findClass(act.tx, classId, true);
  if (!found || !canDo(CLASS, found.status, 'complete') || act.clock.today() < found.endOn) return;
  await moveClass(act.tx, { ...found, status: nextOf(CLASS, found.status, 'complete') });
  await act.record({
    event: 'class-completed',
    objectType: 'training-class',
    objectId: classId,
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
  });
}

export const classById = (tx: Tx, classId: Uuid): Promise<TrainingClass | undefined> =>
  findClass(tx, classId);

/** The classes of this filing number or name within scope, the newest first. */
export const classesNamed = (tx: Tx, numberOrName: string): Promise<TrainingClass[]> =>
  findClassesNamed(tx, numberOrName);

/** Every class within scope, by first day; narrowed by first days when given. */
export const classesStarting = (
  tx: Tx,
  from: LocalDate | null = null,
  through: LocalDate | null = null,
): Promise<TrainingClass[]> => findClassesStarting(tx, from, through);
