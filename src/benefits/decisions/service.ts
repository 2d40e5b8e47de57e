import { type Act, eventOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  startOver,
  withdrawCase,
  withdrawProposal,
} from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  canDo,
  divisionCodeOf,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { type ClaimRow, isDecided, lockClaims } from '../claims/index.ts';
import { nextNumber } from '../funds/index.ts';
import type { DecisionStatus } from './contract.ts';
import { DECISION } from './machine.ts';
import { changedLines, headOf, kindOf, REFUSALS } from './rules.ts';
import { type DecisionDeps, digestOf, draftOf, encryptedPart, keptTexts } from './service-parts.ts';
import {
  type DecisionRow,
  decisionsOfClaim,
  divisionName,
  insertDecision,
  lockDecision,
  partsOfDecisions,
  saveDecision,
} from './store.ts';

interface Acted {
  readonly decisionId: Uuid;
  readonly number: string;
  readonly edition: number;
  readonly status: DecisionStatus;
  readonly version: number;
}

const SUBJECT = 'written-decision';

/**
 * Writes down and keeps the decision on a claim that two people have decided. Refuses `not-decided`, `decision-issued`,
 * `version-conflict`.
 */
export async function issueDecision(
  act: Act,
  deps: DecisionDeps,
  claimId: Uuid,
  version: number,
): Promise<Result<Acted>> {
  const [claim] = await lockClaims(act.tx, [claimId]);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== version) return refused(REFUSALS.versionConflict);
  if (!isDecided(claim.status)) return refused(REFUSALS.notDecided);
  return issue(act, deps, claim, { by: 'decisions.issue', replaces: null });
}

/**
 * What follows from an act on a claim, in its transaction: decided, its written decision is issued; gone back, the one that
 * stands is taken back. A claim that is neither has none.
 */
export async function followClaim(act: Act, deps: DecisionDeps, claimId: Uuid): Promise<Result<unknown>> {
  const [claim] = await lockClaims(act.tx, [claimId]);
  if (!claim) return done(null);
  const standing = await standingOf(act, claimId);
  if (isDecided(claim.status) && !standing) return issue(act, deps, claim, { by: 'issue', replaces: null });
  if (!isDecided(claim.status) && standing) return takeBack(act, standing);
  return done(null);
}

/**
 * One person would replace a decision because its claim stands otherwise by now; another decides. Refuses `wrong-status`,
 * `version-conflict`, `nothing-changed`, `case-open`.
 */
export async function proposeReplacement(
  act: Act,
  deps: DecisionDeps,
  decisionId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, decisionId, { version, route: 'decisions.proposeReplacement' });
  if (!loaded.ok) return loaded;
  const decision = loaded.value;
  if (!(await hasChanged(act, deps, decision))) return refused(REFUSALS.nothingChanged);
  const known = await caseOf(act.tx, SUBJECT, decisionId);
  if (known?.nextStep == null) await startOver(act, SUBJECT, decisionId);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: decisionId,
    divisionPath: decision.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(DECISION, decision.status, 'decisions.proposeReplacement');
  const saved = await saveDecision(act.tx, decisionId, { status, endReason: null });
  await record(act, decision, { event: eventOf('decisions.proposeReplacement'), reason });
  return done({ ...actedOn(decision), status, version: saved });
}

/**
 * Whoever would replace a decision takes that back while nobody has decided; the decision stands as issued. Refuses
 * `wrong-status`, `version-conflict`, `not-own-proposal`.
 */
