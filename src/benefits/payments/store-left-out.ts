import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { addFen, type Fen, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import type { LEFT_OUT_REASONS } from './contract.ts';

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A payee who was left out when a batch was prepared. */
interface LeftOut {
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly payeeName: string;
  readonly reason: LeftOutReason;
}

export async function insertLeftOut(
  tx: Tx,
  batch: { readonly batchId: Uuid; readonly divisionPath: string },
  payees: readonly (LeftOut & { readonly lines: readonly { readonly amountFen: Fen }[] })[],
): Promise<void> {
  const rows = payees.map((payee, index) => ({
    item_no: index + 1,
    claim_id: payee.claimId,
    claim_number: payee.claimNumber,
    payee_kind: payee.payeeKind,
    organisation_id: payee.organisationId,
    person_id: payee.personId,
    payee_name: payee.payeeName,
    amount_fen: addFen(...payee.lines.map((line) => line.amountFen)),
    reason: payee.reason,
  }));
  if (rows.length === 0) return;
  await sql`insert into payment_left_out (batch_id, item_no, division_path, claim_id, claim_number, payee_kind,
      organisation_id, person_id, payee_name, amount_fen, reason)
    select ${batch.batchId}, item_no, ${batch.divisionPath}::ltree, claim_id, claim_number, payee_kind, organisation_id,
      person_id, payee_name, amount_fen, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(item_no int, claim_id uuid, claim_number text,
      payee_kind text, organisation_id uuid, person_id bigint, payee_name text, amount_fen bigint, reason text)`.execute(
    tx,
  );
}

export async function leftOutOf(tx: Tx, batchId: Uuid): Promise<(LeftOut & { readonly amountFen: Fen })[]> {
  const { rows } = await sql<LeftOut & { amountFen: Fen }>`
    select claim_id, claim_number, payee_kind, organisation_id, person_id, payee_name, amount_fen, reason
    from payment_left_out where batch_id = ${batchId} order by item_no`.execute(tx);
  return rows;
}
