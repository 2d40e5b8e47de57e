import type { z } from 'zod';
import { type Act, type Actor, allowedIn, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Refusal, Uuid } from '../../platform/kernel/index.ts';
import type { AssessmentOutcome, CertificateKind, resultsReply } from './contract.ts';
import { CERTIFICATE } from './machine.ts';
import { certificateWarnings } from './rules.ts';
import { certificateClaimed, contradicts, SHEET_REFUSALS } from './rules-corrections.ts';
import type { RefusedRow } from './service-record.ts';
import {
  type CertificateRow,
  claimCertificateNumbers,
  findCertificatesOfClass,
  findClassHead,
  findRepeatedNumbers,
  findResults,
  findTrainees,
  insertCertificates,
  type ResultRow,
} from './store.ts';
import { findAllCertificates, findCorrections, type StoredCertificate } from './store-corrections.ts';
import { findKindResults } from './store-kinds.ts';

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

/**
 * Stores certificates, each number of a class for one person only. A number that already belongs to somebody else of
 * the class is left out and answered in `ownedByOthers` (R42); the same certificate again changes nothing. In `refused`:
 * one that was withdrawn or replaced, and what a sheet says of a certificate on which a claim rests.
 */
export async function recordCertificates<T extends CertificateToRecord>(
  act: Act,
  rows: readonly T[],
  at: { divisionPath: string; organisationId: Uuid | null; source: string; claimNumber?: string | null },
): Promise<{
  readonly added: number;
  readonly ownedByOthers: readonly T[];
  readonly refused: readonly RefusedRow<T>[];
}> {
  if (rows.length === 0) return { added: 0, ownedByOthers: [], refused: [] };
  const { claimNumber = null, ...place } = at;
  const known = await certificatesOnRecord(act.tx, rows);
  const refused = rows.flatMap((row): RefusedRow<T>[] => {
    const refusal = sheetRefusal(row, known.get(row.personId) ?? [], claimNumber);
    return refusal === undefined ? [] : [{ row, refusal }];
  });
  const left = rows.filter((row) => !refused.some((other) => other.row === row));
  const ownerOf = await claimCertificateNumbers(act.tx, left);
  const own = left.filter((row) => ownerOf(row) === row.personId);
  const added =
    own.length === 0
      ? 0
      : await insertCertificates(
          act.tx,
          own.map((row) => ({ ...row, certificateId: act.ids.uuid() })),
          { ...place, recordedAt: act.clock.now() },
        );
  return { added, refused, ownedByOthers: left.filter((row) => ownerOf(row) !== row.personId) };
}

/** Certificates of the classes of these rows, by trainee, ended ones too. */
async function certificatesOnRecord(
  tx: Tx,
  rows: readonly CertificateToRecord[],
): Promise<Map<PersonId, StoredCertificate[]>> {
  const persons = rows.map(({ personId }) => personId);
  const known = new Map<PersonId, StoredCertificate[]>();
  for (const classId of new Set(rows.map((row) => row.classId)))
    if (classId !== null)
      for (const certificate of await findAllCertificates(tx, classId, persons))
        known.set(certificate.personId, [...(known.get(certificate.personId) ?? []), certificate]);
  return known;
}

