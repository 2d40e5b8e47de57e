import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { ChangeStatus, HeirRelation } from './contract.ts';

export interface HeirRow {
  readonly claimLineId: Uuid;
  readonly changeId: Uuid;
  readonly name: string;
  readonly relation: HeirRelation;
  readonly status: ChangeStatus;
  readonly bankName: string;
  readonly numberCipher: Buffer;
  readonly numberLast4: string;
}

/** The newest heir of each of these lines that waits or was approved; `approved` alone on demand. */
export async function heirRows(
  tx: Tx,
  claimLineIds: readonly Uuid[],
  statuses: readonly ChangeStatus[],
): Promise<HeirRow[]> {
  const { rows } = await sql<HeirRow>`
    select distinct on (c.claim_line_id) c.claim_line_id, c.change_id, c.holder as name, c.heir_relation as relation,
      c.status, c.bank_name, c.number_cipher, c.number_last4
    from payee_account_change c
    where c.claim_line_id = any (${[...claimLineIds]}::uuid[]) and c.status = any (${[...statuses]}::text[])
    order by c.claim_line_id, c.change_id desc`.execute(tx);
  return rows;
}
