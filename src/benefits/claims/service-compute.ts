import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type Fen,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import {
  type ClaimLineJson,
  type Decision,
  determinationsOf,
  determineAndStore,
  lineName,
} from '../determination/index.ts';
import { nextNumber } from '../funds/index.ts';
import type { Disposition } from './contract.ts';
import { CLAIM, isApproved, LINE } from './machine.ts';
import { dispositionOf, REFUSALS, sumFen } from './rules.ts';
import { grantsBeside } from './service-grants.ts';
import { type Plan, type PlannedBlock, planClass, planList } from './service-plan.ts';
import {
  type CertificateTarget,
  planCertificates,
  planCertificatesAgain,
} from './service-plan-certificates.ts';
import { saveLines } from './service-save-lines.ts';
import type { Law } from './settings.ts';
import {
  type ClaimRow,
  insertBlocks,
  insertClaim,
  type LineRow,
  linesOf,
  liveClaimOf,
  lockClaim,
  syncClaim,
  touchClaim,
} from './store.ts';
import { certificatesOfClaim } from './store-certificates.ts';
import { signalsOfClaim } from './store-signals.ts';

export type Target =
  | { readonly classId: Uuid }
  | { readonly listId: Uuid }
  | { readonly certificates: CertificateTarget };

/** One line as it came out: what was decided from what, and what must still be checked. */
export interface ComputedLine {
  readonly personId: PersonId;
  readonly line: ClaimLineJson;
  readonly decision: Decision;
  readonly signals: readonly string[];
  readonly disposition: Disposition;
  /** Number of the certificate it is about; null for a line of a class or a list. */
  readonly certificateNumber: string | null;
}

interface ComputedClaim {
  readonly claimId: Uuid;
  readonly number: string;
  readonly benefit: string;
  readonly lineCount: number;
  readonly entitledFen: Fen;
  readonly isNew: boolean;
  readonly changedLines: number;
  readonly lines: readonly ComputedLine[];
}

interface Blocked extends Pick<PlannedBlock, 'rule' | 'message'> {
  readonly person: { readonly personId: PersonId; readonly name: string; readonly idNumberMasked: string };
}

export interface Computed {
  readonly claims: readonly ComputedClaim[];
  readonly blocked: readonly Blocked[];
}

/**
 * The system makes the claims itself (LC-13a, LC-13b): a training-subsidy line for every enrolled trainee who passed, a
 * living-allowance line where the roster asks for it, a work-for-training line for every entry of a list, an assessment
 * or skill-upgrade line for every certificate. Again over unchanged facts it changes nothing; a claim of a class or list
 * that was submitted already is left unchanged, but an approved one takes in whoever asks late; certificates that came
 * later make a claim of their own. Refuses `class-not-approved`, `class-not-over`, `nothing-to-claim`, `no-policy`,
 * `benefit-not-provided`, `payee-not-allowed`.
 */
export async function computeClaims(
  act: Act,
  law: Law,
  target: Target,
  claimedOn: LocalDate,
): Promise<Result<Computed>> {
  const plans = await plansOf(act, law, target, claimedOn);
  if (!plans.ok) return plans;
  const claims: ComputedClaim[] = [];
  for (const plan of plans.value)
    if (plan.lines.length > 0 || (await standingClaim(act.tx, plan)))
      claims.push(await carryOut(act, law, plan, { claimedOn }));
  const blocked = await blockedPersons(act.tx, plans.value);
  return done({ claims, blocked });
}

async function plansOf(
  act: Act,
  law: Law,
  target: Target,
  claimedOn: LocalDate,
): Promise<Result<readonly Plan[]>> {
  if ('classId' in target) return planClass(act, law, target.classId, claimedOn);
  if ('listId' in target) return planList(act, law, target.listId, claimedOn);
  const plan = await planCertificates(act, law, target.certificates, claimedOn);
  return plan.ok ? done([plan.value]) : plan;
}

/** The claim that a plan is computed into: of a class or list the one that lives, of certificates the one still open. */
async function standingClaim(tx: Tx, plan: Plan): Promise<ClaimRow | undefined> {
  if (plan.subjectKind !== 'certificates')
    return liveClaimOf(tx, plan.benefit, (plan.classId ?? plan.listId) as Uuid);
  return plan.openClaimId == null ? undefined : lockClaim(tx, plan.openClaimId);
}