/** Why a sheet may not say this of a trainee's certificate. */
function sheetRefusal(
  row: CertificateToRecord,
  known: readonly StoredCertificate[],
  claimNumber: string | null,
): Refusal | undefined {
  const same = known.find(({ number }) => number === row.number);
  if (same?.endedAs === 'withdrawn') return SHEET_REFUSALS.certificateWithdrawn;
  if (same?.endedAs === 'replaced') return SHEET_REFUSALS.certificateReplaced;
  if (claimNumber === null) return undefined;
  // One of another kind stands beside it: what the claim rests on stays.
  const isAlike = ({ kind }: StoredCertificate) => kind === null || row.kind === null || kind === row.kind;
  if (same === undefined)
    return known.some((one) => one.endedAs === null && isAlike(one))
      ? certificateClaimed(claimNumber)
      : undefined;
  const { kind, level, occupationCode, issuedOn } = row;
  return contradicts({ kind, level, occupationCode, issuedOn }, same)
    ? certificateClaimed(claimNumber)
    : undefined;
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

/**
 * Results and certificates of a class for the screen, with what must be looked at and what the reader may do; undefined
 * when not there. While a correction of a trainee waits nothing else is proposed.
 */
export async function resultSheet(
  tx: Tx,
  classId: Uuid,
  actor: Actor,
): Promise<z.infer<typeof resultsReply> | undefined> {
  const head = await findClassHead(tx, classId);
  if (head === undefined) return undefined;
  const results = await resultsOf(tx, classId);
  const kinds = await findKindResults(tx, classId);
  const certificates = await certificatesOfClass(tx, classId);
  const repeated = await findRepeatedNumbers(
    tx,
    [...certificates.values()].flatMap((own) => own.map(({ number }) => number)),
  );
  const actsOn = await actsOnTrainees(tx, { classId, actor, isApproved: head.isApproved });
  const ended = await endedCertificates(tx, classId);
  const rows = (await findTrainees(tx, classId)).map((trainee) => ({
    ...trainee,
    ...(results.get(trainee.personId) ?? NO_RESULT),
    kinds: (kinds.get(trainee.personId) ?? []).map((row) => ({ kind: row.kind, ...resultView(row) })),
    allowed: actsOn(trainee, null),
    endedCertificates: (ended.get(trainee.personId) ?? []).map((certificate) => ({
      ...certificate,
      allowed: actsOn(trainee, certificate.endedAs),
    })),
    certificates: (certificates.get(trainee.personId) ?? []).map(
      ({ personId: _personId, classId: _classId, ...certificate }) => ({
        ...certificate,
        level: certificate.level as 1 | 2 | 3 | 4 | 5 | null,
        levelUnread: certificate.levelUnread ?? null,
        warnings: certificateWarnings(certificate, head, repeated.has(certificate.number)),
        allowed: actsOn(trainee, 'standing'),
      }),
    ),
  }));
  return { classId, rows };
}

type Ended = Pick<StoredCertificate, 'certificateId' | 'number' | 'withdrawnOn'> & {
  readonly endedAs: 'withdrawn' | 'replaced';
};

async function endedCertificates(tx: Tx, classId: Uuid): Promise<Map<PersonId, Ended[]>> {
  const ended = new Map<PersonId, Ended[]>();
  for (const { personId, certificateId, number, withdrawnOn, endedAs } of await findAllCertificates(
    tx,
    classId,
  ))
    if (endedAs !== null)
      ended.set(personId, [...(ended.get(personId) ?? []), { certificateId, number, withdrawnOn, endedAs }]);
  return ended;
}

/** What the reader may propose of a trainee's result, or of a certificate in this status; nothing while one waits. */
async function actsOnTrainees(
  tx: Tx,
  { classId, actor, isApproved }: { classId: Uuid; actor: Actor; isApproved: boolean },
): Promise<(trainee: { personId: PersonId }, status: 'standing' | Ended['endedAs'] | null) => string[]> {
  const open = (await findCorrections(tx, classId)).filter(({ status }) => status === 'open');
  const waits = new Set(open.map(({ personId }) => personId));
  const onTrainee = (['results.correct', 'results.correctCertificate'] as const).filter((act) =>
    mayCall(act, actor.role),
  );
  return ({ personId }, status) => {
    if (!isApproved || waits.has(personId)) return [];
    return status === null ? [...onTrainee] : allowedIn(CERTIFICATE, status, actor);
  };
}

const NO_RESULT = {
  theoryScore: null,
  practiceScore: null,
  overallScore: null,
  result: null,
  assessedOn: null,
};

function resultView(row: ResultRow): ResultView {
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
