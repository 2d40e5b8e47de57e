import { freezeSharedCertificates } from '../../benefits/claims/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import {
  type IdentityNumber,
  monthsBetween,
  type PersonId,
  type Result,
  refusal,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationByCreditCode } from '../../registry/organisations/index.ts';
import { registerPersonAccounts } from '../../registry/payees/index.ts';
import { personIdsByNumber, registerPersons } from '../../registry/persons/index.ts';
import { recordCertificates, recordResults } from '../../training/assessment/index.ts';
import { type Mark, recordAttendance, type Slot } from '../../training/attendance/index.ts';
import { type EnrolmentOutcome, enrol, rosterOf } from '../../training/classes/index.ts';
import { importWorkForTrainingList } from '../../training/work-for-training/index.ts';
import type { Form } from './contract.ts';
import type { ClassKey } from './contract-staged.ts';
import { type Import, memberKey, refuseAll, type StagedRow } from './import-context.ts';
import { certificateKindOf } from './rules-results.ts';
import { openListOf } from './service-claimed-lists.ts';
import { claimNumberOf } from './store.ts';

const NO_CLASS = leadsTo(
  'intake.stage',
  refusal(
    'class-missing',
    '系统中没有这个班期，行没有导入。请机构或经办先导入该班的开班申请表，再上传本表。',
  ),
);
const NO_EMPLOYER = leadsTo(
  'intake.stage',
  refusal('employer-missing', '系统中没有这家企业，行没有导入。请经办先导入企业名录，再上传本名单。'),
);

const listClaimed = (claimNumber: string) =>
  leadsTo(
    'claims.accept',
    refusal(
      'list-claimed',
      `这名职工在申领单 ${claimNumber} 的名单里，名单已经提交审核，单位不能再改，这一行没有导入：确须更改的，请经办退回这份申领后，再重新上传。`,
    ),
  );

type ClassForm = 'roster' | 'attendance' | 'results';

/** The rows of a form by class; rows whose class is unknown are refused. */
async function byClass<F extends ClassForm>(
  work: Import,
  form: F,
): Promise<{ at: { classId: Uuid; divisionPath: string; organisationId: Uuid }; rows: StagedRow<F>[] }[]> {
  const groups = new Map<
    Uuid,
    { at: { classId: Uuid; divisionPath: string; organisationId: Uuid }; rows: StagedRow<F>[] }
  >();
  for (const row of work.rowsOf(form)) {
    const at = await work.classOf((row.staged as { class: ClassKey }).class);
    if (at === undefined) {
      work.refuse(row, NO_CLASS);
      continue;
    }
    const group = groups.get(at.classId);
    if (group) group.rows.push(row);
    else groups.set(at.classId, { at, rows: [row] });
  }
  return [...groups.values()];
}

const accepted = <F extends Form>(rows: readonly StagedRow<F>[]) =>
  rows.filter((row) => row.outcome !== 'refused');

/** Registers the people of each roster, stores their accounts and enrols them (LC-13a: by real name). */
export async function importRosters(work: Import): Promise<void> {
  for (const { at, rows: all } of await byClass(work, 'roster')) {
    const rows = accepted(all);
    const persons = await registerPersons(
      work.act,
      rows.map(({ staged }) => ({
        idNumber: staged.idNumber,
        name: staged.name,
        sex: staged.sex,
        birthOn: staged.birthOn,
        phone: staged.phone,
        confirmed: !staged.idToBeConfirmed,
      })),
      { divisionPath: at.divisionPath, organisationId: at.organisationId },
    );
    const accounts = await registerPersonAccounts(
      work.act,
      rows.flatMap(({ staged: { account }, file }, index) =>
        account === undefined
          ? []
          : [
              {
                personId: persons[index] as PersonId,
                bankName: account.bank ?? null,
                accountName: account.holder ?? null,
                number: account.number,
                usable: account.trusted,
                unusableReason: account.fault,
                toBeConfirmed: account.fault === 'card-luhn',
                source: `workbook:${file}`,
              },
            ],
      ),
      at.divisionPath,
    );
    const places = new Map(
      (await rosterOf(work.act.tx, at.classId)).map((trainee) => [trainee.personId, trainee.rosterNo]),
    );
    let last = Math.max(0, ...places.values());
    const imported = await enrol(
      work.act,
      at.classId,
      rows.map(({ staged }, index) => {
        const personId = persons[index] as PersonId;
        const known = places.get(personId);
        if (known === undefined) last += 1;
        return {
          personId,
          rosterNo: known ?? last,
          enrolledOn: staged.enrolledOn ?? null,
          declaredGroupText: staged.groupText,
          declaredHukou: staged.hukou,
          ethnicity: staged.ethnicity,
          address: staged.address,
          unemploymentCertificate: staged.employmentCertificateNumber,
          bankAccountId: accounts.get(personId)?.bankAccountId,
          livingAllowanceRequested: staged.livingAllowanceRequested ?? false,
          remark: staged.note,
        };
      }),
      {
        source: `workbook:${rows[0]?.file ?? ''}`,
        claimNumber: await claimNumberOf(work.act.tx, at.classId),
      },
    );
    refuseUnenrolled(work, at.classId, rows, imported);
  }
}

