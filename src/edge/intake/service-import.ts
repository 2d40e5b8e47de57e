import { importPlaces, upsertScarce, upsertStandards } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { divisionPathOf, done, type LocalDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import {
  organisationById,
  proposeSuspension,
  suspendOrganisation,
  upsertOrganisation,
} from '../../registry/organisations/index.ts';
import { registerAccount } from '../../registry/payees/index.ts';
import { classesNamed, importClass, importTimetable } from '../../training/classes/index.ts';
import { type CellFinding, FORMS, type Form, type IntakePlan, type PlannedRow } from './contract.ts';
import { type Import, type LawOfRegion, refuseAll, type StagedRow } from './import-context.ts';
import { importDutyLists } from './service-duty-lists.ts';
import { importAnswers } from './service-import-answers.ts';
import { importNeeds } from './service-import-needs.ts';
import {
  importAttendance,
  importResults,
  importRosters,
  importWorkForTraining,
} from './service-import-people.ts';
import { releaseConfirmed, rememberSpoiled } from './service-spoiled.ts';

export interface Imported {
  /** The plan's rows with their final outcome: a row that the database refused is marked refused. */
  readonly rows: readonly PlannedRow[];
  /** Rows by form that were passed to the modules. */
  readonly counts: Readonly<Partial<Record<Form, number>>>;
}

/** What each form is written with: the rows of the plan that still go in, the classes it names, each read once. */
function importOf(
  { act, law, divisionCode, plan }: Pick<Import, 'act' | 'law' | 'divisionCode'> & { plan: IntakePlan },
  lateFindings: Map<PlannedRow, CellFinding>,
  classes: Map<string, Promise<Awaited<ReturnType<Import['classOf']>>>>,
): Import {
  return {
    act,
    law,
    divisionCode,
    divisionPath: divisionPathOf(divisionCode),
    notEnrolled: new Map(),
    rowsOf: (form) =>
      plan.rows.filter(
        (row) => row.form === form && row.staged !== undefined && !lateFindings.has(row),
      ) as never,
    refusedOf: (form) => plan.rows.filter((row) => row.form === form && row.staged === undefined),
    isPartOf: (file, form) =>
      plan.sheets.some((sheet) => sheet.file === file && sheet.form === form && !sheet.imported),
    classOf(key) {
      const name = key.filingNumber ?? key.name;
      const found =
        classes.get(name) ??
        classesNamed(act.tx, name).then(
          async ([first]) => first ?? (await classesNamed(act.tx, key.name))[0],
        );
      classes.set(name, found);
      return found;
    },
    refuse(row, refusal, field = '') {
      lateFindings.set(row, {
        cell: '',
        field,
        code: refusal.code,
        gravity: 'refused',
        message: refusal.message,
        from: null,
        to: null,
      });
    },
  };
}

/**
 * Writes a plan into the modules, in the order of their dependencies, inside the caller's transaction:
 * all of it or nothing. The same plan again changes nothing. Rows that only the database can refuse (a number held by
 * another county's class, a certificate of somebody else) come back refused; nothing else waits for them.
 */
export async function importPlan(
  act: Act,
  law: LawOfRegion,
  divisionCode: string,
  plan: IntakePlan,
): Promise<Result<Imported>> {
  await rememberSpoiled(act, plan);
  await releaseConfirmed(act, plan);
  const lateFindings = new Map<PlannedRow, CellFinding>();
  const classes = new Map<string, Promise<Awaited<ReturnType<Import['classOf']>>>>();
  const work = importOf({ act, law, divisionCode, plan }, lateFindings, classes);
  await importOrganisations(work);
  await importCatalogue(work);
  await importNeeds(work);
  await importClasses(work);
  classes.clear();
  await importTimetables(work);
  await importRosters(work);
  await importAttendance(work);
  await importResults(work);
  await importLists(work);
  await importAnswers(work);
  const counts: Partial<Record<Form, number>> = {};
  for (const form of FORMS) {
    const count = work.rowsOf(form).length;
    if (count > 0) counts[form] = count;
  }
  return done({
    rows: plan.rows.map((row) => {
      const finding = lateFindings.get(row);
      return finding === undefined
        ? row
        : { ...row, outcome: 'refused' as const, cells: [...row.cells, finding] };
    }),
    counts,
  });
}

async function importOrganisations(work: Import): Promise<void> {
  const { act } = work;
  for (const row of work.rowsOf('institutions')) {
    const { staged } = row;
    const imported = await upsertOrganisation(act, {
      name: staged.name,
      creditCode: staged.creditCode,
      kind: 'institution',
      divisionCode: staged.division ?? work.divisionCode,
      licenceNumber: staged.licenceNumber,
      institutionType: staged.kind,
      address: staged.address,
      legalRepresentative: staged.legalRepresentative,
      phone: staged.phone,
      agreementFrom: staged.contractSignedOn,
      agreementThrough: staged.contractThrough,
      occupationScope: staged.occupations.flatMap(({ code }) => (code === undefined ? [] : [code])),
      occupationScopeText: staged.occupations.map(({ title }) => title).join('、'),
      highestLevel: staged.highestLevel,
      projects: staged.occupations.map(({ title, code }) => ({
        name: title,
        occupationCode: code ?? null,
        highestLevel: staged.highestLevel ?? null,
      })),
      source: `workbook:${row.file}`,
    });
    if (!imported.ok) {
      refuseAll(work, row, imported.refusals);
      continue;
    }
    const { organisationId, outcome } = imported.value;
    if (staged.suspendedOn !== undefined && staged.status !== 'active')
      await storeSuspension(work, row, {
        organisationId,
        suspendedOn: staged.suspendedOn,
        reason: staged.suspensionReason ?? '机构目录标明暂停承训',
        isNew: outcome === 'created',
      });
    await storeAccount(work, row, organisationId, staged);
  }
  for (const row of work.rowsOf('employers')) {
    const { staged } = row;
    const imported = await upsertOrganisation(act, {
      name: staged.name,
      creditCode: staged.creditCode,
      kind: 'employer',
      divisionCode: staged.division ?? work.divisionCode,
      phone: staged.phone,
      employerKind: staged.kind as never,
      employerSize: staged.size as never,
      sector: staged.hardHitSector ?? staged.sector,
      sectorText: staged.sector,
      selfAssessmentListed: staged.selfAssessmentListed,
      industryClass: staged.industryClass,
      source: `workbook:${row.file}`,
    });
    if (imported.ok) await storeAccount(work, row, imported.value.organisationId, staged);
    else refuseAll(work, row, imported.refusals);
  }
}

/**
 * The catalogue that brings an organisation into the register says how it stands; one already there loses the right to
 * train by two persons only (LC-12): the catalogue proposes.
 */
async function storeSuspension(
  { act, refuse }: Import,
  row: PlannedRow,
  stated: { organisationId: Uuid; suspendedOn: LocalDate; reason: string; isNew: boolean },
): Promise<void> {
  const { isNew, ...suspension } = stated;
  const source = `workbook:${row.file}`;
  if (isNew) {
    await suspendOrganisation(act, { ...suspension, source });
    return;
  }
  const known = await organisationById(act.tx, suspension.organisationId);
  if (!known) return;
  const proposed = await proposeSuspension(act, {
    ...suspension,
    version: known.version,
    documentNumber: row.file,
  });
  if (proposed.ok) return;
  // Stated once more: it stands already, or waits for the second person.
  const [refusal] = proposed.refusals;
  if (refusal && refusal.code !== 'already-suspended' && refusal.code !== 'suspension-proposed')
    refuse(row, refusal, 'suspendedOn');
}

/** The first account of an organisation is stored; another one waits for a second person. */
async function storeAccount(
  work: Import,
  row: PlannedRow,
  organisationId: Uuid,
  {
    name,
    account,
  }: { name: string; account?: { bank?: string; holder?: string; number: string } | undefined },
): Promise<void> {
  if (account === undefined) return;
  const registered = await registerAccount(work.act, {
    organisationId,
    name,
    bankName: account.bank ?? '',
    holder: account.holder ?? name,
    number: account.number,
    source: `workbook:${row.file}`,
  });
  if (!registered.ok) for (const refusal of registered.refusals) work.refuse(row, refusal, 'account');
}

async function importCatalogue(work: Import): Promise<void> {
  await importPlaceList(work);
  const policyId = work.law.latestPolicy(work.divisionCode);
  for (const row of [...work.rowsOf('standards'), ...work.rowsOf('scarce-occupations')]) {
    if (policyId === undefined) {
      work.refuse(row, {
        code: 'policy-missing',
        pointer: '',
        message:
          '系统中没有适用于这个地区的补贴政策，标准无处可挂。请维护人员先装入这个地区的政策，再导入目录。',
      });
      continue;
    }
    const source = `workbook:${row.file}`;
    const { staged } = row;
    const imported =
      staged.form === 'standards'
        ? await upsertStandards(work.act, [
            {
              policyId,
              divisionCode: work.divisionCode,
              benefit: staged.benefit,
              trainingKind: staged.trainingKind ?? null,
              occupationCode: staged.occupationCode ?? null,
              level: staged.level ?? null,
              certificateKind: staged.certificateKind ?? null,
              unit: staged.unit,
              amountFen: staged.amountFen,
              shortageUpliftPercent: staged.shortageUpliftPercent ?? null,
              from: staged.from,
              through: staged.through ?? null,
              source: staged.source ?? source,
            },
          ])
        : await upsertScarce(work.act, [
            {
              policyId,
              divisionCode: work.divisionCode,
              occupationCode: staged.occupationCode,
              from: staged.from,
              through: staged.through ?? null,
              source,
            },
          ]);
    if (!imported.ok) refuseAll(work, row, imported.refusals);
  }
}

/** Lists of firms and of departments, and what they name people for. */
async function importLists(work: Import): Promise<void> {
  await importWorkForTraining(work);
  await importDutyLists(work);
}

async function importPlaceList(work: Import): Promise<void> {
  const rows = work.rowsOf('places');
  for (const file of new Set(rows.map((row) => row.file))) {
    const own = rows.filter((row) => row.file === file);
    const refusals = await importPlaces(
      work.act,
      work.divisionCode,
      own.map(({ staged }) => staged),
      `workbook:${file}`,
    );
    own.forEach((row, index) => {
      const refusal = refusals[index];
      if (refusal) work.refuse(row, refusal, 'code');
    });
  }
}

async function importClasses(work: Import): Promise<void> {
  for (const row of work.rowsOf('class-application')) {
    const { staged } = row;
    const imported = await importClass(
      work.act,
      {
        name: staged.name,
        creditCode: staged.creditCode,
        number: staged.filingNumber,
        divisionCode: staged.division ?? work.divisionCode,
        occupationCode: staged.occupationCode,
        occupationText: staged.occupationTitle,
        level: staged.level,
        levelUnread: staged.levelUnread,
        trainingKind: staged.trainingKind,
        plannedCount: staged.plannedCount,
        totalHours: staged.hours,
        theoryHours: staged.theoryHours,
        practiceHours: staged.practiceHours,
        safetyHours: staged.safetyHours,
        startOn: staged.startOn,
        endOn: staged.endOn,
        place: staged.place,
        location:
          staged.longitude === undefined || staged.latitude === undefined
            ? undefined
            : `${staged.longitude},${staged.latitude}`,
        headTeacherName: staged.headTeacher,
        headTeacherPhone: staged.headTeacherPhone,
        organiser: staged.organiser as never,
        costBorneBy: staged.costBorneBy as never,
        videoKept: staged.video,
        isHazardous: staged.isHazardous,
        isSecret: staged.secret,
        equipment: staged.equipment,
        trainingPackage: staged.trainingPackage,
        filedOn: staged.filedOn,
        approvedOn: staged.approvedOn,
        teachers: staged.teachers.map((teacher) => ({
          name: teacher.name,
          sex: teacher.sex ?? null,
          age: teacher.age ?? null,
          education: teacher.education ?? null,
          major: teacher.major ?? null,
          title: teacher.professionalTitle ?? null,
          qualification: teacher.qualification ?? null,
          qualificationLevel: teacher.qualificationLevel ?? null,
          course: teacher.teaches ?? null,
          employment: teacherEmployment(teacher.employment),
        })),
        file: row.file,
      },
      work.law.policyFor,
    );
    if (!imported.ok) refuseAll(work, row, imported.refusals);
  }
}

/** 专职 or 兼职 as the form says it; anything else is no answer. */
function teacherEmployment(text: string | undefined): 'full-time' | 'part-time' | null {
  if (text?.includes('兼')) return 'part-time';
  return text?.includes('专') ? 'full-time' : null;
}

async function importTimetables(work: Import): Promise<void> {
  const lessons = new Map<Uuid, { rows: StagedRow<'timetable'>[] }>();
  for (const row of work.rowsOf('timetable')) {
    const found = await work.classOf(row.staged.class);
    if (found === undefined) continue;
    const known = lessons.get(found.classId);
    if (known) known.rows.push(row);
    else lessons.set(found.classId, { rows: [row] });
  }
  for (const [classId, { rows }] of lessons) {
    const imported = await importTimetable(
      work.act,
      classId,
      rows.flatMap(({ staged }) =>
        staged.lessons.map((lesson) => ({
          taughtOn: lesson.heldOn,
          content: lesson.subject,
          hours: lesson.hours,
          from: lesson.startsAt,
          until: lesson.endsAt,
          room: lesson.place,
          roomKind: lesson.roomKind,
          teacherName: lesson.teacherName,
          teacherIdNumber: lesson.teacherIdNumber,
          textbook: lesson.textbook,
        })),
      ),
    );
    if (!imported.ok) for (const row of rows) refuseAll(work, row, imported.refusals);
  }
}
