import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';
import type { CorrectionKind, CorrectionReview } from './contract-corrections.ts';
import type { CorrectionStatus } from './machine.ts';
import type { CertificateValues, OutcomeValues } from './rules-corrections.ts';

export interface CorrectionRow {
  readonly correctionId: Uuid;
  readonly classId: Uuid;
  readonly personId: PersonId;
  readonly certificateId: Uuid | null;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly kind: CorrectionKind;
  /** Of which kind of exam the corrected result is; null of no kind, and of certificates. */
  readonly resultKind: CertificateKind | null;
  readonly review: CorrectionReview;
  readonly before: OutcomeValues | null;
  readonly after: OutcomeValues;
  readonly reason: string;
  readonly document: string;
  readonly status: CorrectionStatus;
  readonly proposedById: Uuid;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly version: number;
}

const COLUMNS = sql`c.correction_id, c.class_id, c.person_id, c.certificate_id, c.division_path::text as division_path,
  c.organisation_id, c.kind, c.result_kind, c.review, c.before, c.after, c.reason, c.document, c.status,
  c.proposed_by as proposed_by_id, c.proposed_at, c.decided_at, c.version`;

export async function insertCorrection(tx: Tx, row: Omit<CorrectionRow, 'version'>): Promise<void> {
  await sql`insert into outcome_correction (correction_id, class_id, person_id, certificate_id, division_path,
      organisation_id, kind, result_kind, review, before, after, reason, document, status, proposed_by, proposed_at,
      decided_at)
    values (${row.correctionId}, ${row.classId}, ${row.personId}, ${row.certificateId}, ${row.divisionPath}::ltree,
      ${row.organisationId}, ${row.kind}, ${row.resultKind}, ${row.review},
      ${row.before === null ? null : JSON.stringify(row.before)}::jsonb, ${JSON.stringify(row.after)}::jsonb,
      ${row.reason}, ${row.document}, ${row.status}, ${row.proposedById}, ${row.proposedAt}, ${row.decidedAt})`.execute(
    tx,
  );
}

export async function lockCorrection(
  tx: Tx,
  classId: Uuid,
  correctionId: Uuid,
): Promise<CorrectionRow | undefined> {
  const { rows } = await sql<CorrectionRow>`select ${COLUMNS} from outcome_correction c
    where c.class_id = ${classId} and c.correction_id = ${correctionId} for update`.execute(tx);
  return rows[0];
}

/** Sets the status while the version is still the one that was seen; false when somebody came before. */
export async function setCorrectionStatus(
  tx: Tx,
  correction: Pick<CorrectionRow, 'correctionId' | 'version'>,
  now: { readonly status: CorrectionStatus; readonly decidedAt: Date | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update outcome_correction set status = ${now.status}, decided_at = ${now.decidedAt}, version = version + 1
    where correction_id = ${correction.correctionId} and version = ${correction.version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Corrections of a class, the open ones first, the newest first. */
export async function findCorrections(
  tx: Tx,
  classId: Uuid,
): Promise<(CorrectionRow & { readonly proposedBy: string; readonly personName: string })[]> {
  const { rows } = await sql<CorrectionRow & { proposedBy: string; personName: string }>`
    select ${COLUMNS}, coalesce(a.display_name, '') as proposed_by, p.name as person_name
    from outcome_correction c join person p on p.person_id = c.person_id
    left join account_name a on a.account_id = c.proposed_by
    where c.class_id = ${classId}
    order by (c.status = 'open') desc, c.proposed_at desc, c.correction_id desc`.execute(tx);
  return rows;
}

/** A place on the roster of a class; undefined for whoever never was on it, or is out of reach. */
export async function findPlace(
  tx: Tx,
  classId: Uuid,
  personId: PersonId,
): Promise<{ readonly divisionPath: string; readonly organisationId: Uuid } | undefined> {
  const { rows } = await sql<{ divisionPath: string; organisationId: Uuid }>`
    select t.division_path::text as division_path, t.organisation_id
    from enrolment e join training_class t on t.class_id = e.class_id
    where e.class_id = ${classId} and e.person_id = ${personId} and e.status <> 'withdrawn'
      and t.status in ('approved', 'completed')`.execute(tx);
  return rows[0];
}

export interface StoredCertificate extends CertificateValues {
  readonly certificateId: Uuid;
  readonly personId: PersonId;
  readonly endedAs: 'withdrawn' | 'replaced' | null;
  readonly withdrawnOn: LocalDate | null;
  readonly source: string;
}

/** Certificates of a class, ended ones too; of one person when that is said. */
export async function findAllCertificates(
  tx: Tx,
  classId: Uuid,
  personIds: readonly PersonId[] | null = null,
): Promise<StoredCertificate[]> {
  const { rows } = await sql<StoredCertificate>`
    select certificate_id, person_id, kind, number, occupation_code, occupation_text, level, level_unread, issued_on,
      issuer, ended_as, withdrawn_on, source
    from certificate where class_id = ${classId}
      and (${personIds === null} or person_id = any (${personIds ?? []}::bigint[]))
    order by recorded_at, certificate_id`.execute(tx);
  return rows;
}

/** Who holds a number in a class; undefined when nobody does. */
export async function ownerOfNumber(tx: Tx, classId: Uuid, number: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`select person_id from certificate_registry
    where class_id = ${classId} and number = ${number}`.execute(tx);
  return rows[0]?.personId;
}

/** Moves a number in the register of the class; the register refuses one that somebody else has. */
export async function moveNumber(
  tx: Tx,
  { classId, personId }: { readonly classId: Uuid; readonly personId: PersonId },
  from: string,
  to: string,
): Promise<void> {
  await sql`update certificate_registry set number = ${to}
    where class_id = ${classId} and person_id = ${personId} and number = ${from}`.execute(tx);
}

interface Recorded {
  readonly source: string;
  readonly recordedAt: Date;
}

/** Writes other values over a certificate that keeps its number. */
export async function updateCertificate(
  tx: Tx,
  { certificateId, personId }: { readonly certificateId: Uuid; readonly personId: PersonId },
  now: CertificateValues,
  by: Recorded,
): Promise<void> {
  await sql`update certificate set kind = ${now.kind}, occupation_code = ${now.occupationCode},
      occupation_text = ${now.occupationText}, level = ${now.level}, level_unread = ${now.levelUnread},
      issued_on = ${now.issuedOn}::date, issuer = ${now.issuer}, source = ${by.source}, recorded_at = ${by.recordedAt}
    where person_id = ${personId} and certificate_id = ${certificateId}`.execute(tx);
}

/** Ends a certificate, or lets it stand again with null. */
export async function setEnded(
  tx: Tx,
  { certificateId, personId }: { readonly certificateId: Uuid; readonly personId: PersonId },
  ended: { readonly as: 'withdrawn' | 'replaced'; readonly on: LocalDate | null; readonly at: Date } | null,
): Promise<void> {
  await sql`update certificate set ended_as = ${ended?.as ?? null}, withdrawn_on = ${ended?.on ?? null}::date,
      withdrawn_at = ${ended?.at ?? null}
    where person_id = ${personId} and certificate_id = ${certificateId}`.execute(tx);
}
