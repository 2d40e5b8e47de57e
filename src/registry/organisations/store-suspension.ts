import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { SUSPENSION_PROPOSAL } from './machine.ts';

type ProposalStatus = StatusOf<typeof SUSPENSION_PROPOSAL>;

export interface ProposalRow {
  readonly organisationId: Uuid;
  readonly proposalId: Uuid;
  readonly suspendedOn: LocalDate;
  readonly documentNumber: string;
  readonly reason: string;
  readonly status: ProposalStatus;
  readonly proposedAt: Date;
  /** The display name of whoever proposed it. */
  readonly proposedBy: string;
}

export async function insertProposal(
  tx: Tx,
  row: Omit<ProposalRow, 'proposedBy'> & { proposedBy: Uuid },
): Promise<void> {
  await sql`insert into suspension_proposal (organisation_id, proposal_id, suspended_on, document_number, reason, status,
      proposed_by, proposed_at)
    values (${row.organisationId}, ${row.proposalId}, ${row.suspendedOn}::date, ${row.documentNumber}, ${row.reason},
      ${row.status}, ${row.proposedBy}, ${row.proposedAt})`.execute(tx);
}

const PROPOSAL = sql`p.organisation_id, p.proposal_id, p.suspended_on, p.document_number, p.reason, p.status, p.proposed_at,
  coalesce((select a.display_name from account_name a where a.account_id = p.proposed_by), '') as proposed_by`;

/** The proposal that waits for a second person; undefined when none does, or it is not for this reader. */
export async function openProposal(tx: Tx, organisationId: Uuid): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${PROPOSAL} from suspension_proposal p
    where p.organisation_id = ${organisationId} and p.status = 'open'`.execute(tx);
  return rows[0];
}

export async function lockProposal(tx: Tx, organisationId: Uuid): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${PROPOSAL} from suspension_proposal p
    where p.organisation_id = ${organisationId} and p.status = 'open' for update`.execute(tx);
  return rows[0];
}

export async function setProposalStatus(
  tx: Tx,
  proposal: Pick<ProposalRow, 'organisationId' | 'proposalId'>,
  status: ProposalStatus,
): Promise<void> {
  await sql`update suspension_proposal set status = ${status}, version = version + 1
    where organisation_id = ${proposal.organisationId} and proposal_id = ${proposal.proposalId}`.execute(tx);
}
