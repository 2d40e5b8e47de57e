import { type Act, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import {
  openCase,
  performStep,
  type ReviewBody,
  withdrawProposal,
  workingDaysAfter,
} from '../../platform/approvals/index.ts';
import {
  type ActOf,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { Answer, DisputeStatus } from './contract.ts';
import { DISPUTE } from './machine.ts';
import { DISPUTE_RULES, REFUSALS } from './rules.ts';
import { note, record } from './service-disputes.ts';
import { type DisputeRow, lockDispute, saveDispute } from './store-disputes.ts';
import { hasHelped } from './store-facts.ts';

interface Acted {
  readonly disputeId: Uuid;
  readonly number: string;
  readonly status: DisputeStatus;
  readonly version: number;
}

const SUBJECT = 'dispute';

interface Reasoned {
  readonly version: number;
  readonly reason: string;
}

/**
 * The handler has looked into it and proposes what she shall read. Refuses `wrong-status`, `version-conflict`,
 * `own-help` for whoever did the act that she says she did not agree to.
 */
export async function proposeAnswer(
  act: Act,
  disputeId: Uuid,
  proposed: { readonly version: number; readonly answer: Answer; readonly reply: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, disputeId, { version: proposed.version, route: 'disputes.propose' });
  if (!loaded.ok) return loaded;
  const dispute = loaded.value;
  const { answer, reply } = proposed;
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: disputeId,
    divisionPath: dispute.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DISPUTE_RULES.decide.days, clause: null },
    opinion: reply,
  });
  if (!opened.ok) return opened;
  await note(act, dispute, { kind: 'proposed', answer, content: reply });
  return save(act, dispute, {
    status: nextOf(DISPUTE, dispute.status, 'disputes.propose'),
    ...{ answer, reply },
    route: 'disputes.propose',
    detail: { answer },
  });
}

/**
 * Whoever proposed the answer takes it back while nobody has decided; the handler looks into it again. Refuses
 * `wrong-status`, `version-conflict`, `not-own-proposal`.
 */
export async function withdrawAnswer(
  act: Act,
  disputeId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<Acted>> {
  const route = 'disputes.withdrawAnswer';
  const loaded = await loadFor(act, disputeId, { version, route });
  if (!loaded.ok) return loaded;
  const withdrawn = await withdrawProposal(act, SUBJECT, disputeId, reason);
  if (!withdrawn.ok) return withdrawn;
  const dispute = loaded.value;
  await note(act, dispute, { kind: 'answer-withdrawn', answer: null, content: reason });
  return save(act, dispute, {
    status: nextOf(DISPUTE, dispute.status, route),
    ...{ answer: null, reply: null, route },
  });
}

/**
 * Another person decides: she reads the answer, or the handler looks into it again. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `own-help`.
 */
export async function decideAnswer(
  act: Act,
  disputeId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, disputeId, { version: review.version, route: 'disputes.decide' });
  if (!loaded.ok) return loaded;
  const dispute = loaded.value;
  const { answer, reply } = dispute;
  if (answer === null || reply === null) throw new Error('a dispute is decided without a proposed answer');
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: disputeId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const { decision } = review;
  if (decision === 'returned') {
    await note(act, dispute, { kind: 'returned', answer: null, content: review.opinion?.trim() ?? '' });
    const status = nextOf(DISPUTE, dispute.status, 'disputes.decide', decision);
    return save(act, dispute, {
      ...{ status, answer: null, reply: null },
      route: 'disputes.decide',
      detail: { decision },
    });
  }
  await note(act, dispute, { kind: 'decided', answer, content: reply });
  const status = nextOf(DISPUTE, dispute.status, 'disputes.decide', answer);
  return save(act, dispute, {
    ...{ status, answer, reply },
    route: 'disputes.decide',
    detail: { decision, answer },
  });
}

/** The handler says how what was right has been put right. Refuses `wrong-status`, `version-conflict`. */
export async function noteCorrection(
  act: Act,
  disputeId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, disputeId, { version, route: 'disputes.correct' });
  if (!loaded.ok) return loaded;
  const dispute = loaded.value;
  await note(act, dispute, { kind: 'corrected', answer: null, content: reason });
  return save(act, dispute, {
    status: nextOf(DISPUTE, dispute.status, 'disputes.correct'),
    ...{ answer: dispute.answer, reply: dispute.reply },
    route: 'disputes.correct',
  });
}

/** She takes it back on her phone. Refuses `being-answered`, `wrong-status`, `version-conflict`. */
export async function takeBackDispute(
  act: Act,
  disputeId: Uuid,
  { version }: Pick<Reasoned, 'version'>,
): Promise<Result<Acted>> {
  const found = await lockDispute(act.tx, disputeId, act.clock.today());
  if (found && canDo(DISPUTE, found.status, 'disputes.decide')) return refused(REFUSALS.answering);
  return withdraw(act, disputeId, { version, reason: '本人撤回', route: 'disputes.takeBack' });
}

/**
 * The handler takes back what was recorded at the desk, as whoever brought it wishes. Refuses `raised-on-phone`,
 * `wrong-status`, `version-conflict`.
 */
export async function withdrawDispute(act: Act, disputeId: Uuid, said: Reasoned): Promise<Result<Acted>> {
  const found = await lockDispute(act.tx, disputeId, act.clock.today());
  if (found?.channel === 'phone') return refused(REFUSALS.ownPhone);
  return withdraw(act, disputeId, { ...said, route: 'disputes.withdraw' });
}

async function withdraw(
  act: Act,
  disputeId: Uuid,
  said: Reasoned & { readonly route: 'disputes.takeBack' | 'disputes.withdraw' },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, disputeId, said);
  if (!loaded.ok) return loaded;
  const dispute = loaded.value;
  await note(act, dispute, { kind: 'withdrawn', answer: null, content: said.reason });
  const status = nextOf(DISPUTE, dispute.status, said.route);
  return save(act, dispute, { status, answer: null, reply: null, route: said.route });
}

async function loadFor(
  act: Act,
  disputeId: Uuid,
  asked: { readonly version: number; readonly route: ActOf<typeof DISPUTE> },
): Promise<Result<DisputeRow>> {
  const dispute = await lockDispute(act.tx, disputeId, act.clock.today());
  if (!dispute) return refused(NOT_FOUND);
  if (dispute.version !== asked.version) return refused(REFUSALS.versionConflict);
  if (!canDo(DISPUTE, dispute.status, asked.route)) return refused(REFUSALS.wrongStatus);
  const isAnswering = asked.route === 'disputes.propose' || asked.route === 'disputes.decide';
  if (isAnswering && (await hasHelped(act, dispute))) return refused(REFUSALS.ownHelp);
  return done(dispute);
}

/** Saves and records. What goes back to the handler has its days again. */
async function save(
  act: Act,
  dispute: DisputeRow,
  next: {
    readonly status: DisputeStatus;
    readonly answer: Answer | null;
    readonly reply: string | null;
    readonly route: RouteId;
    readonly detail?: object;
  },
): Promise<Result<Acted>> {
  const { status, answer, reply, ...entry } = next;
  const { disputeId, number } = dispute;
  const isBack = canDo(DISPUTE, status, 'disputes.propose');
  const due = isBack
    ? await workingDaysAfter(act.tx, act.clock.today(), DISPUTE_RULES.propose.days)
    : done(null);
  if (!due.ok) return due;
  const version = await saveDispute(act.tx, disputeId, { status, answer, reply, dueOn: due.value });
  await record(act, dispute, entry);
  return done({ disputeId, number, status, version });
}
