import type { z } from 'zod';
import { trainingStandard } from '../../law/reference/index.ts';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import {
  bankAccountsOf,
  confirmedGroupsOf,
  confirmedHukouOf,
  factsOf,
  personViews,
  unansweredBy,
} from '../../registry/persons/index.ts';
import type {
  ClassDetail,
  classListQuery,
  classListReply,
  RosterRow,
  rosterReply,
  TraineeOutcome,
} from './contract.ts';
import { CLASS, mayDo } from './machine.ts';
import { rosterWarnings } from './rules-roster.ts';
import { declaredOf } from './service-roster.ts';
import { findClass, type TrainingClass } from './store.ts';
import { findRoster } from './store-enrolment.ts';
import { findSessions, findTeachers } from './store-timetable.ts';
import { countClasses, countEnrolled, findNames, listClasses } from './store-views.ts';

/** While later modules know nothing of a trainee. */
const NO_OUTCOME: TraineeOutcome = { attendance: null, result: null, certificate: null };

/** A page of the classes within the reader's scope, the newest first days first. */
export async function listPage(
  tx: Tx,
  query: z.infer<typeof classListQuery>,
  today: LocalDate,
): Promise<z.infer<typeof classListReply>> {
  const found = await listClasses(tx, query, today);
  const page = found.slice(0, query.limit);
  const enrolled = await countEnrolled(
    tx,
    page.map((row) => row.classId),
  );
  return {
    rows: page.map((row) => ({
      ...headOf(row, row.organisationName),
      enrolledCount: enrolled.get(row.classId) ?? 0,
      nextStep: row.nextStep,
      dueOn: row.dueOn,
      workingDaysLeft: row.workingDaysLeft,
    })),
    next: found.length > page.length ? (page.at(-1)?.classId ?? null) : null,
    total: await countClasses(tx, query),
  };
}

function headOf(row: TrainingClass, organisationName: string) {
  return {
    classId: row.classId,
    number: row.number,
    name: row.name,
    organisationId: row.organisationId,
    organisationName,
    divisionCode: row.divisionCode,
    occupationCode: row.occupationCode,
    occupationText: row.occupationText,
    level: row.level,
    levelUnread: row.levelUnread,
    trainingKind: row.trainingKind,
    startOn: row.startOn,
    endOn: row.endOn,
    filedOn: row.filedOn,
    approvedOn: row.approvedOn,
    status: row.status,
    plannedCount: row.plannedCount,
  };
}

/** The head of a class, as lists show it. */
export async function headOfClass(tx: Tx, found: TrainingClass) {
  const { organisationName } = await findNames(tx, found);
  const enrolled = await countEnrolled(tx, [found.classId]);
  return { ...headOf(found, organisationName), enrolledCount: enrolled.get(found.classId) ?? 0 };
}

/** One class in the order of its official form, with its review and what this actor may do; undefined out of reach. */
export async function detailOf(
  tx: Tx,
  actor: Actor,
  classId: Uuid,
  today: LocalDate,
): Promise<ClassDetail | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const { organisationName, ...names } = await findNames(tx, found);
  const enrolled = await countEnrolled(tx, [classId]);
  const teachers = await findTeachers(tx, classId);
  return {
    ...headOf(found, organisationName),
    enrolledCount: enrolled.get(classId) ?? 0,
    ...names,
    policyId: found.policyId,
    totalHours: found.totalHours,
    theoryHours: found.theoryHours,
    practiceHours: found.practiceHours,
    safetyHours: found.safetyHours,
    endedEarlyOn: found.endedEarlyOn,
    place: found.place,
    location: found.location,
    headTeacherName: found.headTeacherName,
    headTeacherPhoneMasked: found.headTeacherPhoneMasked,
    organiser: found.organiser,
    costBorneBy: found.costBorneBy,
    videoKept: found.videoKept,
    isSecret: found.isSecret,
    isHazardous: found.isHazardous,
    assessmentPlan: found.assessmentPlan,
    equipment: found.equipment,
    trainingPackage: found.trainingPackage,
    deliveredTo: found.deliveredTo,
    standard: await namedStandard(tx, found.standardId),
    teachers: teachers.map(({ blindIndex: _, ...teacher }) => teacher),
    sessions: await findSessions(tx, classId),
    slotDays: [...found.slotDays],
    source: found.source,
    createdAt: found.createdAt.toISOString(),
    approval: (await caseOf(tx, 'class-filing', classId, today)) ?? null,
    version: found.version,
    allowed: allowedActs(actor, found, today),
  };
}

