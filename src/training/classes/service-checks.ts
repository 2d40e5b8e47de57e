import type { z } from 'zod';
import { amendmentsOf, occupationNames, standardsOf, trainingStandard } from '../../law/reference/index.ts';
import { holidaysBetween } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  addDays,
  type Ciphers,
  canDo,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById, suspendedFor, suspensionsOf } from '../../registry/organisations/index.ts';
import { factsOf } from '../../registry/persons/index.ts';
import { villageDeliveryOn } from '../village-delivery/index.ts';
import type { CheckFinding, checksReply } from './contract.ts';
import { CLASS } from './machine.ts';
import { classChecks, submissionRefusals } from './rules-checks.ts';
import { clausesOf } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';
import { teachingDays } from './rules-teaching-days.ts';
import { findClass, findSessionClashes, findTraineeClashes, type TrainingClass } from './store.ts';
import { findRoster } from './store-enrolment.ts';
import { findSessions, findTeachers } from './store-timetable.ts';

/** Who reads what the checks need; persons' facts are opened by `ciphers`. */
export interface Gatherer {
  readonly tx: Tx;
  readonly ciphers: Ciphers;
}

/** Everything that the checks of a filing read, as it is now. */
export async function gatherFacts(
  { tx, ciphers }: Gatherer,
  found: TrainingClass,
  today: LocalDate,
): Promise<ClassFacts> {
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
      paper: paperOf(found),
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
    teachers: teachers.map(({ teacherNo, name, qualification, blindIndex }) => ({
      ...{ teacherNo, name, qualification },
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
    hires: await hiresOf({ tx, ciphers }, found, organisation?.creditCode ?? null, roster),
    days: await daysOf(tx, found),
    villageFiling: await villageFilingOf(tx, found),
    standardCount: await countStandards(tx, found, today),
  };
}

/** A form that the county held on paper names its approval there; one that is filed only now does not. */
function paperOf({ source, number, approvedOn, status }: TrainingClass): ClassFacts['filing']['paper'] {
  if (!source.startsWith('workbook:')) return 'none';
  const isOver = approvedOn !== null || number !== null;
  return isOver && !['draft', 'returned', 'submitted'].includes(status) ? 'held' : 'form';
}

/** Of a firm's own class: whom the insurance does not know yet, and whom it knows at another firm only. */
async function hiresOf(
  { tx, ciphers }: Gatherer,
  found: TrainingClass,
  creditCode: string | null,
  roster: readonly { readonly personId: PersonId; readonly rosterNo: number }[],
): Promise<ClassFacts['hires']> {
  if (found.organiser !== 'employer' || roster.length === 0) return { open: [], elsewhere: [] };
  const facts = await factsOf(
    tx,
    ciphers,
    roster.map(({ personId }) => personId),
  );
  const open: number[] = [];
  const elsewhere: number[] = [];
  for (const { personId, rosterNo } of roster) {
    const answers = (facts.get(personId) ?? []).flatMap((fact) =>
      fact.kind === 'social-insurance' ? fact.payload.records : [],
    );
    const isAnswered = (facts.get(personId) ?? []).some(({ kind }) => kind === 'social-insurance');
    if (!isAnswered) open.push(rosterNo);
    else if (!answers.some((one) => [one.unitCreditCode, one.hostCreditCode].includes(creditCode ?? '')))
      elsewhere.push(rosterNo);
  }
  return { open, elsewhere };
}

async function daysOf(tx: Tx, found: TrainingClass): Promise<ClassFacts['days']> {
  return teachingDays(
    await amendmentsOf(tx, found.policyId, found.divisionCode),
    await holidaysBetween(tx, found.startOn, found.endOn),
  );
}

async function villageFilingOf(tx: Tx, found: TrainingClass): Promise<ClassFacts['villageFiling']> {
  const { organisationId, occupationCode, deliveredTo, startOn: day } = found;
  if (deliveredTo === null || occupationCode === null) return null;
  return villageDeliveryOn(tx, { organisationId, occupationCode, service: 'training', day });
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
  { tx, ciphers }: Gatherer,
  classId: Uuid,
  today: LocalDate,
): Promise<z.infer<typeof checksReply> | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const findings = classChecks(await gatherFacts({ tx, ciphers }, found, today));
  const of = (verdict: CheckFinding['verdict']) => findings.filter((finding) => finding.verdict === verdict);
  return {
    classId,
    version: found.version,
    checkedOn: today,
    notMet: of('not-met'),
    unknown: of('unknown'),
    met: of('met'),
    maySubmit: canDo(CLASS, found.status, 'classes.submit') && submissionRefusals(findings).length === 0,
  };
}
