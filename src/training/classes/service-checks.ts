import type { z } from 'zod';
import { occupationNames, standardsOf, trainingStandard } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { organisationById, suspendedFor, suspensionsOf } from '../../registry/organisations/index.ts';
import type { CheckFinding, checksReply } from './contract.ts';
import { CLASS } from './machine.ts';
import { classChecks } from './rules-checks.ts';
import { clausesOf } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';
import { findClass, findSessionClashes, findTraineeClashes, type TrainingClass } from './store.ts';
import { findRoster } from './store-enrolment.ts';
import { findSessions, findTeachers } from './store-timetable.ts';

/** Everything that the checks of a filing read, as it is now. */
export async function gatherFacts(tx: Tx, found: TrainingClass, today: LocalDate): Promise<ClassFacts> {
  const organisation = await organisationById(tx, found.organisationId);
  const suspensions = (await suspensionsOf(tx, [found.organisationId])).get(found.organisationId) ?? [];
  const teachers = await findTeachers(tx, found.classId);
  const sessions = await findSessions(tx, found.classId);
  const roster = (await findRoster(tx, found.classId)).filter((trainee) => trainee.status === 'enrolled');
  const rosterNos = new Map(roster.map((trainee) => [trainee.personId, trainee.rosterNo]));
  const traineeClashes = await findTraineeClashes(
    tx,
    roster.map((trainee) => trainee.personId),
    found.classId,
    found,
  );
  const names = found.occupationCode === null ? null : await occupationNames(tx, [found.occupationCode]);
  const agreementUntil = organisation?.agreementUntil ?? null;
  return {
    policyId: found.policyId,
    policyClauses: clausesOf(found.policyId),
    today,
    filing: {
      ...found,
      occupationName: (found.occupationCode === null ? null : names?.get(found.occupationCode)) ?? null,
    },
    organisation: {
      isInstitution: organisation?.isInstitution ?? false,
      agreementFrom: organisation?.agreementFrom ?? null,
      agreementThrough: agreementUntil === null ? null : addDays(agreementUntil, -1),
      suspendedOn: suspendedFor(suspensions, found.startOn, found.occupationCode) ?? null,
      occupationScope: organisation?.occupationScope ?? [],
      scopeText: organisation?.occupationScopeText ?? null,
      highestLevel: organisation?.highestLevel ?? null,
      selfAssessmentListed: organisation?.selfAssessmentListed ?? null,
    },
    teachers: teachers.map(({ teacherNo, name, blindIndex }) => ({
      teacherNo,
      name,
      hasNumber: blindIndex !== null,
    })),
    sessions,
    standard: found.standardId === null ? null : ((await trainingStandard(tx, found.standardId)) ?? null),
    sessionClashes: await findSessionClashes(tx, found.classId),
    roster,
    traineeClashes: traineeClashes.map((clash) => ({
      ...clash,
      rosterNo: rosterNos.get(clash.personId) ?? 0,
    })),
    standardCount: await countStandards(tx, found, today),
  };
}

/** Rows of the city's catalogue that could fit this class on the day it was filed (today while it is not). */
async function countStandards(tx: Tx, found: TrainingClass, today: LocalDate): Promise<number> {
  const day = found.filedOn ?? today;
  const rows = await standardsOf(tx, found.policyId, found.divisionCode);
  const fits = <T>(cell: T | undefined, own: T | null) => cell === undefined || cell === own;
  return rows.filter(
    (row) =>
      row.benefit === 'training-subsidy' &&
      row.from <= day &&
      (row.through === undefined || day <= row.through) &&
      fits<string>(row.trainingKind, found.trainingKind) &&
      fits(row.occupation, found.occupationCode) &&
      fits(row.level, found.level),
  ).length;
}

/** The findings of a class's checks, grouped as the review page shows them; undefined when out of reach. */
export async function checksOf(
  tx: Tx,
  classId: Uuid,
  today: LocalDate,
): Promise<z.infer<typeof checksReply> | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const findings = classChecks(await gatherFacts(tx, found, today));
  const of = (verdict: CheckFinding['verdict']) => findings.filter((finding) => finding.verdict === verdict);
  const notMet = of('not-met');
  return {
    classId,
    version: found.version,
    checkedOn: today,
    notMet,
    unknown: of('unknown'),
    met: of('met'),
    maySubmit: canDo(CLASS, found.status, 'classes.submit') && notMet.every((check) => !check.blocking),
  };
}
