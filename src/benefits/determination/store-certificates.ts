import { sql } from 'kysely';
import { occupationMarks } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { CertificateSubject } from './compose.ts';

/** A certificate with what a claim on it shows. */
export interface ClaimableCertificate extends Omit<CertificateSubject, 'policyId'> {
  readonly number: string;
  /** Last day of the class it was earned in; null when it came without one. */
  readonly classEndOn: LocalDate | null;
  readonly isWithdrawn: boolean;
}

/** Which certificates: those of a class, of a division, of one person, or named ones. What is null is not asked for. */
export interface CertificateFilter {
  readonly divisionPath: string | null;
  /** `none`: those that came without a class. */
  readonly classId: Uuid | 'none' | null;
  readonly certificateIds: readonly Uuid[] | null;
}

/**
 * Certificates with a day of issue, in the order of their holders; read in the caller's scope. Withdrawn ones only where
 * they are asked for by name.
 */
export async function certificatesToClaim(
  tx: Tx,
  { divisionPath, classId, certificateIds }: CertificateFilter,
): Promise<ClaimableCertificate[]> {
  const classOnly = classId === null || classId === 'none' ? null : classId;
  const { rows } = await sql<Omit<ClaimableCertificate, 'digitalOrGreen'>>`
    select t.person_id, t.certificate_id, d.division_code, t.division_path::text as division_path,
      t.organisation_id, t.class_id, t.kind, t.number, t.occupation_code, t.level, t.level_unread, t.issued_on,
      c.end_on as class_end_on, t.withdrawn_at is not null as is_withdrawn
    from certificate t join division d on d.path = t.division_path
    left join training_class c on c.class_id = t.class_id
    where t.issued_on is not null and (t.withdrawn_at is null or ${certificateIds !== null})
      and (${divisionPath}::ltree is null or t.division_path <@ ${divisionPath}::ltree)
      and (${classOnly}::uuid is null or t.class_id = ${classOnly}::uuid)
      and (${classId === 'none'} = false or t.class_id is null)
      and (${certificateIds === null ? null : [...certificateIds]}::uuid[] is null
        or t.certificate_id = any (${certificateIds === null ? null : [...certificateIds]}::uuid[]))
    order by t.person_id, t.issued_on, t.certificate_id`.execute(tx);
  return withMarks(tx, rows);
}

/** Certificates with the mark of their occupation in the directory; null where the directory does not have it. */
export async function withMarks<T extends { readonly occupationCode: string | null }>(
  tx: Tx,
  certificates: readonly T[],
): Promise<(T & { readonly digitalOrGreen: boolean | null })[]> {
  const marks = await occupationMarks(
    tx,
    certificates.flatMap(({ occupationCode }) => occupationCode ?? []),
  );
  return certificates.map((certificate) => ({
    ...certificate,
    digitalOrGreen: marks.get(certificate.occupationCode ?? '') ?? null,
  }));
}