async function namedStandard(tx: Tx, standardId: Uuid | null): Promise<ClassDetail['standard']> {
  const found = standardId === null ? undefined : await trainingStandard(tx, standardId);
  if (!found) return null;
  const { title, code, edition } = found;
  return { standardId: found.standardId, title, code, edition };
}

/** What this actor may do with the class now: role by the permission table, status by the machine. */
function allowedActs(actor: Actor, found: TrainingClass, today: LocalDate) {
  return allowedIn(CLASS, found.status, actor).filter((act) => mayDo(act, found, today));
}

/**
 * The roster with what departments confirm, `outcomes` as later modules know them, and warnings; undefined out of reach.
 */
export async function rosterPage(
  tx: Tx,
  { ciphers, today }: { readonly ciphers: Ciphers; readonly today: LocalDate },
  classId: Uuid,
  outcomes: ReadonlyMap<PersonId, TraineeOutcome>,
): Promise<z.infer<typeof rosterReply> | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const roster = await findRoster(tx, classId);
  const ids = roster.map((trainee) => trainee.personId);
  const persons = await personViews(tx, ids);
  const facts = await factsOf(tx, ciphers, ids);
  const accounts = await bankAccountsOf(tx, ids);
  const declared = await declaredOf(tx, ciphers, classId);
  const rows = roster.flatMap((trainee): RosterRow[] => {
    const person = persons.get(trainee.personId);
    if (!person) return [];
    const own = facts.get(trainee.personId) ?? [];
    const declaration = declared.get(trainee.personId) ?? {};
    const account = (accounts.get(trainee.personId) ?? []).find(
      (candidate) => candidate.bankAccountId === trainee.bankAccountId,
    );
    const came = outcomes.get(trainee.personId) ?? NO_OUTCOME;
    return [
      {
        rosterNo: trainee.rosterNo,
        personId: trainee.personId,
        name: person.name,
        idNumberMasked: person.idNumberMasked,
        idNumberConfirmed: person.idNumberConfirmed,
        documentKind: person.documentKind,
        sex: person.sex,
        birthOn: person.birthOn,
        phoneMasked: person.phoneMasked,
        ethnicity: declaration.ethnicity ?? null,
        declaredGroupText: declaration.groupText ?? null,
        declaredHukou: declaration.hukou ?? null,
        confirmedHukou: confirmedHukouOf(own),
        confirmedGroups: confirmedGroupsOf(own),
        unanswered: unansweredBy(own),
        enrolledOn: trainee.enrolledOn,
        status: trainee.status,
        leftOn: trainee.leftOn,
        livingAllowanceRequested: trainee.livingAllowanceRequested,
        ...came,
        bankAccount: account
          ? {
              bankName: account.bankName,
              numberLast4: account.numberLast4,
              usable: account.usable,
              sharedWith: account.sharedWith,
            }
          : null,
        remark: declaration.remark ?? null,
        warnings: rosterWarnings({
          startOn: found.startOn,
          endOn: found.endOn,
          today,
          enrolledOn: trainee.enrolledOn,
          idNumberConfirmed: person.idNumberConfirmed,
          attendance: came.attendance,
          issuedOn: (came.certificate?.issuedOn as LocalDate | null) ?? null,
          account: account ?? null,
          facts: own,
        }),
      },
    ];
  });
  return { classId, version: found.version, rows, total: rows.length };
}
