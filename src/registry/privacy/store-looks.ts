import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { LookPurpose } from './contract.ts';

export interface NewLook {
  readonly accountId: Uuid;
  readonly purpose: LookPurpose;
  readonly lookedOn: LocalDate;
  readonly divisionPath: string | null;
  readonly role: string;
  readonly office: string;
  readonly officerName: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

/** One line an account, purpose and day for each of these persons; whoever looks again is counted in the same line. */
export async function storeLooks(
  tx: Tx,
  rows: readonly { readonly lookId: Uuid; readonly personId: PersonId }[],
  look: NewLook,
): Promise<void> {
  await sql`insert into person_look (look_id, person_id, account_id, purpose, looked_on, division_path, role, office,
      officer_name, reason, first_at, last_at)
    select n.look_id, n.person_id, ${look.accountId}::uuid, ${look.purpose}, ${look.lookedOn}::date,
      ${look.divisionPath}::ltree, ${look.role}, ${look.office}, ${look.officerName}::text, ${look.reason}::text,
      ${look.at}::timestamptz, ${look.at}::timestamptz
    from unnest(${rows.map(({ lookId }) => lookId)}::uuid[], ${rows.map(({ personId }) => personId)}::bigint[])
      as n (look_id, person_id) order by n.person_id
    on conflict on constraint person_look_pk do update set looks = person_look.looks + 1,
      last_at = excluded.last_at, reason = coalesce(excluded.reason, person_look.reason)`.execute(tx);
}

/** The name of the office: of the organisation, else of the division; empty for accounts of the whole system. */
export async function officeOf(
  tx: Tx,
  of: { readonly organisationId: Uuid | null; readonly divisionCode: string | null },
): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select coalesce((select name from organisation_name where organisation_id = ${of.organisationId}::uuid),
      (select name from division where division_code = ${of.divisionCode}::text), '') as name`.execute(tx);
  return rows[0]?.name ?? '';
}

export interface LookRow {
  readonly lookId: Uuid;
  readonly lookedOn: LocalDate;
  readonly purpose: LookPurpose;
  readonly role: string;
  readonly office: string;
  readonly officerName: string | null;
  readonly looks: number;
}

/** Who opened her data, the latest first. */
export async function selectLooks(tx: Tx, personId: PersonId): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select look_id, looked_on, purpose, role, office, officer_name, looks from person_look
    where person_id = ${personId}::bigint order by looked_on desc, last_at desc, look_id limit 300`.execute(
    tx,
  );
  return rows;
}
