import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { caseOf, openCase, withdrawCase } from '../../platform/approvals/index.ts';
import { type ActOf, canDo, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { PROPOSAL } from './machine.ts';
import { APPROVAL_WORKING_DAYS, REFUSALS, transferFault } from './rules.ts';
import { lockProposal, type ProposalRow, updateProposal } from './store.ts';

/** A proposal, locked, that its makers may still change by this act. */
async function openedFor(
  act: Act,
  caseId: Uuid,
  version: number,
  by: ActOf<typeof PROPOSAL>,
): Promise<Result<ProposalRow>> {
  const proposal = await lockProposal(act.tx, caseId);
  if (!proposal) return refused(NOT_FOUND);
  const view = await caseOf(act.tx, 'budget', proposal.proposalId);
  if (!view) return refused(NOT_FOUND);
  if (!canDo(PROPOSAL, view.status, by)) return refused(REFUSALS.notOpen);
  return view.version === version ? done(proposal) : refused(VERSION_CONFLICT);
}

/**
 * Finance takes a proposal back that nobody has approved; no money moves. Refuses `not-found`, `version-conflict`,
 * `proposal-settled`.
 */
export async function withdrawBudget(
  act: Act,
  caseId: Uuid,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<{ caseId: Uuid }>> {
  const found = await openedFor(act, caseId, asked.version, 'funds.withdraw');
  if (!found.ok) return found;
  const { proposalId, divisionPath, amountFen, year } = found.value;
  await withdrawCase(act, 'budget', proposalId, asked.reason);
  await act.record({
    event: 'budget-withdrawn',
    objectType: 'budget',
    objectId: proposalId,
    divisionPath,
    reason: asked.reason,
    detail: { amountFen, year },
  });
  return done({ caseId });
}

/**
 * Finance corrects a returned proposal, which goes to the second person again; what it said before stays in the journal.
 * Refuses `not-found`, `version-conflict`, `proposal-settled`, `transfer-amount`.
 */
export async function correctBudget(
  act: Act,
  caseId: Uuid,
  corrected: { readonly version: number; readonly amountFen: number; readonly document: string },
): Promise<Result<{ caseId: Uuid }>> {
  const found = await openedFor(act, caseId, corrected.version, 'funds.correct');
  if (!found.ok) return found;
  const { proposalId, divisionPath, amountFen, year, fundSource } = found.value;
  const fault = transferFault({ ...found.value, amountFen: corrected.amountFen });
  if (fault) return refused(fault);
  await updateProposal(act.tx, caseId, corrected);
  const opened = await openCase(act, {
    subjectType: 'budget',
    subjectId: proposalId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'budget-corrected',
    objectType: 'budget',
    objectId: proposalId,
    divisionPath,
    detail: { fundSource, year, amountFen: corrected.amountFen, beforeFen: amountFen },
  });
  return done({ caseId });
}
