import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, type PersonId, statusesFor, type Uuid } from '../../platform/kernel/index.ts';
import type { ClaimStatus, LineStatus } from './contract.ts';
import { CLAIM } from './machine.ts';
import type { ClaimRow } from './store.ts';

// Claims on certificates: which of them are claimed already, and by which claim.

/** What makes two claims on certificates the same one, while it is not handed in. */
export type CertificateClaimKey = Pick<
  ClaimRow,
  'benefit' | 'payeeKind' | 'divisionCode' | 'organisationId' | 'certifiedClassId' | 'claimantPersonId'
>;

/** The claim of the same certificates that its maker still has; the newest, locked. */
export async function openCertificateClaim(
  tx: Tx,
  key: CertificateClaimKey,
): Promise<{ readonly claimId: Uuid } | undefined> {
  const { rows } = await sql<{ claimId: Uuid }>`
    select claim_id from claim where subject_kind = 'certificates' and benefit = ${key.benefit}
      and payee_kind = ${key.payeeKind} and division_code = ${key.divisionCode}
      and organisation_id is not distinct from ${key.organisationId}::uuid
      and certified_class_id is not distinct from ${key.certifiedClassId}::uuid
      and claimant_person_id is not distinct from ${key.claimantPersonId}::bigint
      and status = any (${statusesFor(CLAIM, 'compute')}::text[])
    order by claim_id desc limit 1 for update`.execute(tx);
  return rows[0];
}

