import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

export interface AgreementRow {
  readonly agreementId: Uuid;
  readonly personId: PersonId;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly benefit: string;
  readonly signedOn: LocalDate;
  readonly paper: string;
  readonly recordedBy: string;
  /** Those recorded together have one. */
  readonly recordId: Uuid;
}

/** Of these persons those who agreed by that day that the organisation is paid the benefit, and had not ended it by then. */
export async function agreedWith(
  tx: Tx,
  of: { readonly organisationId: Uuid | null; readonly benefit: string; readonly claimedOn: LocalDate },
  personIds: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from payee_agreement
    where organisation_id = ${of.organisationId} and benefit = ${of.benefit}
      and (ended_on is null or ended_on > ${of.claimedOn}::date)
      and signed_on <= ${of.claimedOn}::date and person_id = any (${[...personIds]}::bigint[])`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

/** Adds agreements; gives those who have one with somebody already, who are left out. */
export async function insertAgreements(
  tx: Tx,
  rows: readonly AgreementRow[],
  recordedAt: Date,
): Promise<ReadonlySet<PersonId>> {
  const { rows: added } = await sql<{ personId: PersonId }>`
    insert into payee_agreement (agreement_id, person_id, organisation_id, division_path, benefit, signed_on, paper,
      recorded_at, recorded_by, record_id)
    select r.agreement_id, r.person_id, r.organisation_id, r.division_path::ltree, r.benefit, r.signed_on, r.paper,
      ${recordedAt}::timestamptz, r.recorded_by, r.record_id
    from jsonb_to_recordset(${JSON.stringify(
      rows.map((row) => ({
        agreement_id: row.agreementId,
        person_id: row.personId,
        organisation_id: row.organisationId,
        division_path: row.divisionPath,
        benefit: row.benefit,
        signed_on: row.signedOn,
        paper: row.paper,
        recorded_by: row.recordedBy,
        record_id: row.recordId,
      })),
    )}::jsonb) as r(agreement_id uuid, person_id bigint, organisation_id uuid, division_path text, benefit text,
      signed_on date, paper text, recorded_by text, record_id uuid)
    on conflict (person_id, benefit) where ended_on is null do nothing returning person_id`.execute(tx);
  const known = new Set(added.map(({ personId }) => personId));
  return new Set(rows.map(({ personId }) => personId).filter((personId) => !known.has(personId)));
}

/** Ends an agreement that lives; undefined when there is none in scope, or of that person. */
export async function endAgreementRow(
  tx: Tx,
  ended: {
    readonly agreementId: Uuid;
    readonly endedOn: LocalDate;
    readonly reason: string;
    readonly personId: PersonId | null;
  },
): Promise<Pick<AgreementRow, 'organisationId' | 'divisionPath' | 'benefit'> | undefined> {
  const { rows } = await sql<Pick<AgreementRow, 'organisationId' | 'divisionPath' | 'benefit'>>`
    update payee_agreement set ended_on = ${ended.endedOn}::date, end_reason = ${ended.reason}
    where agreement_id = ${ended.agreementId} and ended_on is null
      and (${ended.personId}::bigint is null or person_id = ${ended.personId}::bigint)
    returning organisation_id, division_path::text as division_path, benefit`.execute(tx);
  return rows[0];
}

/** Is there such an agreement that has ended? */
export async function hasEnded(tx: Tx, agreementId: Uuid): Promise<boolean> {
  const { rows } = await sql`select 1 from payee_agreement
    where agreement_id = ${agreementId} and ended_on is not null`.execute(tx);
  return rows.length > 0;
}

/** The agreements of a person that last, the newest first. */
export async function agreementsOfPerson(
  tx: Tx,
  personId: PersonId,
): Promise<
  (Pick<AgreementRow, 'agreementId' | 'benefit' | 'signedOn' | 'paper'> & {
    readonly number: string;
    readonly organisationName: string;
  })[]
> {
  const { rows } = await sql<
    Pick<AgreementRow, 'agreementId' | 'benefit' | 'signedOn' | 'paper'> & {
      number: string;
      organisationName: string;
    }
  >`select a.agreement_id, a.number, a.benefit, a.signed_on, a.paper, o.name as organisation_name
    from payee_agreement_status a join organisation_name o on o.organisation_id = a.organisation_id
    where a.person_id = ${personId}::bigint and a.ended_on is null order by a.signed_on desc, a.agreement_id`.execute(
    tx,
  );
  return rows;
}

/** Agreements in scope, the newest first. */
export async function agreementRows(
  tx: Tx,
  { organisationId, withEnded }: { readonly organisationId: Uuid | null; readonly withEnded: boolean },
): Promise<
  (Omit<AgreementRow, 'divisionPath' | 'recordId'> & {
    readonly number: string;
    readonly organisationName: string;
    readonly endedOn: LocalDate | null;
    readonly endReason: string | null;
  })[]
> {
  const { rows } = await sql<
    Omit<AgreementRow, 'divisionPath' | 'recordId'> & {
      number: string;
      organisationName: string;
      endedOn: LocalDate | null;
      endReason: string | null;
    }
  >`select a.agreement_id, a.person_id, a.organisation_id, o.name as organisation_name, a.benefit, a.signed_on,
      a.paper, a.recorded_by, a.ended_on, a.end_reason, n.number
    from payee_agreement a join payee_agreement_status n on n.agreement_id = a.agreement_id
    join organisation_name o on o.organisation_id = a.organisation_id
    where (${organisationId}::uuid is null or a.organisation_id = ${organisationId}::uuid)
      and (${withEnded} or a.ended_on is null)
    order by a.recorded_at desc, a.agreement_id desc limit 1000`.execute(tx);
  return rows;
}