/**
 * The same for one claim, over the facts as they are now: before it is handed in, after a return, or - once approved -
 * for the lines that still lack facts and for whoever asks late. Refuses `version-conflict`, `claim-under-way`.
 */
export async function recomputeClaim(
  act: Act,
  law: Law,
  claimId: Uuid,
  version: number,
): Promise<Result<{ claimId: Uuid; changedLines: number; version: number }>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(CLAIM, claim.status, 'claims.recompute')) return refused(REFUSALS.claimUnderWay);
  const planned = await planAgain(act, law, claim);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const computed = await carryOut(act, law, plan, {
    claimedOn: claim.claimedOn,
    event: 'claim-recomputed',
  });
  await syncClaim(act.tx, claimId);
  const after = await lockClaim(act.tx, claimId);
  return done({ claimId, changedLines: computed.changedLines, version: after?.version ?? version });
}

async function planAgain(act: Act, law: Law, claim: ClaimRow): Promise<Result<Plan>> {
  if (claim.subjectKind === 'certificates') return planCertificatesAgain(act, law, claim);
  const plans = await (claim.classId !== null
    ? planClass(act, law, claim.classId, claim.claimedOn)
    : planList(act, law, claim.listId as Uuid, claim.claimedOn));
  if (!plans.ok) return plans;
  const plan = plans.value.find((candidate) => candidate.benefit === claim.benefit);
  return plan ? done(plan) : refused(REFUSALS.nothingToClaim);
}

type ComputedEvent = 'claim-computed' | 'claim-recomputed';

interface Computation {
  readonly claimedOn: LocalDate;
  readonly event?: ComputedEvent;
}

/** Decides the lines of a plan and saves them into its claim, which is made where there is none. */
export async function carryOut(
  act: Act,
  law: Law,
  plan: Plan,
  { claimedOn, event = 'claim-computed' }: Computation,
): Promise<ComputedClaim> {
  const before = await standingClaim(act.tx, plan);
  const isAfterApproval = before !== undefined && isApproved(before.status);
  const decided = isAfterApproval ? await decidedLines(act.tx, before.claimId, event) : undefined;
  const lines = decided ? plan.lines.filter((line) => !decided.has(lineName(line))) : plan.lines;
  if (before && !canDo(CLAIM, before.status, 'compute') && !(isAfterApproval && lines.length > 0))
    return asItStands(act, law, before, event);
  const earlier = await grantsBeside(act, lines, before ?? null);
  const stored = await determineAndStore(act, law.policies, { ...plan, earlier }, lines);
  const claim = before ?? (await newClaim(act, plan, claimedOn));
  const changedLines = await saveLines(act, claim, { plan: { ...plan, lines }, stored, isAfterApproval });
  if (before && (changedLines > 0 || before.claimedOn !== claimedOn))
    await touchClaim(act.tx, claim.claimId, claimedOn);
  await insertBlocks(act.tx, claim.claimId, plan.blocks, act.clock.now());
  const open = await openSignalsByLine(act.tx, claim.claimId);
  const saved = (await linesOf(act.tx, claim.claimId)).filter((line) => line.status !== 'withdrawn');
  const byLine = new Map(stored.map((determination) => [lineName(determination), determination]));
  const numbers = new Map(lines.map((line) => [lineName(line), line.certificate?.number ?? null]));
  const computed: ComputedClaim = {
    claimId: claim.claimId,
    number: claim.number,
    benefit: claim.benefit,
    lineCount: saved.length,
    entitledFen: sumFen(stored.map((determination) => determination.decision.amountFen)),
    isNew: !before,
    changedLines,
    lines: saved.flatMap((line) => {
      const determination = byLine.get(lineName(line));
      const certificateNumber = numbers.get(lineName(line)) ?? null;
      return determination
        ? [{ ...shown(line, determination.line, determination.decision, open), certificateNumber }]
        : [];
    }),
  };
  await recordComputed(act, claim, computed, { blocked: plan.blocks.length, event });
  return computed;
}

/**
 * Which lines of an approved claim stay: all it has; computed again for this claim, all but lines that lack facts.
 * Somebody without a line asks late and gets one, which two people decide.
 */
async function decidedLines(tx: Tx, claimId: Uuid, event: ComputedEvent): Promise<Set<string>> {
  const stays = (line: LineRow) => event === 'claim-computed' || !canDo(LINE, line.status, 'supplement');
  return new Set((await linesOf(tx, claimId)).filter(stays).map(lineName));
}