/** Refuses the rows that the roster did not take, and notes why for the later forms. */
function refuseUnenrolled(
  work: Import,
  classId: Uuid,
  rows: readonly StagedRow<'roster'>[],
  imported: Result<EnrolmentOutcome[]>,
): void {
  rows.forEach((row, index) => {
    const outcome = imported.ok ? imported.value[index] : undefined;
    if (outcome?.outcome === 'refused') work.refuse(row, outcome.refusal, 'idNumber');
    else if (!imported.ok) refuseAll(work, row, imported.refusals);
    else return;
    const refusals =
      outcome?.outcome === 'refused' ? [outcome.refusal] : imported.ok ? [] : imported.refusals;
    work.notEnrolled.set(
      memberKey(classId, row.staged.idNumber),
      refusals.map(({ message }) => message).join('；'),
    );
  });
}

const MARK_OF: Readonly<Record<string, Mark>> = { P: 'present', A: 'absent', L: 'leave', U: 'unknown' };

/** Stores the marks of rows that cover the same half days together; sheets and days of one class add up. */
export async function importAttendance(work: Import): Promise<void> {
  for (const { at, rows } of await byClass(work, 'attendance')) {
    const sheets = new Map<string, StagedRow<'attendance'>[]>();
    for (const row of accepted(rows)) {
      const days = row.staged.slots.map(({ heldOn, half }) => `${heldOn} ${half}`);
      const key = [row.file, row.sheet, ...days].join('\u0000');
      const sheet = sheets.get(key);
      if (sheet) sheet.push(row);
      else sheets.set(key, [row]);
    }
    for (const sheet of sheets.values()) {
      const persons = await enrolledPersons(work, at.classId, sheet);
      refuseOthers(work, at.classId, sheet, persons);
      const slots: Slot[] = (sheet[0]?.staged.slots ?? []).map(({ heldOn, half }) => ({ day: heldOn, half }));
      if (slots.length === 0) continue;
      const imported = await recordAttendance(work.act, {
        classId: at.classId,
        slots,
        rows: sheet.flatMap(({ staged }) => {
          const personId = persons.get(staged.idNumber);
          return personId === undefined
            ? []
            : [{ personId, marks: [...staged.marks].map((mark) => MARK_OF[mark] ?? 'unknown') }];
        }),
        source: `workbook:${sheet[0]?.file ?? ''}`,
      });
      if (!imported.ok) for (const row of sheet) refuseAll(work, row, imported.refusals);
    }
  }
}

/** Stores results and certificates. A refused row may still carry its result: then the certificate is absent. */
export async function importResults(work: Import): Promise<void> {
  for (const { at, rows } of await byClass(work, 'results')) {
    const persons = await enrolledPersons(work, at.classId, rows);
    refuseOthers(work, at.classId, rows, persons);
    const known = rows.flatMap((row) => {
      const personId = persons.get(row.staged.idNumber);
      return personId === undefined ? [] : [{ row, staged: row.staged, personId }];
    });
    const source = `workbook:${rows[0]?.file ?? ''}`;
    const claimNumber = await claimNumberOf(work.act.tx, at.classId);
    const results = await recordResults(work.act, at.classId, known.flatMap(resultIn), {
      source,
      claimNumber,
    });
    const rowOf = new Map(known.map(({ personId, row }) => [personId, row]));
    for (const { row, refusal } of results.refused) {
      const staged = rowOf.get(row.personId);
      if (staged) work.refuse(staged, refusal, 'result');
    }
    const { classId, ...place } = at;
    const recorded = await recordCertificates(
      work.act,
      known.flatMap((found) => certificateIn(found, classId)),
      { ...place, source, claimNumber },
    );
    if (recorded.added > 0) await freezeSharedCertificates(work.act, [classId]);
    for (const { row, refusal } of recorded.refused) work.refuse(row.row, refusal, 'certificateNumber');
    for (const { row } of recorded.ownedByOthers)
      work.refuse(
        row,
        refusal(
          'certificate-number-taken',
          '这个证书编号已登记在另一人名下（R42），证书没有导入。请对照证书原件核实编号。',
        ),
        'certificateNumber',
      );
  }
}

interface ResultOf {
  readonly row: StagedRow<'results'>;
  readonly staged: StagedRow<'results'>['staged'];
  readonly personId: PersonId;
}

/** The result that a row states; none where it states none. */
function resultIn({ staged, personId }: ResultOf) {
  const { theoryScore, practiceScore, totalScore: overallScore, result, certificate } = staged;
  const kind = certificate ? (certificateKindOf(certificate) ?? undefined) : undefined;
  return result === undefined ? [] : [{ personId, theoryScore, practiceScore, overallScore, result, kind }];
}

