import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { NextLine } from '../payments/index.ts';
import type { RecoveryRow } from './store.ts';

/** The lines that an offset would settle, kept with the proposal. */
export async function insertOffset(
  tx: Tx,
  of: Pick<RecoveryRow, 'recoveryId' | 'number' | 'divisionPath' | 'organisationId'> & {
    readonly proposalId: Uuid;
  },
  lines: readonly NextLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    claim_line_id: line.claimLineId,
    person_id: line.personId,
    claim_id: line.claimId,
    claim_number: line.claimNumber,
    benefit: line.benefit,
    budget_id: line.budgetId,
    amount_fen: line.amountFen,
  }));
  await sql`insert into recovery_offset (proposal_id, recovery_id, case_number, division_path, organisation_id, claim_line_id, person_id,
      claim_id, claim_number, benefit, budget_id, amount_fen)
    select ${of.proposalId}, ${of.recoveryId}, ${of.number}, ${of.divisionPath}::ltree, ${of.organisationId}, claim_line_id, person_id,
      claim_id, claim_number, benefit, budget_id, amount_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(claim_line_id uuid, person_id bigint, claim_id uuid,
      claim_number text, benefit text, budget_id uuid, amount_fen bigint)`.execute(tx);
}

export interface OffsetLine {
  readonly proposalId: Uuid;
  readonly claimLineId: Uuid;
  readonly personId: PersonId;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly budgetId: Uuid;
  readonly amountFen: Fen;
}

/** The lines of every offset of a case, in their order. */
export async function offsetLinesOf(tx: Tx, recoveryId: Uuid): Promise<OffsetLine[]> {
  const { rows } =
    await sql<OffsetLine>`select o.proposal_id, o.claim_line_id, o.person_id, o.claim_id, o.claim_number,
      o.benefit, o.budget_id, o.amount_fen
    from recovery_offset o where o.recovery_id = ${recoveryId} order by o.claim_number, o.claim_line_id`.execute(
      tx,
    );
  return rows;
}

/** Settled on this day, or taken back. */
export async function setSettled(tx: Tx, proposalId: Uuid, settledOn: LocalDate | null): Promise<void> {
  await sql`update recovery_offset set settled_on = ${settledOn}::date where proposal_id = ${proposalId}`.execute(
    tx,
  );
}

/** Of these lines those that were set off, with the case and the day. */
export async function offsetsOfLines(
  tx: Tx,
  claimLineIds: readonly Uuid[],
): Promise<
  ReadonlyMap<Uuid, { readonly recoveryId: Uuid; readonly number: string; readonly settledOn: LocalDate }>
> {
  const { rows } = await sql<{ claimLineId: Uuid; recoveryId: Uuid; number: string; settledOn: LocalDate }>`
    select o.claim_line_id, o.recovery_id, o.case_number as number, o.settled_on from recovery_offset o
    where o.claim_line_id = any (${[...claimLineIds]}::uuid[]) and o.settled_on is not null`.execute(tx);
  return new Map(rows.map(({ claimLineId, ...of }) => [claimLineId, of]));
}
