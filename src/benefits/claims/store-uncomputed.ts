import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

interface UncomputedCertificate {
  readonly personId: PersonId;
  readonly kind: string | null;
  readonly issuedOn: LocalDate;
  readonly divisionCode: string;
  /** Who is paid by agreement; null where the person is. */
  readonly organisationId: Uuid | null;
  readonly organisationName: string | null;
}

/** Certificates in scope that stand and that no claim of the benefit has looked at yet, the newest first. */
export async function uncomputedCertificates(
  tx: Tx,
  benefit: string,
  limit: number,
): Promise<UncomputedCertificate[]> {
  const { rows } = await sql<UncomputedCertificate>`
    select t.person_id, t.kind, t.issued_on, d.division_code, a.organisation_id, n.name as organisation_name
    from certificate t join division d on d.path = t.division_path
    left join payee_agreement_live a on a.person_id = t.person_id and a.benefit = ${benefit}
    left join organisation_name n on n.organisation_id = a.organisation_id
    where t.withdrawn_at is null and t.issued_on is not null
      and not exists (select 1 from claim_line l where l.person_id = t.person_id
        and l.certificate_id = t.certificate_id and l.benefit = ${benefit} and l.status <> 'withdrawn')
    order by t.issued_on desc, t.certificate_id limit ${limit}`.execute(tx);
  return rows;
}
