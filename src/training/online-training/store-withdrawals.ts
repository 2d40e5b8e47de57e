import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { WithdrawalStatus } from './contract.ts';

export interface WithdrawalRow {
  readonly withdrawalId: Uuid;
  readonly reportId: Uuid;
  readonly platformId: Uuid;
  readonly divisionPath: string;
  readonly reason: string;
  readonly status: WithdrawalStatus;
  readonly proposedAt: Date;
  readonly proposedById: Uuid;
  readonly proposedBy: string;
  readonly version: number;
}

const COLUMNS = sql`w.withdrawal_id, w.report_id, r.platform_id, w.division_path::text as division_path, w.reason, w.status,
  w.proposed_at, w.proposed_by as proposed_by_id,
  coalesce((select a.display_name from account_name a where a.account_id = w.proposed_by), '') as proposed_by, w.version`;

export async function insertWithdrawal(
  tx: Tx,
  row: Omit<WithdrawalRow, 'platformId' | 'proposedBy' | 'version'>,
): Promise<void> {
  await sql`insert into report_withdrawal (withdrawal_id, report_id, division_path, reason, status, proposed_at, proposed_by)
    values (${row.withdrawalId}, ${row.reportId}, ${row.divisionPath}::ltree, ${row.reason}, ${row.status},
      ${row.proposedAt}, ${row.proposedById})`.execute(tx);
}

export async function findWithdrawal(tx: Tx, withdrawalId: Uuid): Promise<WithdrawalRow | undefined> {
  const { rows } = await sql<WithdrawalRow>`
    select ${COLUMNS} from report_withdrawal w join online_report r on r.report_id = w.report_id
    where w.withdrawal_id = ${withdrawalId} for update of w`.execute(tx);
  return rows[0];
}

/** The newest withdrawal of each of these reports. */
export async function withdrawalsOf(tx: Tx, reportIds: readonly Uuid[]): Promise<Map<Uuid, WithdrawalRow>> {
  const { rows } = await sql<WithdrawalRow>`
    select distinct on (w.report_id) ${COLUMNS}
    from report_withdrawal w join online_report r on r.report_id = w.report_id
    where w.report_id = any (${[...reportIds]}::uuid[])
    order by w.report_id, w.proposed_at desc, w.withdrawal_id desc`.execute(tx);
  return new Map(rows.map((row) => [row.reportId, row]));
}

/** Saves the next status under the next version; false where somebody changed it since. */
export async function saveWithdrawal(
  tx: Tx,
  of: Pick<WithdrawalRow, 'withdrawalId' | 'version'>,
  to: { readonly status: WithdrawalStatus; readonly decidedOn: LocalDate | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update report_withdrawal set status = ${to.status}, decided_on = ${to.decidedOn}::date, version = version + 1
    where withdrawal_id = ${of.withdrawalId} and version = ${of.version}`.execute(tx);
  return numAffectedRows === 1n;
}
