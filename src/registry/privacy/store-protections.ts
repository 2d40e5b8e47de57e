import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ProtectionStatus } from './contract-protections.ts';

export interface ProtectionRow {
  readonly protectionId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly reason: string;
  readonly document: string;
  readonly officers: readonly Uuid[];
  readonly officerNames: readonly string[];
  readonly untilOn: LocalDate;
  readonly status: ProtectionStatus;
  readonly proposedById: Uuid;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly endedOn: LocalDate | null;
  readonly version: number;
}

const COLUMNS = sql`p.protection_id, p.person_id, p.division_path::text as division_path, p.reason, p.document, p.officers,
  array(select coalesce(a.display_name, '') from unnest(p.officers) with ordinality as o (account_id, n)
    left join account_name a on a.account_id = o.account_id order by o.n) as officer_names,
  p.until_on, p.status, p.proposed_by as proposed_by_id, p.proposed_at, p.ended_on, p.version,
  coalesce((select a.display_name from account_name a where a.account_id = p.proposed_by), '') as proposed_by`;

export async function insertProtection(
  tx: Tx,
  row: Omit<ProtectionRow, 'officerNames' | 'proposedBy' | 'endedOn' | 'version'>,
): Promise<void> {
  await sql`insert into person_protection (protection_id, person_id, division_path, reason, document, officers, until_on,
      status, proposed_by, proposed_at)
    values (${row.protectionId}, ${row.personId}, ${row.divisionPath}::ltree, ${row.reason}, ${row.document},
      ${[...row.officers]}::uuid[], ${row.untilOn}::date, ${row.status}, ${row.proposedById}, ${row.proposedAt})`.execute(
    tx,
  );
}

export async function lockProtection(tx: Tx, protectionId: Uuid): Promise<ProtectionRow | undefined> {
  const { rows } = await sql<ProtectionRow>`select ${COLUMNS} from person_protection p
    where p.protection_id = ${protectionId} for update`.execute(tx);
  return rows[0];
}

/** Moves it on; false when it has changed meanwhile. */
export async function moveProtection(
  tx: Tx,
  row: Pick<ProtectionRow, 'protectionId' | 'version'>,
  next: { readonly status: ProtectionStatus; readonly endedOn: LocalDate | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update person_protection
    set status = ${next.status}, ended_on = ${next.endedOn}::date, version = version + 1
    where protection_id = ${row.protectionId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Newest first, one more than asked for. */
export async function listProtections(
  tx: Tx,
  filter: { readonly status: ProtectionStatus | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: ProtectionRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or p.status = ${filter.status}::text)`;
  const { rows } = await sql<ProtectionRow>`
    select ${COLUMNS} from person_protection p
    where ${where} and (${filter.after}::uuid is null or (p.proposed_at, p.protection_id)
      < (select b.proposed_at, b.protection_id from person_protection b where b.protection_id = ${filter.after}::uuid))
    order by p.proposed_at desc, p.protection_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from person_protection p where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** Protections whose last day is before this one, locked; at most a hundred. */
export async function lockOverdue(tx: Tx, today: LocalDate): Promise<ProtectionRow[]> {
  const { rows } = await sql<ProtectionRow>`select ${COLUMNS} from person_protection p
    where p.status in ('in-force', 'end-proposed') and p.until_on < ${today}::date
    order by p.protection_id limit 100 for update of p`.execute(tx);
  return rows;
}

/** Until when the record of a person is protected; null where it is not. */
export async function protectedUntil(tx: Tx, personId: PersonId): Promise<LocalDate | null> {
  const { rows } = await sql<{ untilOn: LocalDate }>`select until_on from person_protection
    where person_id = ${personId}::bigint and status in ('in-force', 'end-proposed')`.execute(tx);
  return rows[0]?.untilOn ?? null;
}
