import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  certificateNumberFault,
  issueCompletion,
  numberFindings,
  recordCertificates,
  standingNumbers,
} from '../assessment/index.ts';
import type { certifyBody, certifyReply, ExamKind } from './contract.ts';
import { EXAM } from './machine.ts';
import type { ExamFollowers } from './ports.ts';
import { certificateOf, REFUSALS } from './rules.ts';
import { asCounty, bodyFault, loadFor, saveAct } from './service-shared.ts';
import { classOfExam, type ExamClass, type ExamRow, seatsOf } from './store.ts';

type Given = z.infer<typeof certifyBody>;
type Answer = z.infer<typeof certifyReply>;
interface Issued {
  readonly issued: number;
  readonly findings: Answer['findings'];
}

/**
 * Whoever held a confirmed exam certifies those who passed and have no certificate of this kind of the class: completion certificates take
 * the next numbers of the county (LC-10), a body's own are given. What year or level of a number says otherwise is a
 * finding. Refuses `not-found`, `version-conflict`, `wrong-status`, `not-the-body`, `issued-on-wrong`, `numbers-given`,
 * `numbers-missing`, `not-passed`, `certificate-number-wrong`, `all-certified`, and what the record refuses.
 */
export async function certify(
  act: Act,
  examId: Uuid,
  given: Given,
  followers: ExamFollowers,
): Promise<Result<Answer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.certify');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault = bodyFault(act, exam);
  if (fault) return refused(fault);
  const issuedOn = given.issuedOn as LocalDate;
  if (issuedOn < exam.heldOn || issuedOn > act.clock.today()) return refused(REFUSALS.issuedWrong);
  const of = await classOfExam(act.tx, examId);
  if (!of) return refused(NOT_FOUND);
  const passed = (await seatsOf(act.tx, examId))
    .filter(({ result }) => result === 'passed')
    .map(({ personId }) => personId);
  const written = await asCounty(act, exam, async () => {
    const claim = await followers.claimOf(act.tx, exam.classId);
    const at = { exam, of, issuedOn, passed, claimNumber: claim?.number ?? null };
    return exam.kind === 'completion' ? ownNumbers(act, at, given) : givenNumbers(act, at, given);
  });
  if (!written.ok) return written;
  if (written.value.issued === 0) return refused(REFUSALS.allCertified);
  const status = nextOf(EXAM, exam.status, 'exams.certify');
  const saved = await saveAct(
    act,
    { ...exam, status },
    { route: 'exams.certify', detail: { issued: written.value.issued } },
  );
  return saved.ok ? done({ examId, ...written.value, version: saved.value.version }) : saved;
}

interface At {
  readonly exam: ExamRow;
  readonly of: ExamClass;
  readonly issuedOn: LocalDate;
  readonly passed: readonly PersonId[];
  readonly claimNumber: string | null;
}

async function ownNumbers(act: Act, at: At, given: Given): Promise<Result<Issued>> {
  if (given.numbers !== undefined && given.numbers.length > 0) return refused(REFUSALS.numbersGiven);
  const { exam, of, issuedOn } = at;
  const issued = await issueCompletion(
    act,
    {
      classId: exam.classId,
      organisationId: exam.trainerId,
      divisionCode: exam.divisionCode,
      divisionPath: exam.divisionPath,
      occupationCode: of.occupationCode,
      occupationText: of.occupationText,
      level: of.level,
      issuer: of.bodyName,
      issuedOn,
      source: `exam:${exam.examId}`,
      claimNumber: at.claimNumber,
    },
    at.passed,
  );
  return issued.ok ? done({ issued: issued.value, findings: [] }) : issued;
}

/** Who assesses in exams of these kinds, where a number says it too. */
const HOLDER: Readonly<Partial<Record<ExamKind, { readonly by: 'employer' | 'body' }>>> = {
  'employer-assessment': { by: 'employer' },
  'body-assessment': { by: 'body' },
};

async function givenNumbers(act: Act, at: At, given: Given): Promise<Result<Issued>> {
  const { exam, of, issuedOn } = at;
  const numbers = given.numbers ?? [];
  if (numbers.length === 0) return refused(REFUSALS.numbersMissing);
  const kind = certificateOf(exam.kind);
  const known = await standingNumbers(act.tx, exam.classId, kind);
  const faults = numbers.flatMap(({ personId, number }, index) => {
    if (!at.passed.includes(personId as PersonId)) return [REFUSALS.notPassed(`/numbers/${index}/personId`)];
    const said = certificateNumberFault({ kind, number });
    return said === undefined ? [] : [REFUSALS.certificateRefused(`/numbers/${index}/number`, said)];
  });
  if (faults.length > 0) return refused(...faults);
  const rows = numbers
    .filter(({ personId }) => !known.has(personId as PersonId))
    .map(({ personId, number }) => ({
      personId: personId as PersonId,
      classId: exam.classId,
      kind,
      number,
      occupationCode: of.occupationCode,
      occupationText: of.occupationText,
      level: of.level,
      issuedOn,
      issuer: of.bodyName,
    }));
  const written = await recordCertificates(act, rows, {
    divisionPath: exam.divisionPath,
    organisationId: exam.trainerId,
    source: `exam:${exam.examId}`,
    claimNumber: at.claimNumber,
  });
  const [other] = written.ownedByOthers;
  if (other)
    return refused(
      REFUSALS.certificateRefused(
        `/numbers/${numbers.findIndex(({ number }) => number === other.number)}/number`,
        '这个编号已登记在本班另一名学员名下（R42），没有发证；请对照原件核对。',
      ),
    );
  const [row] = written.refused;
  if (row) return refused(row.refusal);
  const findings = rows.flatMap((one) =>
    numberFindings({ ...one, ...(HOLDER[exam.kind] ?? {}) }).map((message) => ({
      personId: one.personId,
      message,
    })),
  );
  return done({ issued: written.added, findings });
}