/** The lines of a submitted claim stay; the decision of that day is shown. */
async function asItStands(act: Act, law: Law, claim: ClaimRow, event: ComputedEvent): Promise<ComputedClaim> {
  const lines = (await linesOf(act.tx, claim.claimId)).filter((line) => line.status !== 'withdrawn');
  const determinations = await determinationsOf(
    act.tx,
    act.ciphers,
    lines.map((line) => line.determinationId),
    law.policies,
  );
  const open = await openSignalsByLine(act.tx, claim.claimId);
  const numbers = await certificatesOfClaim(act.tx, claim.claimId);
  const numberOf = new Map(numbers.map(({ certificateId, number }) => [certificateId, number]));
  const computed: ComputedClaim = {
    claimId: claim.claimId,
    number: claim.number,
    benefit: claim.benefit,
    lineCount: lines.length,
    entitledFen: sumFen(lines.filter((line) => line.outcome === 'entitled').map((line) => line.amountFen)),
    isNew: false,
    changedLines: 0,
    lines: lines.flatMap((line) => {
      const determination = determinations.get(line.determinationId);
      const certificateNumber =
        line.certificateId === null ? null : (numberOf.get(line.certificateId) ?? null);
      return determination
        ? [{ ...shown(line, determination.input.line, determination.decision, open), certificateNumber }]
        : [];
    }),
  };
  await recordComputed(act, claim, computed, { blocked: 0, event });
  return computed;
}

function shown(
  row: LineRow,
  line: ClaimLineJson,
  decision: Decision,
  open: ReadonlyMap<Uuid, string[]>,
): Omit<ComputedLine, 'certificateNumber'> {
  const signals = open.get(row.claimLineId) ?? [];
  return {
    personId: row.personId,
    line,
    decision,
    signals,
    disposition: dispositionOf(decision.outcome, signals.length > 0),
  };
}

async function openSignalsByLine(tx: Tx, claimId: Uuid): Promise<Map<Uuid, string[]>> {
  const open = new Map<Uuid, string[]>();
  for (const signal of await signalsOfClaim(tx, claimId))
    if (signal.status === 'open')
      open.set(signal.claimLineId, [...(open.get(signal.claimLineId) ?? []), signal.rule]);
  return open;
}

async function recordComputed(
  act: Act,
  claim: Pick<ClaimRow, 'claimId' | 'number' | 'divisionPath' | 'organisationId'>,
  computed: ComputedClaim,
  { blocked, event }: { readonly blocked: number; readonly event: ComputedEvent },
): Promise<void> {
  await act.record({
    event,
    objectType: 'claim',
    objectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    detail: {
      number: claim.number,
      lines: computed.lineCount,
      changed: computed.changedLines,
      entitledFen: computed.entitledFen,
      blocked,
    },
  });
}

async function newClaim(act: Act, plan: Plan, claimedOn: LocalDate): Promise<ClaimRow> {
  const series = `C${plan.divisionCode}-${yearOf(claimedOn)}`;
  const claim: ClaimRow = {
    claimId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    divisionCode: plan.divisionCode,
    divisionPath: plan.divisionPath,
    organisationId: plan.organisationId,
    policyId: plan.policyId,
    benefit: plan.benefit,
    payeeKind: plan.payeeKind,
    classId: plan.classId,
    listId: plan.listId,
    subjectKind: plan.subjectKind,
    certifiedClassId: plan.certifiedClassId,
    claimantPersonId: plan.claimantPersonId,
    claimedOn,
    status: beginning(CLAIM, 'compute'),
    returnedClears: null,
    createdAt: act.clock.now(),
    version: 1,
  };
  await insertClaim(act.tx, claim);
  return claim;
}

async function blockedPersons(tx: Tx, plans: readonly Plan[]): Promise<Blocked[]> {
  const blocks = new Map(plans.flatMap((plan) => plan.blocks).map((block) => [block.personId, block]));
  const views = await personViews(tx, [...blocks.keys()]);
  return [...blocks.values()].flatMap((block) => {
    const view = views.get(block.personId);
    return view
      ? [
          {
            person: { personId: block.personId, name: view.name, idNumberMasked: view.idNumberMasked },
            rule: block.rule,
            message: block.message,
          },
        ]
      : [];
  });
}
