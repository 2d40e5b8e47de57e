import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { SUSPENSION_PROPOSAL } from './machine.ts';

type ProposalStatus = StatusOf<typeof SUSPENSION_PROPOSAL>;

export interface ProposalRow {
  readonly organisationId: Uuid;
  readonly proposalId: Uuid;
  readonly suspendedOn: LocalDate;
  /** First day with the right to train again; null without an end. */
  readonly liftedOn: LocalDate | null;
  readonly occupations: readonly string[] | null;
  /** The suspension that would be lifted; null for a new one. */
  readonly endsSuspensionId: Uuid | null;
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
  await sql`insert into suspension_proposal (organisation_id, proposal_id, suspended_on, lifted_on, occupations,
      ends_suspension_id, document_number, reason, status, proposed_by, proposed_at)
    values (${row.organisationId}, ${row.proposalId}, ${row.suspendedOn}::date, ${row.liftedOn}::date,
      ${row.occupations}::text[], ${row.endsSuspensionId}, ${row.documentNumber}, ${row.reason}, ${row.status}, ${row.proposedBy}, ${row.proposedAt})`.execute(
    tx,
  );
}

const PROPOSAL = sql`p.organisation_id, p.proposal_id, p.suspended_on, p.lifted_on, p.occupations, p.ends_suspension_id,
  p.document_number, p.reason, p.status, p.proposed_at,
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

/** Sets the first day with the right to train again; false when the suspension has changed meanwhile. */
export async function liftSuspension(
  tx: Tx,
  lift: {
    organisationId: Uuid;
    suspensionId: Uuid;
    liftedOn: LocalDate;
    documentNumber: string;
    reason: string;
    at: Date;
    by: Uuid;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update organisation_suspension set lifted_on = ${lift.liftedOn}::date,
      lifted_document_number = ${lift.documentNumber}, lift_reason = ${lift.reason}, lift_recorded_at = ${lift.at},
      lift_recorded_by = ${lift.by}
    where organisation_id = ${lift.organisationId} and suspension_id = ${lift.suspensionId}
      and (lifted_on is null or lifted_on > ${lift.liftedOn}::date)`.execute(tx);
  return numAffectedRows === 1n;
}
