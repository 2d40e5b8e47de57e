import type { Act } from '../../platform/access/index.ts';
import { performStep } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { canDo, done, fen, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { recover, reverseRecoveries } from '../funds/index.ts';
import { hasEnded, RECOVERY, RECOVERY_PROPOSAL } from './machine.ts';
import {
  changedLines,
  decidedBy,
  isBooked,
  openFenOf,
  openOf,
  REFUSALS,
  reopenedStatus,
  spread,
} from './rules.ts';
import { settleOffset, unsettleOffset } from './service-offset.ts';
import { reviewOf } from './service-open.ts';
import {
  type Acted,
  type Decided,
  type LoadedCase,
  loadFor,
  recordActOn,
  SUBJECTS,
  saveNext,
  statusWith,
} from './service-parts.ts';
import { type RecoveryLine, type RecoveryRow, saveLines, takeLinesAgain } from './store.ts';
import { type ProposalRow, proposalsOf, setProposalStatus } from './store-proposals.ts';

type Route = ReturnType<typeof decidedBy>;
/** What a proposal that passed makes of its case. */
interface Effect {
  readonly lines: readonly RecoveryLine[];
  readonly next: Partial<Pick<RecoveryRow, 'status' | 'dueOn'>>;
}
type Apply = (act: Act, loaded: LoadedCase, proposal: ProposalRow) => Promise<Result<Effect>>;

/**
 * Another person decides on other amounts or on instalments. Agreed amounts close the case where nothing is open;
 * agreed instalments set its last day. Refuses `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`,
 * `already-received`.
 */
export function decideChange(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, recoveryId, decided, { route: 'recoveries.decideChange', apply: applyChange });
}

/**
 * Another person books what finance typed: a `recover` entry a line, the lines in their order. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `more-than-owed`, `paid-no-more`.
 */
export function bookReceipt(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, recoveryId, decided, { route: 'recoveries.bookReceipt', apply: applyReceipt });
}

/**
 * Another person signs the write-off: what is open is given up, and the case ends. No money moves. Refuses
 * `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export function decideWriteOff(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, recoveryId, decided, { route: 'recoveries.decideWriteOff', apply: applyWriteOff });
}

/**
 * Another person agrees that what is owed is set off against lines that the payee would be paid next: their money is
 * posted as spent from their budgets, and a `recover` entry a line enters the budgets that had paid. Refuses
 * `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, `line-not-payable`, `more-than-owed`, `paid-no-more`.
 */
export function decideOffset(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, recoveryId, decided, { route: 'recoveries.decideOffset', apply: applyOffset });
}

/**
 * Another person agrees that a booked receipt or an offset was wrong: its entries are countered to the fen, and a case that had
 * ended is open again, as it was when it ended. Refuses `wrong-status`, `version-conflict`, `four-eyes`,
 * `opinion-required`, `budget-exhausted`, `line-asked-elsewhere`.
 */
export function decideReversal(act: Act, recoveryId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, recoveryId, decided, { route: 'recoveries.decideReversal', apply: applyReversal });
}

async function decide(
  act: Act,
  recoveryId: Uuid,
  decided: Decided,
  { route, apply }: { readonly route: Route; readonly apply: Apply },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, decided.version, route);
  if (!loaded.ok) return loaded;
  const { recovery, waiting } = loaded.value;
  if (!waiting || decidedBy(waiting.kind) !== route || !canDo(RECOVERY_PROPOSAL, waiting.status, route))
    return refused(REFUSALS.noProposal);
  const performed = await performStep(act, {
    subjectType: SUBJECTS[waiting.kind],
    subjectId: waiting.proposalId,
    step: 'approve',
    ...reviewOf(decided),
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(RECOVERY_PROPOSAL, waiting.status, route, decided.decision);
  await setProposalStatus(act.tx, waiting.proposalId, status, act.clock.today());
  const effect =
    decided.decision === 'passed' ? await apply(act, loaded.value, waiting) : done({ lines: null, next: {} });
  if (!effect.ok) return effect;
  const { lines, next } = effect.value;
  if (lines) await saveLines(act.tx, recoveryId, lines);
  const reached = lines ? statusWith(lines, next.status ?? recovery.status) : recovery.status;
  const saved = await saveNext(act, recovery, {
    ...next,
    status: nextOf(RECOVERY, recovery.status, route, reached),
  });
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, {
    route,
    reason: decided.opinion,
    detail: { decision: decided.decision, kind: waiting.kind, amountFen: waiting.amountFen },
  });
  return saved;
}