/** The claim in which each of these certificates is claimed for a benefit already, of whichever office. */
export async function certificatesClaimed(
  tx: Tx,
  benefit: string,
  certificateIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, { readonly claimId: Uuid; readonly number: string }>> {
  if (certificateIds.length === 0) return new Map();
  const { rows } = await sql<{ certificateId: Uuid; claimId: Uuid; number: string }>`
    select certificate_id, claim_id, number from certificates_claimed(${benefit}, ${[...certificateIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ certificateId, ...claim }) => [certificateId, claim]));
}

/** The certificates of a claim's lines that live, in the order of the lines; also those earned out of the caller's reach. */
export async function certificatesOfClaim(
  tx: Tx,
  claimId: Uuid,
): Promise<{ readonly certificateId: Uuid; readonly lineNo: number; readonly number: string }[]> {
  const { rows } = await sql<{ certificateId: Uuid; lineNo: number; number: string }>`
    select certificate_id, line_no, number from certificates_of_lines(${claimId})
    where line_status <> 'withdrawn' order by line_no, claim_line_id`.execute(tx);
  return rows;
}

export interface CertificateOfLine {
  readonly kind: string | null;
  readonly level: number | null;
  readonly number: string;
  readonly issuedOn: LocalDate;
}

/** By line in the reader's scope, the certificate it is claimed on, as it reads now. */
export async function certificateOfLines(
  tx: Tx,
  claimId: Uuid,
): Promise<ReadonlyMap<Uuid, CertificateOfLine>> {
  const { rows } = await sql<CertificateOfLine & { claimLineId: Uuid }>`
    select claim_line_id, kind, level, number, issued_on from certificates_of_lines(${claimId})
    where issued_on is not null`.execute(tx);
  return new Map(rows.map(({ claimLineId, ...certificate }) => [claimLineId, certificate]));
}

/** Where certificates were earned, and the organisations that may be paid for them: by agreement, and that of the class. */
export interface CertificatePlace {
  readonly classId: Uuid | null;
  readonly className: string | null;
  readonly divisionCode: string;
  readonly organisations: readonly Uuid[];
}

export async function certificatePlaces(tx: Tx, benefit: string): Promise<CertificatePlace[]> {
  const { rows } = await sql<CertificatePlace>`
    select t.class_id, c.name as class_name, d.division_code,
      array_remove(array_agg(distinct o.organisation_id), null) as organisations
    from certificate t join division d on d.path = t.division_path
    left join training_class c on c.class_id = t.class_id
    left join payee_agreement_live a on a.person_id = t.person_id and a.benefit = ${benefit}
    cross join lateral (select unnest(array[t.organisation_id, a.organisation_id]) as organisation_id) o
    where t.withdrawn_at is null and t.issued_on is not null
    group by t.class_id, c.name, c.start_on, d.division_code
    order by c.start_on nulls last, t.class_id, d.division_code`.execute(tx);
  return rows;
}

export interface CertificateGroup {
  readonly classId: Uuid | null;
  readonly className: string | null;
  readonly classNumber: string | null;
  readonly divisionCode: string;
  readonly kind: string;
  readonly certificates: number;
  readonly unclaimed: number;
  /** Who holds the unclaimed ones. */
  readonly holders: readonly PersonId[];
  readonly agreed: readonly {
    readonly organisationId: Uuid;
    readonly name: string;
    readonly count: number;
    readonly holders: readonly PersonId[];
  }[];
}

/** Standing certificates in scope by class and kind, with how many of them no claim of the benefit has. */
export async function certificateGroups(tx: Tx, benefit: string): Promise<CertificateGroup[]> {
  const { rows } = await sql<CertificateGroup>`
    with one as (
      select t.person_id, t.class_id, t.division_path, t.kind, not exists (select 1 from claim_line l
          where l.person_id = t.person_id and l.certificate_id = t.certificate_id and l.benefit = ${benefit}
            and l.status not in ('refused', 'withdrawn', 'not-entitled')) as is_free
      from certificate t where t.withdrawn_at is null and t.issued_on is not null
    ), agreed as (
      select o.class_id, o.division_path, o.kind, a.organisation_id, count(*)::int as count,
        jsonb_agg(distinct o.person_id) as holders
      from one o join payee_agreement_live a on a.person_id = o.person_id and a.benefit = ${benefit}
      where o.is_free group by 1, 2, 3, 4)
    select g.class_id, c.name as class_name, c.number as class_number, d.division_code, g.kind, g.certificates, g.unclaimed, g.holders,
      coalesce((select jsonb_agg(jsonb_build_object('organisationId', a.organisation_id, 'name', n.name, 'count', a.count,
            'holders', a.holders)
          order by n.name)
        from agreed a join organisation_name n on n.organisation_id = a.organisation_id
        where a.class_id is not distinct from g.class_id and a.division_path = g.division_path and a.kind = g.kind),
        '[]') as agreed
    from (select class_id, division_path, kind, count(*)::int as certificates,
        count(*) filter (where is_free)::int as unclaimed,
        coalesce(jsonb_agg(distinct person_id) filter (where is_free), '[]') as holders
      from one group by 1, 2, 3) g
    join division d on d.path = g.division_path left join class_status c on c.class_id = g.class_id
    order by c.end_on desc nulls last, c.name, d.division_code, g.kind`.execute(tx);
  return rows;
}

export interface OwnCertificate {
  readonly certificateId: Uuid;
  readonly classId: Uuid | null;
  readonly className: string | null;
  readonly number: string;
  readonly kind: string | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly issuedOn: LocalDate;
  readonly issuer: string | null;
  readonly divisionCode: string;
  readonly isWithdrawn: boolean;
  readonly claims: readonly {
    readonly benefit: string;
    readonly claimId: Uuid;
    readonly claimLineId: Uuid;
    readonly number: string;
    readonly status: ClaimStatus;
    readonly lineStatus: LineStatus;
    readonly isOwn: boolean;
  }[];
}

/** A person's certificates with a day of issue, the newest first, and the claims that rest on each, the newest first. */
export async function ownCertificates(tx: Tx, personId: PersonId): Promise<OwnCertificate[]> {
  const { rows } = await sql<OwnCertificate>`
    select t.certificate_id, t.class_id, k.name as class_name, t.number, t.kind, t.occupation_code, t.level,
      t.issued_on, t.issuer, d.division_code,
      t.withdrawn_at is not null as is_withdrawn,
      coalesce((select jsonb_agg(jsonb_build_object('benefit', l.benefit, 'claimId', l.claim_id, 'claimLineId',
          l.claim_line_id, 'number', c.number, 'status', c.status, 'lineStatus', l.status, 'isOwn', c.claimant_person_id is not null)
          order by l.claim_id desc)
        from claim_line l join claim c on c.claim_id = l.claim_id
        where l.person_id = t.person_id and l.certificate_id = t.certificate_id and l.status <> 'withdrawn'), '[]') as claims
    from certificate t join division d on d.path = t.division_path
    left join class_status k on k.class_id = t.class_id
    where t.person_id = ${personId} and t.issued_on is not null
    order by t.issued_on desc, t.certificate_id`.execute(tx);
  return rows;
}
