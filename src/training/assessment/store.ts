import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { AssessmentOutcome, CertificateKind } from './contract.ts';

export interface ResultRow {
  readonly personId: PersonId;
  readonly theoryScore: string | null;
  readonly practiceScore: string | null;
  readonly overallScore: string | null;
  readonly result: AssessmentOutcome;
  readonly assessedOn: LocalDate | null;
}

/** Answers how many rows are new or different; the same results again change nothing. */
export async function saveResults(
  tx: Tx,
  classId: Uuid,
  rows: readonly ResultRow[],
  by: { source: string; recordedAt: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into assessment_result as known (person_id, class_id, theory_score, practice_score, overall_score, result,
      assessed_on, source, recorded_at)
    select person_id, ${classId}::uuid, theory, practice, overall, result, assessed_on, ${by.source},
      ${by.recordedAt}::timestamptz
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.theoryScore)}::numeric[],
      ${rows.map((row) => row.practiceScore)}::numeric[], ${rows.map((row) => row.overallScore)}::numeric[],
      ${rows.map((row) => row.result)}::text[], ${rows.map((row) => row.assessedOn)}::date[])
      as r (person_id, theory, practice, overall, result, assessed_on)
    on conflict (person_id, class_id) do update set theory_score = excluded.theory_score,
      practice_score = excluded.practice_score, overall_score = excluded.overall_score, result = excluded.result,
      assessed_on = excluded.assessed_on, source = excluded.source, recorded_at = excluded.recorded_at,
      version = known.version + 1
    where (known.theory_score, known.practice_score, known.overall_score, known.result, known.assessed_on)
      is distinct from
      (excluded.theory_score, excluded.practice_score, excluded.overall_score, excluded.result, excluded.assessed_on)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function findResults(
  tx: Tx,
  classId: Uuid,
): Promise<(ResultRow & { readonly source: string; readonly recordedAt: Date })[]> {
  const { rows } = await sql<ResultRow & { source: string; recordedAt: Date }>`
    select person_id, theory_score, practice_score, overall_score, result, assessed_on, source, recorded_at
    from assessment_result where class_id = ${classId}`.execute(tx);
  return rows;
}

/** Claims each number of a class for its person; returns the owners after that. */
export async function claimCertificateNumbers(
  tx: Tx,
  rows: readonly { personId: PersonId; number: string; classId: Uuid | null }[],
): Promise<(row: { number: string; classId: Uuid | null }) => PersonId | undefined> {
  await sql`insert into certificate_registry (number, class_id, person_id)
    select * from unnest(${rows.map((row) => row.number)}::text[], ${rows.map((row) => row.classId)}::uuid[],
      ${rows.map((row) => row.personId)}::bigint[])
    on conflict (number, class_id) do nothing`.execute(tx);
  const { rows: owners } = await sql<{ number: string; classId: Uuid | null; personId: PersonId }>`
    select number, class_id, person_id from certificate_registry
    where number = any (${rows.map((row) => row.number)}::text[])`.execute(tx);
  const byKey = new Map(owners.map((owner) => [`${owner.number} ${owner.classId}`, owner.personId]));
  return (row) => byKey.get(`${row.number} ${row.classId}`);
}

/** Which of these numbers belong to more than one person, anywhere (R42). */
export async function findRepeatedNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from certificate_registry where number = any (${numbers}::text[])
    group by number having count(distinct person_id) > 1`.execute(tx);
  return new Set(rows.map((row) => row.number));
}

/** The numbers of the certificates of these classes. */
export async function certificateNumbersOf(tx: Tx, classIds: readonly Uuid[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select distinct number from certificate
    where class_id = any (${[...classIds]}::uuid[]) and withdrawn_at is null order by number`.execute(tx);
  return rows.map((row) => row.number);
}

export interface CertificateRow {
  readonly personId: PersonId;
  readonly certificateId: Uuid;
  readonly classId: Uuid | null;
  readonly kind: CertificateKind | null;
  readonly number: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly levelUnread?: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
}

/** Answers how many certificates are new; one already known stays as it is. */
export async function insertCertificates(
  tx: Tx,
  rows: readonly CertificateRow[],
  at: { divisionPath: string; organisationId: Uuid | null; source: string; recordedAt: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into certificate (person_id, certificate_id, class_id, division_path, organisation_id, kind, number,
      occupation_code, occupation_text, level, level_unread, issued_on, issuer, source, recorded_at)
    select person_id, certificate_id, class_id, ${at.divisionPath}::ltree, ${at.organisationId}::uuid, kind, number,
      occupation_code, occupation_text, level, level_unread, issued_on, issuer, ${at.source}, ${at.recordedAt}::timestamptz
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.certificateId)}::uuid[],
      ${rows.map((row) => row.classId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.number)}::text[], ${rows.map((row) => row.occupationCode)}::text[],
      ${rows.map((row) => row.occupationText)}::text[], ${rows.map((row) => row.level)}::smallint[],
      ${rows.map((row) => row.levelUnread ?? null)}::text[],
      ${rows.map((row) => row.issuedOn)}::date[], ${rows.map((row) => row.issuer)}::text[])
      as c (person_id, certificate_id, class_id, kind, number, occupation_code, occupation_text, level,
        level_unread, issued_on, issuer)
    on conflict (person_id, number) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

const CERTIFICATE = sql`person_id, certificate_id, class_id, kind, number, occupation_code, occupation_text, level,
  level_unread, issued_on, issuer`;

export async function findCertificatesOfClass(tx: Tx, classId: Uuid): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select ${CERTIFICATE} from certificate
    where class_id = ${classId} and withdrawn_at is null order by issued_on, number`.execute(tx);
  return rows;
}

export interface ClassHead {
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly endOn: LocalDate;
  /** Approved or completed: results may be corrected. */
  readonly isApproved: boolean;
}

export async function findClassHead(tx: Tx, classId: Uuid): Promise<ClassHead | undefined> {
  const { rows } = await sql<ClassHead>`
    select occupation_code, level, end_on, status in ('approved', 'completed') as is_approved from training_class where class_id = ${classId}`.execute(
    tx,
  );
  return rows[0];
}

export async function findTrainees(
  tx: Tx,
  classId: Uuid,
): Promise<{ personId: PersonId; rosterNo: number; name: string; idNumberMasked: string }[]> {
  const { rows } = await sql<{ personId: PersonId; rosterNo: number; name: string; idNumberMasked: string }>`
    select e.person_id, e.roster_no, p.name, p.id_number_masked
    from enrolment e join person p on p.person_id = e.person_id
    where e.class_id = ${classId} and e.status <> 'withdrawn' order by e.roster_no`.execute(tx);
  return rows;
}
