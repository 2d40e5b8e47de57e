import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ProposalKind, ProposalStatus } from './contract.ts';
import type { Instalment } from './rules.ts';

export interface ProposalRow {
  readonly proposalId: Uuid;
  readonly recoveryId: Uuid;
  readonly kind: ProposalKind;
  readonly status: ProposalStatus;
  readonly reason: string | null;
  readonly amountFen: Fen;
  readonly lines: readonly { readonly claimLineId: Uuid; readonly amountFen: number }[] | null;
  readonly instalments: readonly Instalment[] | null;
  readonly receivedOn: LocalDate | null;
  readonly bankReference: string | null;
  /** Of a reversal: the booked receipt that was wrong. */
  readonly reverses: Uuid | null;
  readonly proposedAt: Date;
  readonly proposedBy: string;
}

const PROPOSAL = sql`p.proposal_id, p.recovery_id, p.kind, p.status, p.reason, p.amount_fen, p.lines, p.instalments,
  p.received_on, p.bank_reference, p.reverses, p.proposed_at,
  coalesce((select a.display_name from account_name a where a.account_id = p.proposed_by), '') as proposed_by`;

export async function insertProposal(
  tx: Tx,
  row: Omit<ProposalRow, 'proposedBy'> & { divisionPath: string; proposedBy: Uuid },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`insert into recovery_proposal (proposal_id, recovery_id, division_path, kind, status, reason, amount_fen, lines,
      instalments, received_on, bank_reference, reverses, proposed_at, proposed_by)
    values (${row.proposalId}, ${row.recoveryId}, ${row.divisionPath}::ltree, ${row.kind}, ${row.status}, ${row.reason},
      ${row.amountFen}, ${json(row.lines)}::jsonb, ${json(row.instalments)}::jsonb, ${row.receivedOn}::date,
      ${row.bankReference}, ${row.reverses}, ${row.proposedAt}, ${row.proposedBy})`.execute(tx);
}

/** What was proposed to a case, newest first. The case is locked by whoever acts. */
export async function proposalsOf(tx: Tx, recoveryId: Uuid): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`select ${PROPOSAL} from recovery_proposal p
    where p.recovery_id = ${recoveryId} order by p.proposed_at desc, p.proposal_id desc`.execute(tx);
  return rows;
}

export async function setProposalStatus(
  tx: Tx,
  proposalId: Uuid,
  status: ProposalStatus,
  decidedOn: LocalDate | null,
): Promise<void> {
  await sql`update recovery_proposal set status = ${status}, decided_on = ${decidedOn}::date, version = version + 1
    where proposal_id = ${proposalId}`.execute(tx);
}
