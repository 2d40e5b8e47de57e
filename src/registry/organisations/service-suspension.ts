import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  addDays,
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
import { alreadySuspended, clashOf, REFUSALS, refusalOfLift } from './rules.ts';
import {
  findById,
  findProjects,
  findSuspensions,
  insertSuspension,
  type OrganisationRow,
  touch,
} from './store.ts';
import {
  insertProposal,
  liftSuspension,
  lockProposal,
  type ProposalRow,
  setProposalStatus,
} from './store-suspension.ts';

type Proposed = Result<{ organisationId: Uuid; proposalId: Uuid; version: number }>;

/**
 * Takes the right to train away from a day on (LC-12), as a catalogue states it or two people decided. The same day again changes nothing. Refuses `not-found`,
 * `version-conflict` (when a version is stated), `already-suspended` with the days that clash.
 */
export async function suspendOrganisation(
  act: Act,
  suspension: {
    organisationId: Uuid;
    version?: number | undefined;
    suspendedOn: LocalDate;
    /** First day with the right to train again; absent without an end. */
    liftedOn?: LocalDate | null | undefined;
    /** Codes of the occupations that it concerns; absent for all. */
    occupations?: readonly string[] | null | undefined;
    documentNumber?: string | undefined;
    reason: string;
    source: string;
  },
): Promise<Result<{ organisationId: Uuid; suspensionId: Uuid; version: number }>> {
  const { organisationId, suspendedOn, liftedOn = null, occupations = null } = suspension;
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  if (suspension.version !== undefined && suspension.version !== known.version)
    return refused(REFUSALS.versionConflict);
  const before = await findSuspensions(act.tx, [organisationId]);
  const same = before.find((item) => item.suspendedOn === suspendedOn);
  if (same && suspension.version === undefined)
    return done({ organisationId, suspensionId: same.suspensionId, version: known.version });
  const clash = clashOf(before, { suspendedOn, liftedOn });
  if (clash) return refused(alreadySuspended(clash));
  const suspensionId = act.ids.uuid();
  await insertSuspension(act.tx, {
    organisationId,
    suspensionId,
    suspendedOn,
    liftedOn,
    occupations,
    documentNumber: suspension.documentNumber ?? null,
    reason: suspension.reason,
    source: suspension.source,
    recordedAt: act.clock.now(),
    recordedBy: act.actor.accountId,
  });
  if (!(await touch(act.tx, organisationId, known.version))) return refused(REFUSALS.versionConflict);
  await act.record({
    event: 'organisation-suspended',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: known.divisionPath,
    organisationId,
    reason: suspension.reason,
    detail: { suspendedOn, source: suspension.source },
  });
  return done({ organisationId, suspensionId, version: known.version + 1 });
}

/**
 * One person would take the right to train from an organisation (LC-12), by a written decision; another decides. It
 * concerns the stated occupations, else all, and lasts through a day, else until it is lifted. Refuses `not-found`,
 * `version-conflict`, `end-before-start`, `occupation-unknown`, `already-suspended`, `suspension-proposed`.
 */
export async function proposeSuspension(
  act: Act,
  proposed: {
    organisationId: Uuid;
    version: number;
    suspendedOn: LocalDate;
    through?: LocalDate | undefined;
    occupations?: readonly string[] | undefined;
    documentNumber: string;
    reason: string;
  },
): Promise<Proposed> {
  const { organisationId, suspendedOn, through, documentNumber, reason } = proposed;
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  if (proposed.version !== known.version) return refused(REFUSALS.versionConflict);
  if (through !== undefined && through < suspendedOn) return refused(REFUSALS.endBeforeStart);
  const occupations = proposed.occupations?.length ? proposed.occupations : null;
  if (occupations !== null) {
    const projects = await findProjects(act.tx, organisationId);
    const taught = new Set([...known.occupationScope, ...projects.map((project) => project.occupationCode)]);
    if (occupations.some((code) => !taught.has(code))) return refused(REFUSALS.occupationUnknown);
  }
  const liftedOn = through === undefined ? null : addDays(through, 1);
  const clash = clashOf(await findSuspensions(act.tx, [organisationId]), { suspendedOn, liftedOn });
  if (clash) return refused(alreadySuspended(clash));
  return propose(act, known, {
    suspendedOn,
    liftedOn,
    occupations,
    endsSuspensionId: null,
    documentNumber,
    reason,
  });
}

/**
 * One person would give the right to train back from a day on, by a written decision; another decides. From the first
 * day of the suspension on, it never was. Refuses `not-found`, `version-conflict`, `not-suspended`,
 * `lift-before-start`, `suspension-proposed`.
 */
