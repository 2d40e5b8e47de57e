import type { Act } from '../../platform/access/index.ts';
import { openCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  type Fen,
  fen,
  type LocalDate,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { NextLine } from '../payments/index.ts';
import type { ProposalKind } from './contract.ts';
import { RECOVERY_PROPOSAL } from './machine.ts';
import {
  changedLines,
  DECISION_WORKING_DAYS,
  type Instalment,
  instalmentFaults,
  isBooked,
  openOf,
  REFUSALS,
} from './rules.ts';
import { type Acted, type LoadedCase, loadFor, recordActOn, SUBJECTS, saveNext } from './service-parts.ts';
import { insertOffset } from './store-offset.ts';
import { insertProposal, type ProposalRow, proposalsOf } from './store-proposals.ts';

interface Reasoned {
  readonly version: number;
  readonly reason: string;
}

/**
 * Somebody would ask for less, or for nothing any more: the answer is right, or the facts are as they were. Refuses
 * `wrong-status`, `version-conflict`, `proposal-waiting`, `line-elsewhere`, `only-less`, `already-received`,
 * `nothing-changes`.
 */
export async function proposeChange(
  act: Act,
  recoveryId: Uuid,
  {
    version,
    reason,
    lines,
  }: Reasoned & { readonly lines: readonly { claimLineId: Uuid; amountFen: number }[] },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.proposeChange');
  if (!loaded.ok) return loaded;
  const changed = changedLines(loaded.value.lines, lines);
  if (changed.faults.length > 0) return refused(...changed.faults);
  const amountFen = fen(changed.lines.reduce((sum, line) => sum + line.amountFen, 0));
  return propose(act, loaded.value, {
    route: 'recoveries.proposeChange',
    kind: 'change',
    reason,
    amountFen,
    lines,
  });
}

/**
 * Somebody would let the payee pay what is open in parts. Refuses `wrong-status`, `version-conflict`,
 * `proposal-waiting`, `instalments-differ`, `instalments-unordered`.
 */
export async function proposeInstalments(
  act: Act,
  recoveryId: Uuid,
  { version, reason, instalments }: Reasoned & { readonly instalments: readonly Instalment[] },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.proposeInstalments');
  if (!loaded.ok) return loaded;
  const openFen = openOf(loaded.value.lines);
  const faults = instalmentFaults(instalments, openFen, act.clock.today());
  if (faults.length > 0) return refused(...faults);
  return propose(act, loaded.value, {
    route: 'recoveries.proposeInstalments',
    kind: 'instalments',
    reason,
    amountFen: openFen,
    instalments,
  });
}

/**
 * Somebody would give up what has not come back. Refuses `wrong-status`, `version-conflict`, `proposal-waiting`.
 */
export async function proposeWriteOff(
  act: Act,
  recoveryId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.proposeWriteOff');
  if (!loaded.ok) return loaded;
  return propose(act, loaded.value, {
    route: 'recoveries.proposeWriteOff',
    kind: 'write-off',
    reason,
    amountFen: openOf(loaded.value.lines),
  });
}

/**
 * Finance types what came in, as the bank's slip says; another person books it. Refuses `wrong-status`,
 * `version-conflict`, `proposal-waiting`, `more-than-owed`, `received-in-future`, `slip-known`.
 */
export async function typeReceipt(
  act: Act,
  recoveryId: Uuid,
  receipt: { version: number; amountFen: number; receivedOn: LocalDate; bankReference: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, receipt.version, 'recoveries.typeReceipt');
  if (!loaded.ok) return loaded;
  const openFen = openOf(loaded.value.lines);
  if (receipt.amountFen > openFen) return refused(REFUSALS.receiptTooMuch(openFen));
  if (receipt.receivedOn > act.clock.today()) return refused(REFUSALS.receivedLater);
  const { receivedOn, bankReference } = receipt;
  return propose(act, loaded.value, {
    route: 'recoveries.typeReceipt',
    kind: 'receipt',
    reason: null,
    amountFen: fen(receipt.amountFen),
    receivedOn,
    bankReference,
  });
}

/**
 * Finance states which booked receipt was wrong, and why; another person decides. Refuses `wrong-status`,
 * `version-conflict`, `proposal-waiting`, `receipt-not-booked`.
 */
export async function proposeReversal(
  act: Act,
  recoveryId: Uuid,
  { version, reason, receiptId }: Reasoned & { readonly receiptId: Uuid },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.proposeReversal');
  if (!loaded.ok) return loaded;
  const receipt = (await proposalsOf(act.tx, recoveryId)).find((one) => one.proposalId === receiptId);
  if (!receipt || !isBooked(receipt)) return refused(REFUSALS.receiptNotBooked);
  return propose(act, loaded.value, {
    route: 'recoveries.proposeReversal',
    kind: 'reversal',
    reason,
    amountFen: receipt.amountFen,
    reverses: receiptId,
  });
}

interface Proposed
  extends Partial<Pick<ProposalRow, 'lines' | 'instalments' | 'receivedOn' | 'bankReference' | 'reverses'>> {
  readonly route:
    | 'recoveries.proposeChange'
    | 'recoveries.proposeInstalments'
    | 'recoveries.typeReceipt'
    | 'recoveries.proposeWriteOff'
    | 'recoveries.proposeReversal'
    | 'recoveries.proposeOffset';
  readonly kind: ProposalKind;
  readonly reason: string | null;
  readonly amountFen: Fen;
  /** Of an offset: the lines that it settles. */
  readonly offset?: readonly NextLine[];
}

/** Keeps a proposal for a second person; one waits at a time. */
export async function propose(
  act: Act,
  { recovery, waiting }: LoadedCase,
  input: Proposed,
): Promise<Result<Acted>> {
  if (waiting) return refused(REFUSALS.proposalWaiting);
  const { route, kind, reason, amountFen } = input;
  const proposalId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertProposal(act.tx, {
      lines: null,
      instalments: null,
      receivedOn: null,
      bankReference: null,
      reverses: null,
      ...input,
      proposalId,
      recoveryId: recovery.recoveryId,
      divisionPath: recovery.divisionPath,
      status: beginning(RECOVERY_PROPOSAL, route),
      proposedAt: act.clock.now(),
      proposedBy: act.actor.accountId,
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'recovery_proposal_one_slip') return refused(REFUSALS.slipKnown);
    throw new Error(`nothing proposed: ${added.violation.constraint}`);
  }
  await insertOffset(act.tx, { ...recovery, proposalId }, input.offset ?? []);
  const opened = await openCase(act, {
    subjectType: SUBJECTS[kind],
    subjectId: proposalId,
    divisionPath: recovery.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DECISION_WORKING_DAYS, clause: null },
    opinion: reason ?? undefined,
  });
  if (!opened.ok) return opened;
  const saved = await saveNext(act, recovery, {});
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, { route, reason: reason ?? undefined, detail: { kind, amountFen } });
  return saved;
}
