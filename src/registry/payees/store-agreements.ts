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
}

/** Of these persons those who agreed by that day that the organisation is paid the benefit, and still do. */
export async function agreedWith(
  tx: Tx,
  of: { readonly organisationId: Uuid | null; readonly benefit: string; readonly claimedOn: LocalDate },
  personIds: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from payee_agreement
    where organisation_id = ${of.organisationId} and benefit = ${of.benefit} and ended_on is null
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
      recorded_at, recorded_by)
    select r.agreement_id, r.person_id, r.organisation_id, r.division_path::ltree, r.benefit, r.signed_on, r.paper,
      ${recordedAt}::timestamptz, r.recorded_by
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
      })),
    )}::jsonb) as r(agreement_id uuid, person_id bigint, organisation_id uuid, division_path text, benefit text,
      signed_on date, paper text, recorded_by text)
    on conflict (person_id, benefit) where ended_on is null do nothing returning person_id`.execute(tx);
  const known = new Set(added.map(({ personId }) => personId));
  return new Set(rows.map(({ personId }) => personId).filter((personId) => !known.has(personId)));
}

/** Ends an agreement that lives; undefined when there is none in scope. */
export async function endAgreementRow(
  tx: Tx,
  ended: { readonly agreementId: Uuid; readonly endedOn: LocalDate; readonly reason: string },
): Promise<Pick<AgreementRow, 'organisationId' | 'divisionPath' | 'benefit'> | undefined> {
  const { rows } = await sql<Pick<AgreementRow, 'organisationId' | 'divisionPath' | 'benefit'>>`
    update payee_agreement set ended_on = ${ended.endedOn}::date, end_reason = ${ended.reason}
    where agreement_id = ${ended.agreementId} and ended_on is null
    returning organisation_id, division_path::text as division_path, benefit`.execute(tx);
  return rows[0];
}

/** Agreements in scope, the newest first. */
export async function agreementRows(
  tx: Tx,
  { organisationId, withEnded }: { readonly organisationId: Uuid | null; readonly withEnded: boolean },
): Promise<
  (Omit<AgreementRow, 'divisionPath'> & {
    readonly organisationName: string;
    readonly endedOn: LocalDate | null;
    readonly endReason: string | null;
  })[]
> {
  const { rows } = await sql<
    Omit<AgreementRow, 'divisionPath'> & {
      organisationName: string;
      endedOn: LocalDate | null;
      endReason: string | null;
    }
  >`select a.agreement_id, a.person_id, a.organisation_id, o.name as organisation_name, a.benefit, a.signed_on,
      a.paper, a.recorded_by, a.ended_on, a.end_reason
    from payee_agreement a join organisation_name o on o.organisation_id = a.organisation_id
    where (${organisationId}::uuid is null or a.organisation_id = ${organisationId}::uuid)
      and (${withEnded} or a.ended_on is null)
    order by a.recorded_at desc, a.agreement_id desc limit 1000`.execute(tx);
  return rows;
}
