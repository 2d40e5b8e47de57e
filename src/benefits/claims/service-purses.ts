import type { Policies, Purses } from '../../law/policy/index.ts';
import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  cancelCase,
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  startOver,
} from '../../platform/approvals/index.ts';
import { canDo, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { determinationsOf, lawInPlace, lineOf, pursesOf } from '../determination/index.ts';
import { CLAIM } from './machine.ts';
import { REFUSALS, sumFen } from './rules.ts';
import { barredFor, chosenPurse, linesToCarry, REFUSALS_OF_PURSES } from './rules-purses.ts';
import { type ClaimRow, type LineRow, linesOf, lockClaim, lockLines, setClaimStatus } from './store.ts';
import { chooseFor, insertChoice, lastChoice } from './store-purses.ts';

/** Working days of the second person; no notice sets them, the offices' own rule for budgets does. */
const DECISION_WORKING_DAYS = 5;
const SUBJECT = 'purse-choice';

/** The claim after a step; a choice of money leaves its status. */
type Stepped = Pick<ClaimRow, 'claimId' | 'status' | 'version'> & { readonly returnedClears: null };

export interface ChosenPurse {
  readonly version: number;
  /** The source that carries the lines now; null for lines that the law lets none carry. */
  readonly fromFundSource: string | null;
  readonly fundSource: string;
  readonly document: string;
  readonly reason: string;
}

/**
 * Finance chooses another fund source for lines of a claim, by a document: those that no money may carry, or whose source
 * has nothing left. Nothing is reserved for them yet; another person decides. Refuses `version-conflict`, `wrong-status`,
 * `same-source`, `unknown-source`, `nothing-to-carry`, `purse-barred` with the clause, `case-open`.
 */
export async function choosePurse(
  act: Act,
  policies: Policies,
  claimId: Uuid,
  chosen: ChosenPurse,
): Promise<Result<Stepped>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== chosen.version) return refused(REFUSALS.versionConflict);
  if (!canDo(CLAIM, claim.status, 'claims.choosePurse')) return refused(REFUSALS.wrongStatus);
  if (!policies.vocabulary.has('fundSources', chosen.fundSource))
    return refused(REFUSALS_OF_PURSES.unknownSource);
  if (chosen.fromFundSource === chosen.fundSource) return refused(REFUSALS_OF_PURSES.sameSource);
  const carried = await carriedBy(act, policies, claim, chosen);
  if (!carried.ok) return carried;
  const { fromFundSource, fundSource, document, reason } = chosen;
  if ((await caseOf(act.tx, SUBJECT, claimId))?.nextStep == null) await startOver(act, SUBJECT, claimId);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: claimId,
    divisionPath: claim.divisionPath,
    // Whoever claims takes the claim back, and this falls with it.
    organisationId: claim.organisationId,
    personId: claim.claimantPersonId,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DECISION_WORKING_DAYS, clause: null },
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const choice = { choiceId: act.ids.uuid(), claimId, fromFundSource, fundSource, document };
  await insertChoice(act.tx, { ...choice, chosenAt: act.clock.now() }, claim.divisionPath);
  await record(
    act,
    claim,
    { event: eventOf('claims.choosePurse'), reason },
    {
      fundSource,
      document,
      lines: carried.value.lines.length,
      amountFen: sumFen(carried.value.lines.map((line) => line.amountFen)),
    },
  );
  const { status, version } = claim;
  return done({ claimId, status, version, returnedClears: null });
}

/**
 * Another person decides on the source that finance chose. Passed: the lines are carried by it and may be reserved;
 * returned: they stay as they were. Refuses `version-conflict`, `not-proposed`, `four-eyes`, `opinion-required`,
 * `nothing-to-carry`, `purse-barred`.
 */
export async function decidePurse(
  act: Act,
  policies: Policies,
  claimId: Uuid,
  decided: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<Stepped>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== decided.version) return refused(REFUSALS.versionConflict);
  const choice = await lastChoice(act.tx, claimId);
  if (!choice || (await caseOf(act.tx, SUBJECT, claimId))?.nextStep == null)
    return refused(REFUSALS_OF_PURSES.notChosen);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: claimId,
    step: 'approve',
    decision: decided.decision,
    reasonCode: decided.reasonCode,
    opinion: decided.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  let lines = 0;
  if (decided.decision === 'passed') {
    const carried = await carriedBy(act, policies, claim, choice);
    if (!carried.ok) return carried;
    lines = carried.value.lines.length;
    await chooseFor(act.tx, carried.value.lines, chosenPurse(carried.value.purses, choice));
  }
  if (!(await setClaimStatus(act.tx, claim, claim.status, claim.returnedClears)))
    return refused(REFUSALS.versionConflict);
  const reason = decided.opinion?.trim() || undefined;
  const { fundSource, document } = choice;
  await record(
    act,
    claim,
    { event: eventOf('claims.decidePurse'), reason },
    {
      decision: decided.decision,
      fundSource,
      document,
      lines,
    },
  );
  return done({ claimId, status: claim.status, version: claim.version + 1, returnedClears: null });
}

/** A choice that waits falls with its claim. */
export async function dropPurseChoice(act: Act, claimId: Uuid): Promise<void> {
  if ((await caseOf(act.tx, SUBJECT, claimId))?.nextStep != null) await cancelCase(act, SUBJECT, claimId);
}

/** The lines that the choice is about, locked, with what the law says of their sources. Refuses a source that it bars. */
async function carriedBy(
  act: Act,
  policies: Policies,
  claim: ClaimRow,
  chosen: { readonly fromFundSource: string | null; readonly fundSource: string },
): Promise<Result<{ lines: LineRow[]; purses: Purses[] }>> {
  const all = await lockLines(act.tx, await linesOf(act.tx, claim.claimId));
  const lines = linesToCarry(all, chosen.fromFundSource);
  if (lines.length === 0) return refused(REFUSALS_OF_PURSES.nothingToCarry);
  const purses = [...(await pursesOfLines(act, policies, claim, lines)).values()];
  const barred = barredFor(purses, chosen.fundSource);
  if (!barred) return done({ lines, purses });
  const label = policies.vocabulary.label('fundSources', chosen.fundSource);
  return refused(REFUSALS_OF_PURSES.barred(label, barred.because, barred.clause));
}

/** What the law of the division says today of the sources of these lines, by line, from the facts of their decisions. */
export async function pursesOfLines(
  { tx, ciphers }: Pick<Act, 'tx' | 'ciphers'>,
  policies: Policies,
  claim: Pick<ClaimRow, 'policyId' | 'divisionCode'>,
  lines: readonly Pick<LineRow, 'claimLineId' | 'determinationId'>[],
): Promise<ReadonlyMap<Uuid, Purses>> {
  const law = await lawInPlace(tx, policies, claim.policyId, claim.divisionCode);
  const ids = lines.map(({ determinationId }) => determinationId);
  const determinations = await determinationsOf(tx, ciphers, ids, policies);
  const purses = new Map<Uuid, Purses>();
  for (const { claimLineId, determinationId } of lines) {
    const determination = determinations.get(determinationId);
    if (determination) purses.set(claimLineId, pursesOf(lineOf(determination.input.line, policies), law));
  }
  return purses;
}

function record(
  act: Act,
  claim: ClaimRow,
  { event, reason }: { readonly event: string; readonly reason: string | undefined },
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return act.record({
    event,
    objectType: 'claim',
    objectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    ...(reason === undefined ? {} : { reason }),
    detail: { number: claim.number, ...detail },
  });
}