export async function withdrawReplacement(
  act: Act,
  decisionId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<Acted>> {
  const route = 'decisions.withdrawReplacement';
  const loaded = await loadFor(act, decisionId, { version, route });
  if (!loaded.ok) return loaded;
  const withdrawn = await withdrawProposal(act, SUBJECT, decisionId, reason);
  if (!withdrawn.ok) return withdrawn;
  const decision = loaded.value;
  const status = nextOf(DECISION, decision.status, route);
  const saved = await saveDecision(act.tx, decisionId, { status, endReason: null });
  await record(act, decision, { event: eventOf(route), reason });
  return done({ ...actedOn(decision), status, version: saved });
}

/**
 * Another person decides. Passed: a new edition says how the claim stands now and what it replaces, and the old one stands
 * no longer. Refuses `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, `nothing-changed`.
 */
export async function decideReplacement(
  act: Act,
  deps: DecisionDeps,
  decisionId: Uuid,
  decided: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<Acted>> {
  const { version, decision: verdict } = decided;
  const loaded = await loadFor(act, decisionId, { version, route: 'decisions.decideReplacement' });
  if (!loaded.ok) return loaded;
  const decision = loaded.value;
  const proposal = await caseOf(act.tx, SUBJECT, decisionId);
  const reason = proposal?.steps.findLast((step) => step.decision === 'prepared')?.opinion ?? '';
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: decisionId,
    step: 'approve',
    decision: verdict,
    reasonCode: decided.reasonCode,
    opinion: decided.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(DECISION, decision.status, 'decisions.decideReplacement', verdict);
  const event = eventOf('decisions.decideReplacement');
  if (verdict === 'returned') {
    const saved = await saveDecision(act.tx, decisionId, { status, endReason: null });
    await record(act, decision, { event, reason: decided.opinion, detail: { decision: verdict } });
    return done({ ...actedOn(decision), status, version: saved });
  }
  if (!(await hasChanged(act, deps, decision))) return refused(REFUSALS.nothingChanged);
  const [claim] = await lockClaims(act.tx, [decision.claimId]);
  if (!claim) return refused(NOT_FOUND);
  await saveDecision(act.tx, decisionId, { status, endReason: reason });
  await record(act, decision, { event, reason, detail: { decision: verdict } });
  return issue(act, deps, claim, { by: 'decisions.decideReplacement', replaces: { decision, reason } });
}

/** Keeps what the claim says now as its next edition, in the sentences and under the law of this day. */
async function issue(
  act: Act,
  deps: DecisionDeps,
  claim: ClaimRow,
  as: {
    readonly by: 'issue' | 'decisions.issue' | 'decisions.decideReplacement';
    readonly replaces: { readonly decision: DecisionRow; readonly reason: string } | null;
  },
): Promise<Result<Acted>> {
  const { claimId, divisionCode, divisionPath, organisationId } = claim;
  const today = act.clock.today();
  const draft = await draftOf({ ...act, today }, deps, claimId);
  if (!draft) return refused(NOT_FOUND);
  const [newest] = await decisionsOfClaim(act.tx, claimId);
  const { replaces } = as;
  const edition = (newest?.edition ?? 0) + 1;
  const number = newest?.number ?? (await numberOf(act, divisionPath));
  const said = draft.parts.map(({ part }) => part);
  const head = headOf(
    {
      ...draft,
      ...{ number, edition, issuedOn: today, reviewDays: deps.reviewDays },
      divisionName: await divisionName(act.tx, divisionCode),
      replaces: replaces ? { edition: replaces.decision.edition, reason: replaces.reason } : null,
    },
    said,
  );
  const content = JSON.stringify(head);
  const decisionId = act.ids.uuid();
  const parts = draft.parts.map((part) => encryptedPart(act.ciphers, decisionId, part));
  const digest = digestOf(act.ciphers, content, parts);
  const decision = {
    ...{ decisionId, claimId, number, edition, divisionCode, divisionPath, organisationId, content, digest },
    kind: kindOf(said),
    status: beginning(DECISION, as.by),
    replacesId: replaces?.decision.decisionId ?? null,
    replacesReason: replaces?.reason ?? null,
    issuedAt: act.clock.now(),
    issuedBy: act.actor.accountId,
  };
  const stored = await tryConstraint(act.tx, () => insertDecision(act.tx, decision, parts));
  if (!stored.ok) {
    if (stored.violation.constraint === 'written_decision_one_standing')
      return refused(REFUSALS.alreadyIssued);
    throw new Error(`decision not issued: ${stored.violation.constraint}`);
  }
  await record(act, decision, {
    event: eventOf('decisions.issue'),
    detail: { kind: decision.kind, lines: parts.length, digest: digest.toString('hex') },
  });
  return done({ ...actedOn(decision), status: decision.status, version: 1 });
}

/** The claim has gone back: its decision stands no longer, and nobody decides on replacing it. */
async function takeBack(act: Act, decision: DecisionRow): Promise<Result<unknown>> {
  const proposed = await caseOf(act.tx, 'claim-return', decision.claimId);
  const reason = proposed?.steps.findLast((step) => step.decision === 'prepared')?.opinion ?? '';
  await withdrawCase(act, SUBJECT, decision.decisionId, reason);
  await saveDecision(act.tx, decision.decisionId, {
    status: nextOf(DECISION, decision.status, 'take-back'),
    endReason: reason,
  });
  await record(act, decision, { event: 'decision-taken-back', reason });
  return done(null);
}

async function standingOf(act: Act, claimId: Uuid): Promise<DecisionRow | undefined> {
  const known = await decisionsOfClaim(act.tx, claimId);
  const standing = known.find(({ status }) => canDo(DECISION, status, 'take-back'));
  return standing && lockDecision(act.tx, standing.decisionId);
}

/** Does the claim stand otherwise than its decision says? */
async function hasChanged(act: Act, deps: DecisionDeps, decision: DecisionRow): Promise<boolean> {
  const draft = await draftOf({ ...act, today: act.clock.today() }, deps, decision.claimId);
  const kept = keptTexts(act.ciphers, await partsOfDecisions(act.tx, [decision.decisionId]));
  const now = (draft?.parts ?? []).map(({ line, text }) => ({ claimLineId: line.claimLineId, text }));
  return changedLines(kept, now) > 0;
}

async function loadFor(
  act: Act,
  decisionId: Uuid,
  at: {
    readonly version: number;
    readonly route: RouteId & ActOf<typeof DECISION>;
  },
): Promise<Result<DecisionRow>> {
  const decision = await lockDecision(act.tx, decisionId);
  if (!decision) return refused(NOT_FOUND);
  if (decision.version !== at.version) return refused(REFUSALS.versionConflict);
  if (!canDo(DECISION, decision.status, at.route)) return refused(REFUSALS.wrongStatus);
  return done(decision);
}

async function numberOf(act: Act, divisionPath: string): Promise<string> {
  const series = `J${divisionCodeOf(divisionPath)}-${yearOf(act.clock.today())}`;
  return `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`;
}

const actedOn = ({
  decisionId,
  number,
  edition,
}: Pick<DecisionRow, 'decisionId' | 'number' | 'edition'>) => ({
  ...{ decisionId, number, edition },
});

type Recorded = Pick<DecisionRow, 'decisionId' | 'number' | 'edition' | 'divisionPath' | 'organisationId'>;

function record(
  act: Act,
  decision: Recorded,
  entry: {
    readonly event: string;
    readonly reason?: string | undefined;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { divisionPath, organisationId, number, edition } = decision;
  return act.record({
    event: entry.event,
    objectType: 'written-decision',
    objectId: decision.decisionId,
    ...{ divisionPath, organisationId },
    ...(entry.reason ? { reason: entry.reason } : {}),
    detail: { number, edition, ...entry.detail },
  });
}
