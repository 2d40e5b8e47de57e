import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { DeliveryStatus } from './contract.ts';
import type { DeliveryDays } from './rules.ts';

export interface DeliveryRow extends DeliveryDays {
  readonly deliveryId: Uuid;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  readonly divisionPath: string;
  readonly means: string;
  readonly filedOn: LocalDate;
  readonly endReason: string | null;
  readonly version: number;
}

const COLUMNS = sql`v.delivery_id, v.organisation_id, o.name as organisation_name, v.division_path::text as division_path,
  v.service, v.occupation_codes, v.from_on, v.until_on, v.means, v.status, v.filed_on, v.approved_on, v.ends_on,
  v.end_reason, v.version`;
const FROM = sql`village_delivery v join organisation_name o on o.organisation_id = v.organisation_id`;

export async function findDelivery(tx: Tx, deliveryId: Uuid): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select ${COLUMNS} from ${FROM} where v.delivery_id = ${deliveryId}`.execute(tx);
  return rows[0];
}

/** Locks a filing for the rest of the transaction. */
export async function lockDelivery(tx: Tx, deliveryId: Uuid): Promise<DeliveryRow | undefined> {
  await sql`select 1 from village_delivery where delivery_id = ${deliveryId} for update`.execute(tx);
  return findDelivery(tx, deliveryId);
}

/** One at a time: whoever files for an organisation sees what was filed before. */
export async function lockFilingsOf(tx: Tx, organisationId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`village-delivery:${organisationId}`}, 0))`.execute(
    tx,
  );
}

/** All filings of an organisation within scope, newest first. */
export async function deliveriesOf(tx: Tx, organisationId: Uuid): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${COLUMNS} from ${FROM} where v.organisation_id = ${organisationId}
    order by v.filed_at desc, v.delivery_id desc`.execute(tx);
  return rows;
}

/** What the city has filed for an organisation, or still assesses; whoever asks. */
export async function filingsOf(tx: Tx, organisationId: Uuid): Promise<readonly DeliveryDays[]> {
  const { rows } = await sql<{
    filings: DeliveryDays[];
  }>`select village_filings_of(${organisationId}) as filings`.execute(tx);
  return rows[0]?.filings ?? [];
}

export async function listDeliveries(
  tx: Tx,
  filter: {
    readonly status: DeliveryStatus | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: DeliveryRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or v.status = ${filter.status}::text)`;
  const { rows } = await sql<DeliveryRow>`
    select ${COLUMNS} from ${FROM}
    where ${where} and (${filter.after}::uuid is null or (v.filed_at, v.delivery_id)
      < (select b.filed_at, b.delivery_id from village_delivery b where b.delivery_id = ${filter.after}::uuid))
    order by v.filed_at desc, v.delivery_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from ${FROM} where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export async function insertDelivery(
  tx: Tx,
  row: Pick<
    DeliveryRow,
    | 'deliveryId'
    | 'organisationId'
    | 'divisionPath'
    | 'service'
    | 'occupationCodes'
    | 'fromOn'
    | 'untilOn'
    | 'means'
    | 'status'
    | 'filedOn'
  > & { readonly filedBy: Uuid; readonly filedAt: Date },
): Promise<void> {
  await sql`insert into village_delivery (delivery_id, organisation_id, division_path, service, occupation_codes, from_on,
      until_on, means, status, filed_on, filed_by, filed_at)
    values (${row.deliveryId}, ${row.organisationId}, ${row.divisionPath}::ltree, ${row.service},
      ${[...row.occupationCodes]}::text[], ${row.fromOn}::date, ${row.untilOn}::date, ${row.means}, ${row.status},
      ${row.filedOn}::date, ${row.filedBy}, ${row.filedAt})`.execute(tx);
}

/** Saves the next status, with what came with it, under the next version. */
export async function saveDelivery(
  tx: Tx,
  deliveryId: Uuid,
  next: Pick<DeliveryRow, 'status' | 'approvedOn' | 'endsOn' | 'endReason'>,
): Promise<void> {
  await sql`update village_delivery set status = ${next.status}, approved_on = ${next.approvedOn}::date,
      ends_on = ${next.endsOn}::date, end_reason = ${next.endReason}, version = version + 1
    where delivery_id = ${deliveryId}`.execute(tx);
}