/** The certificate that a row states, with the row; none where it states none. */
function certificateIn({ row, staged: { certificate }, personId }: ResultOf, classId: Uuid) {
  if (certificate === undefined || certificate === null) return [];
  return [
    {
      row,
      personId,
      classId,
      kind: certificateKindOf(certificate),
      number: certificate.number,
      occupationCode: certificate.occupationCode ?? null,
      occupationText: certificate.occupationTitle ?? null,
      level: certificate.level ?? null,
      levelUnread: certificate.levelUnread ?? null,
      issuedOn: certificate.issuedOn ?? null,
      issuer: certificate.issuer ?? null,
    },
  ];
}

/**
 * Stores each employer's list; sheets of one employer and year are one list, amended when sent again until a claim that
 * rests on it is handed in. What comes afterwards is another list.
 */
export async function importWorkForTraining(work: Import): Promise<void> {
  const firms = new Map<string, StagedRow<'work-for-training'>[]>();
  for (const row of accepted(work.rowsOf('work-for-training'))) {
    const code = row.staged.employerCreditCode;
    const firm = firms.get(code);
    if (firm) firm.push(row);
    else firms.set(code, [row]);
  }
  for (const [creditCode, rows] of firms) {
    const firm = await organisationByCreditCode(work.act.tx, creditCode);
    if (firm === undefined) {
      for (const row of rows) work.refuse(row, NO_EMPLOYER);
      continue;
    }
    const persons = await registerPersons(
      work.act,
      rows.map(({ staged }) => ({
        idNumber: staged.idNumber,
        name: staged.name,
        sex: staged.sex,
        phone: staged.phone,
        confirmed: !staged.idToBeConfirmed,
      })),
      { divisionPath: firm.divisionPath, organisationId: firm.organisationId },
    );
    const year = rows.flatMap(({ staged }) => staged.firstMonth?.slice(0, 4) ?? [])[0] ?? 'undated';
    const reported = rows.map(({ staged }, index) => ({
      personId: persons[index] as PersonId,
      listNo: index + 1,
      isDispatched: staged.dispatched ?? null,
      post: staged.post ?? null,
      contractOn: staged.contractSignedOn ?? null,
      contractMonths: staged.contractMonths ?? null,
      declaredFirstInsuredOn: staged.firstInsuredOn ?? null,
      months:
        staged.firstMonth === undefined || staged.lastMonth === undefined
          ? []
          : monthsBetween(staged.firstMonth, staged.lastMonth),
    }));
    const { organisationId, divisionCode, divisionPath } = firm;
    const at = { organisationId, source: `workbook:${year}` };
    const { source, entries, claimed } = await openListOf(work.act.tx, at, reported);
    const claimOf = new Map(claimed.map(({ personId, claimNumber }) => [personId, claimNumber]));
    rows.forEach((row, index) => {
      const number = claimOf.get(persons[index] as PersonId);
      if (number !== undefined) work.refuse(row, listClaimed(number));
    });
    if (entries.length === 0) continue;
    const list = { organisationId, divisionCode, divisionPath, reportedOn: null, source, rows: entries };
    const { listId, changed } = await importWorkForTrainingList(work.act, list);
    if (changed > 0)
      await work.act.record({
        event: 'work-for-training-list-put',
        objectType: 'work-for-training-list',
        objectId: listId,
        divisionPath: firm.divisionPath,
        organisationId: firm.organisationId,
        detail: { persons: entries.length, changed },
      });
  }
}

/** Refuses the rows of people whom the roster did not take: nothing of such a row is written. */
function refuseOthers(
  work: Import,
  classId: Uuid,
  rows: readonly StagedRow<'attendance' | 'results'>[],
  enrolled: ReadonlyMap<IdentityNumber, PersonId>,
): void {
  for (const row of rows) {
    if (enrolled.has(row.staged.idNumber)) continue;
    const reason = work.notEnrolled.get(memberKey(classId, row.staged.idNumber));
    const message =
      reason === undefined
        ? '花名册中没有此人：请先导入或更正花名册，再上传本表'
        : `该学员花名册中的行被退回，未建立报名：${reason}`;
    work.refuse(row, refusal('no-enrolment', message), 'name');
  }
}

/** Persons of these rows who are on the roster of the class. */
async function enrolledPersons(
  work: Import,
  classId: Uuid,
  rows: readonly { readonly staged: { readonly idNumber: IdentityNumber } }[],
): Promise<Map<IdentityNumber, PersonId>> {
  const enrolled = new Set((await rosterOf(work.act.tx, classId)).map((trainee) => trainee.personId));
  const persons = await personIdsByNumber(
    work.act.tx,
    work.act.ciphers,
    rows.map(({ staged }) => staged.idNumber),
  );
  return new Map([...persons].filter(([, personId]) => enrolled.has(personId)));
}
