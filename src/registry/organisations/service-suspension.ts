import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { SUSPENSION_PROPOSAL } from './machine.ts';
import { alreadySuspended, REFUSALS } from './rules.ts';
import { suspendOrganisation } from './service.ts';
import { findById, findSuspensions } from './store.ts';
import { insertProposal, lockProposal, setProposalStatus } from './store-suspension.ts';

/**
 * One person would take the right to train from an organisation (LC-12), by a written decision; another decides. Refuses
 * `not-found`, `version-conflict`, `already-suspended`, `suspension-proposed`.
 */
export async function proposeSuspension(
  act: Act,
  proposed: {
    organisationId: Uuid;
    version: number;
    suspendedOn: LocalDate;
    documentNumber: string;
    reason: string;
  },
): Promise<Result<{ organisationId: Uuid; proposalId: Uuid; version: number }>> {
  const { organisationId, suspendedOn, documentNumber, reason } = proposed;
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  if (proposed.version !== known.version) return refused(REFUSALS.versionConflict);
  const before = await findSuspensions(act.tx, [organisationId]);
  const clash = before.find((item) => item.liftedOn === null || suspendedOn < item.liftedOn);
  if (clash) return refused(alreadySuspended(clash));
  const proposalId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertProposal(act.tx, {
      organisationId,
      proposalId,
      suspendedOn,
      documentNumber,
      reason,
      status: beginning(SUSPENSION_PROPOSAL, 'organisations.suspend'),
      proposedBy: act.actor.accountId,
      proposedAt: act.clock.now(),
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'suspension_proposal_one_open')
      return refused(REFUSALS.suspensionProposed);
    throw new Error(`suspension not proposed: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'suspension',
    subjectId: proposalId,
    divisionPath: known.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'suspension-proposed',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: known.divisionPath,
    reason,
    detail: { suspendedOn, documentNumber },
  });
  return done({ organisationId, proposalId, version: known.version });
}

/**
 * Another person decides on a proposed suspension: it takes effect, or the proposal is returned. Refuses `not-found`,
 * `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, `already-suspended`.
 */
export async function decideSuspension(
  act: Act,
  organisationId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<{ organisationId: Uuid; version: number }>> {
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  if (review.version !== known.version) return refused(REFUSALS.versionConflict);
  const proposal = await lockProposal(act.tx, organisationId);
  if (!proposal || !canDo(SUSPENSION_PROPOSAL, proposal.status, 'organisations.decideSuspension'))
    return refused(REFUSALS.noProposal);
  const performed = await performStep(act, {
    subjectType: 'suspension',
    subjectId: proposal.proposalId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(
    SUSPENSION_PROPOSAL,
    proposal.status,
    'organisations.decideSuspension',
    review.decision,
  );
  await setProposalStatus(act.tx, proposal, status);
  await act.record({
    event: 'suspension-decided',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: known.divisionPath,
    ...(review.opinion?.trim() ? { reason: review.opinion.trim() } : {}),
    detail: { decision: review.decision, documentNumber: proposal.documentNumber },
  });
  if (review.decision === 'returned') return done({ organisationId, version: known.version });
  const { suspendedOn, documentNumber, reason } = proposal;
  const suspended = await suspendOrganisation(act, {
    organisationId,
    version: known.version,
    suspendedOn,
    documentNumber,
    reason,
    source: 'desk',
  });
  return suspended.ok ? done({ organisationId, version: suspended.value.version }) : suspended;
}
