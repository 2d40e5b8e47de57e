import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { CodeFault, ExceptionStatus } from './contract-credit-codes.ts';

export interface ExceptionRow {
  readonly exceptionId: Uuid;
  readonly divisionPath: string;
  readonly creditCode: string;
  readonly certifiedName: string;
  readonly fault: CodeFault;
  readonly document: string;
  readonly reason: string;
  readonly status: ExceptionStatus;
  readonly proposedById: Uuid;
  /** The display name of whoever proposed it. */
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly version: number;
}

const COLUMNS = sql`e.exception_id, e.division_path::text as division_path, e.credit_code, e.certified_name, e.fault,
  e.document, e.reason, e.status, e.proposed_by as proposed_by_id, e.proposed_at, e.version,
  coalesce((select a.display_name from account_name a where a.account_id = e.proposed_by), '') as proposed_by`;

export async function insertException(
  tx: Tx,
  row: Omit<ExceptionRow, 'proposedBy' | 'version'>,
): Promise<void> {
  await sql`insert into credit_code_exception (exception_id, division_path, credit_code, certified_name, fault,
      document, reason, status, proposed_by, proposed_at)
    values (${row.exceptionId}, ${row.divisionPath}::ltree, ${row.creditCode}, ${row.certifiedName}, ${row.fault},
      ${row.document}, ${row.reason}, ${row.status}, ${row.proposedById}, ${row.proposedAt})`.execute(tx);
}

export async function lockException(tx: Tx, exceptionId: Uuid): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`
    select ${COLUMNS} from credit_code_exception e where e.exception_id = ${exceptionId} for update`.execute(
    tx,
  );
  return rows[0];
}

/**
 * Whether a code that was confirmed once is confirmed still: undefined where none was. Its rows are locked against being
 * taken back until the transaction ends.
 */
export async function isConfirmedStill(tx: Tx, creditCode: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ isConfirmed: boolean }>`
    select status = 'confirmed' as is_confirmed from credit_code_exception
    where credit_code = ${creditCode} and status in ('confirmed', 'revoked') for share`.execute(tx);
  return rows.length === 0 ? undefined : rows.some(({ isConfirmed }) => isConfirmed);
}

/** A page of the exceptions in the reader's scope: those that wait first, then newest first. */
export async function listExceptions(
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: ExceptionRow[]; total: number }> {
  const { rows } = await sql<ExceptionRow>`
    select ${COLUMNS} from credit_code_exception e
    where ${page.after}::uuid is null or (e.status = 'open', e.exception_id) <
      (select a.status = 'open', a.exception_id from credit_code_exception a where a.exception_id = ${page.after}::uuid)
    order by e.status = 'open' desc, e.exception_id desc limit ${page.limit}`.execute(tx);
  const counted = await sql<{
    count: number;
  }>`select count(*)::int as count from credit_code_exception`.execute(tx);
  return { rows, total: counted.rows[0]?.count ?? 0 };
}

/** Moves it on; false when it has changed meanwhile. */
export async function setExceptionStatus(
  tx: Tx,
  row: Pick<ExceptionRow, 'exceptionId' | 'version'>,
  status: ExceptionStatus,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update credit_code_exception set status = ${status}, version = version + 1
    where exception_id = ${row.exceptionId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
