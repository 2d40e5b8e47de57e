import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { TypedAnswer, TypedStatus } from './contract.ts';

export interface TypedRow {
  readonly returnId: Uuid;
  readonly batchId: Uuid;
  readonly answers: readonly TypedAnswer[];
  readonly document: string;
  readonly status: TypedStatus;
  readonly typedAt: Date;
  readonly version: number;
}

const COLUMNS = sql`t.return_id, t.batch_id, t.answers, t.document, t.status, t.typed_at, t.version`;

export async function insertTyped(
  tx: Tx,
  row: Omit<TypedRow, 'version'> & { readonly divisionPath: string; readonly typedBy: Uuid },
): Promise<void> {
  await sql`insert into bank_return_typed (return_id, batch_id, division_path, answers, document, status, typed_at, typed_by)
    values (${row.returnId}, ${row.batchId}, ${row.divisionPath}::ltree, ${JSON.stringify(row.answers)}::jsonb,
      ${row.document}, ${row.status}, ${row.typedAt}, ${row.typedBy})`.execute(tx);
}

export async function lockTyped(tx: Tx, returnId: Uuid): Promise<TypedRow | undefined> {
  const { rows } = await sql<TypedRow>`
    select ${COLUMNS} from bank_return_typed t where t.return_id = ${returnId} for update`.execute(tx);
  return rows[0];
}

/** What was typed for this batch and waits for another person. */
export async function openTyped(
  tx: Tx,
  batchId: Uuid,
): Promise<(TypedRow & { readonly typedBy: string }) | undefined> {
  const { rows } = await sql<TypedRow & { typedBy: string }>`
    select ${COLUMNS}, coalesce(a.display_name, '') as typed_by
    from bank_return_typed t left join account_name a on a.account_id = t.typed_by
    where t.batch_id = ${batchId} and t.status = 'open'`.execute(tx);
  return rows[0];
}

export async function setTypedStatus(
  tx: Tx,
  typed: Pick<TypedRow, 'returnId' | 'version'>,
  status: TypedStatus,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bank_return_typed set status = ${status}, version = version + 1
    where return_id = ${typed.returnId} and version = ${typed.version}`.execute(tx);
  return numAffectedRows === 1n;
}