const applyChange: Apply = async (_act, { recovery, lines }, proposal) => {
  if (proposal.instalments) {
    const last = proposal.instalments.at(-1);
    return done({ lines, next: { status: 'owed', dueOn: last?.dueOn ?? recovery.dueOn } });
  }
  const changed = changedLines(lines, proposal.lines ?? []);
  if (changed.faults.length > 0) return refused(...changed.faults);
  // The payee was heard: what is asked for now is owed.
  const isHeard = !canDo(RECOVERY, recovery.status, 'recoveries.answer');
  return done({ lines: changed.lines, next: isHeard ? { status: 'owed' } : {} });
};

const applyReceipt: Apply = async (act, { lines }, { proposalId, amountFen }) => {
  const parts = spread(amountFen, lines);
  if (!parts) return refused(REFUSALS.receiptTooMuch(openOf(lines)));
  // Budgets in one order, so that two who book never wait for each other.
  for (const budgetId of [...new Set(parts.map(({ line }) => line.budgetId))].sort()) {
    const items = parts
      .filter(({ line }) => line.budgetId === budgetId)
      .map(({ line, amountFen }) => ({
        subjectType: 'claim-line' as const,
        subjectId: line.claimLineId,
        amountFen,
        key: `recover:${proposalId}:${line.claimLineId}`,
      }));
    const moved = await recover(act, budgetId, items);
    if (!moved.ok)
      return refused(
        ...moved.refusals.map((fault) => (fault.code === 'not-paid' ? REFUSALS.sentBack : fault)),
      );
  }
  const received = new Map(parts.map(({ line, amountFen }) => [line.claimLineId, amountFen]));
  return done({
    lines: lines.map((line) => ({
      ...line,
      recoveredFen: fen(line.recoveredFen + (received.get(line.claimLineId) ?? 0)),
    })),
    next: {},
  });
};

const applyOffset: Apply = async (act, loaded, proposal) => {
  const settled = await settleOffset(act, loaded, proposal.proposalId);
  return settled.ok ? applyReceipt(act, loaded, proposal) : settled;
};

const applyReversal: Apply = async (act, loaded, { proposalId, reverses }) => {
  const { recovery, lines } = loaded;
  const receipt = (await proposalsOf(act.tx, recovery.recoveryId)).find((one) => one.proposalId === reverses);
  if (!receipt || !isBooked(receipt)) return refused(REFUSALS.receiptNotBooked);
  const offset = { offsetId: receipt.proposalId, reversalId: proposalId };
  const unsettled = await unsettleOffset(act, loaded, offset);
  if (!unsettled.ok) return unsettled;
  const keys = lines.map(({ claimLineId }) => ({
    reverses: `recover:${receipt.proposalId}:${claimLineId}`,
    key: `recover-reversal:${proposalId}:${claimLineId}`,
  }));
  const countered = await reverseRecoveries(act, keys);
  if (!countered.ok) return countered;
  const { status } = receipt;
  await setProposalStatus(act.tx, receipt.proposalId, nextOf(RECOVERY_PROPOSAL, status, 'reverse'), null);
  const isReopened = hasEnded(recovery.status);
  if (isReopened) {
    const taken = await tryConstraint(act.tx, () => takeLinesAgain(act.tx, recovery.recoveryId));
    if (!taken.ok) {
      if (taken.violation.constraint === 'recovery_line_one_live')
        return refused(REFUSALS.lineAskedElsewhere);
      throw new Error(`not opened again: ${taken.violation.constraint}`);
    }
  }
  return done({
    lines: lines.map((line) => ({
      ...line,
      recoveredFen: fen(line.recoveredFen - (countered.value.get(line.claimLineId) ?? 0)),
    })),
    next: isReopened ? { status: reopenedStatus(recovery) } : {},
  });
};

const applyWriteOff: Apply = async (_act, { lines }) =>
  done({
    lines: lines.map((line) => ({ ...line, writtenOffFen: fen(line.writtenOffFen + openFenOf(line)) })),
    next: {},
  });
