import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { completeClass } from '../classes/index.ts';
import type { AssessmentOutcome, CertificateKind, resultsReply } from './contract.ts';
import { certificateWarnings } from './rules.ts';
import {
  type CertificateRow,
  claimCertificateNumbers,
  findCertificatesOfClass,
  findClassHead,
  findRepeatedNumbers,
  findResults,
  findTrainees,
  insertCertificates,
  saveResults,
} from './store.ts';

export interface ResultToRecord {
  readonly personId: PersonId;
  /** Of 100; absent when not taken or not written. */
  readonly theoryScore?: number | undefined;
  readonly practiceScore?: number | undefined;
  readonly overallScore?: number | undefined;
  readonly result: AssessmentOutcome;
  readonly assessedOn?: LocalDate | undefined;
}

export interface CertificateToRecord {
  readonly personId: PersonId;
  readonly classId: Uuid | null;
  /** Null: the list names none that is understood. */
  readonly kind: CertificateKind | null;
  /** Already checked by `certificateNumberFault`. */
  readonly number: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  /** What stands for the level and was not understood; absent when it is known or there is none. */
  readonly levelUnread?: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
}

type Certificate = CertificateRow;

const scoreText = (score: number | undefined) => (score === undefined ? null : score.toFixed(1));

/**
 * Stores the results of the assessment, a row a trainee of this class; an approved class whose last day has passed is
 * completed by it. Answers how many rows are new or changed.
 */
export async function recordResults(
  act: Act,
  classId: Uuid,
  rows: readonly ResultToRecord[],
  source: string,
): Promise<number> {
  if (rows.length === 0) return 0;
  const saved = await saveResults(
    act.tx,
    classId,
    rows.map((row) => ({
      personId: row.personId,
      theoryScore: scoreText(row.theoryScore),
      practiceScore: scoreText(row.practiceScore),
      overallScore: scoreText(row.overallScore),
      result: row.result,
      assessedOn: row.assessedOn ?? null,
    })),
    { source, recordedAt: act.clock.now() },
  );
  if (saved > 0) await completeClass(act, classId);
  return saved;
}

/**
 * Stores certificates, each number of a class for one person only. A number that already belongs to somebody else of
 * the class is left out and answered in `taken` (R42); the same certificate again changes nothing.
 */
export async function recordCertificates(
  act: Act,
  rows: readonly CertificateToRecord[],
  at: { divisionPath: string; organisationId: Uuid | null; source: string },
): Promise<{ added: number; ownedByOthers: readonly CertificateToRecord[] }> {
  if (rows.length === 0) return { added: 0, ownedByOthers: [] };
  const ownerOf = await claimCertificateNumbers(act.tx, rows);
  const own = rows.filter((row) => ownerOf(row) === row.personId);
  const added =
    own.length === 0
      ? 0
      : await insertCertificates(
          act.tx,
          own.map((row) => ({ ...row, certificateId: act.ids.uuid() })),
          { ...at, recordedAt: act.clock.now() },
        );
  return { added, ownedByOthers: rows.filter((row) => ownerOf(row) !== row.personId) };
}

async function resultsOf(tx: Tx, classId: Uuid): Promise<Map<PersonId, ResultView>> {
  return new Map((await findResults(tx, classId)).map((row) => [row.personId, resultView(row)]));
}

async function certificatesOfClass(tx: Tx, classId: Uuid): Promise<Map<PersonId, Certificate[]>> {
  return byPerson(await findCertificatesOfClass(tx, classId));
}

interface ResultView {
  readonly theoryScore: number | null;
  readonly practiceScore: number | null;
  readonly overallScore: number | null;
  readonly result: AssessmentOutcome;
  readonly assessedOn: LocalDate | null;
}

/** Results and certificates of a class for the screen, with what must be looked at; undefined when not there. */
export async function resultSheet(tx: Tx, classId: Uuid): Promise<z.infer<typeof resultsReply> | undefined> {
  const head = await findClassHead(tx, classId);
  if (head === undefined) return undefined;
  const results = await resultsOf(tx, classId);
  const certificates = await certificatesOfClass(tx, classId);
  const repeated = await findRepeatedNumbers(
    tx,
    [...certificates.values()].flatMap((own) => own.map(({ number }) => number)),
  );
  const rows = (await findTrainees(tx, classId)).map((trainee) => ({
    ...trainee,
    ...(results.get(trainee.personId) ?? NO_RESULT),
    certificates: (certificates.get(trainee.personId) ?? []).map(
      ({ personId: _personId, classId: _classId, ...certificate }) => ({
        ...certificate,
        level: certificate.level as 1 | 2 | 3 | 4 | 5 | null,
        levelUnread: certificate.levelUnread ?? null,
        warnings: certificateWarnings(certificate, head, repeated.has(certificate.number)),
      }),
    ),
  }));
  return { classId, rows };
}

const NO_RESULT = {
  theoryScore: null,
  practiceScore: null,
  overallScore: null,
  result: null,
  assessedOn: null,
};

function resultView(row: Awaited<ReturnType<typeof findResults>>[number]): ResultView {
  const score = (text: string | null) => (text === null ? null : Number(text));
  return {
    theoryScore: score(row.theoryScore),
    practiceScore: score(row.practiceScore),
    overallScore: score(row.overallScore),
    result: row.result,
    assessedOn: row.assessedOn,
  };
}

function byPerson(rows: readonly CertificateRow[]): Map<PersonId, CertificateRow[]> {
  const persons = new Map<PersonId, CertificateRow[]>();
  for (const row of rows) persons.set(row.personId, [...(persons.get(row.personId) ?? []), row]);
  return persons;
}