export async function proposeLift(
  act: Act,
  proposed: {
    organisationId: Uuid;
    version: number;
    suspensionId: Uuid;
    liftedOn: LocalDate;
    documentNumber: string;
    reason: string;
  },
): Promise<Proposed> {
  const { organisationId, suspensionId, liftedOn, documentNumber, reason } = proposed;
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  if (proposed.version !== known.version) return refused(REFUSALS.versionConflict);
  const suspensions = await findSuspensions(act.tx, [organisationId]);
  const suspension = suspensions.find((one) => one.suspensionId === suspensionId);
  const refusal = refusalOfLift(suspension, liftedOn);
  if (refusal || !suspension) return refused(refusal ?? REFUSALS.notLiftable);
  const { suspendedOn, occupations } = suspension;
  return propose(act, known, {
    suspendedOn,
    liftedOn,
    occupations,
    endsSuspensionId: suspensionId,
    documentNumber,
    reason,
  });
}

type ProposalInput = Pick<
  ProposalRow,
  'suspendedOn' | 'liftedOn' | 'occupations' | 'endsSuspensionId' | 'documentNumber' | 'reason'
>;

/** What a proposal is to the review and to the journal. */
function kindOf({ endsSuspensionId }: Pick<ProposalRow, 'endsSuspensionId'>) {
  return endsSuspensionId === null
    ? ({
        subjectType: 'suspension',
        proposedBy: 'organisations.suspend',
        event: 'suspension-proposed',
      } as const)
    : ({
        subjectType: 'suspension-end',
        proposedBy: 'organisations.liftSuspension',
        event: 'suspension-lift-proposed',
      } as const);
}

async function propose(act: Act, known: OrganisationRow, input: ProposalInput): Promise<Proposed> {
  const { organisationId, divisionPath, version } = known;
  const kind = kindOf(input);
  const proposalId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertProposal(act.tx, {
      ...input,
      organisationId,
      proposalId,
      status: beginning(SUSPENSION_PROPOSAL, kind.proposedBy),
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
    subjectType: kind.subjectType,
    subjectId: proposalId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: input.reason,
  });
  if (!opened.ok) return opened;
  const { suspendedOn, liftedOn, documentNumber, reason } = input;
  await act.record({
    event: kind.event,
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath,
    reason,
    detail: { suspendedOn, documentNumber, ...(liftedOn === null ? {} : { liftedOn }) },
  });
  return done({ organisationId, proposalId, version });
}

/**
 * Another person decides on a proposed suspension or its end: it takes effect, or the proposal is returned. Refuses
 * `not-found`, `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, `already-suspended`, `not-suspended`.
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
  const { subjectType } = kindOf(proposal);
  const performed = await performStep(act, {
    subjectType,
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
  const { suspendedOn, liftedOn, occupations, documentNumber, reason } = proposal;
  await act.record({
    event: 'suspension-decided',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: known.divisionPath,
    ...(review.opinion?.trim() ? { reason: review.opinion.trim() } : {}),
    detail: { decision: review.decision, documentNumber },
  });
  if (review.decision === 'returned') return done({ organisationId, version: known.version });
  const decided =
    proposal.endsSuspensionId === null
      ? await suspendOrganisation(act, {
          organisationId,
          version: known.version,
          suspendedOn,
          liftedOn,
          occupations,
          documentNumber,
          reason,
          source: 'desk',
        })
      : await lift(act, known, proposal);
  return decided.ok ? done({ organisationId, version: decided.value.version }) : decided;
}

/** Sets the day of a lift that two people agreed on. */
async function lift(
  act: Act,
  known: OrganisationRow,
  { endsSuspensionId, liftedOn, documentNumber, reason }: ProposalRow,
): Promise<Result<{ version: number }>> {
  const { organisationId, divisionPath, version } = known;
  if (endsSuspensionId === null || liftedOn === null) return refused(REFUSALS.notLiftable);
  const lifted = await liftSuspension(act.tx, {
    organisationId,
    suspensionId: endsSuspensionId,
    liftedOn,
    documentNumber,
    reason,
    at: act.clock.now(),
    by: act.actor.accountId,
  });
  if (!lifted) return refused(REFUSALS.notLiftable);
  if (!(await touch(act.tx, organisationId, version))) return refused(REFUSALS.versionConflict);
  await act.record({
    event: 'suspension-lifted',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath,
    organisationId,
    reason,
    detail: { liftedOn, documentNumber },
  });
  return done({ version: version + 1 });
}
