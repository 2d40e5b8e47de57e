import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, startOver } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { Judgement, Risk, SignStatus } from './contract.ts';
import { EVIDENCE_SIGN } from './machine.ts';
import type { EvidenceFollowers } from './ports.ts';
import { REFUSALS, takesTwo } from './rules.ts';
import { sentenceOf } from './rules-sentences.ts';
import { SIGNS } from './signs-book.ts';
import {
  addSignStep,
  confirmedSigns,
  lockSign,
  type SignRow,
  type SignStep,
  saveSign,
} from './store-signs.ts';

type Acted = Result<{ signId: Uuid; status: SignStatus; version: number }>;
const SUBJECT = 'evidence-sign';

/**
 * A handler says what a sign is: nothing (cleared) or true (confirmed). A light one is cleared at once; a heavy one, and
 * whatever is confirmed, waits for a second person. Refuses `not-found`, `version-conflict`, `wrong-status`.
 */
export async function judgeSign(
  act: Act,
  signId: Uuid,
  judged: { readonly version: number; readonly decision: Judgement; readonly opinion: string },
): Promise<Acted> {
  const sign = await lockSign(act.tx, signId);
  if (!sign) return refused(NOT_FOUND);
  if (!canDo(EVIDENCE_SIGN, sign.status, 'evidence.judge')) return refused(REFUSALS.signDecided);
  if (sign.version !== judged.version) return refused(REFUSALS.changedMeanwhile);
  const withSecond = takesTwo(sign, judged.decision);
  if (withSecond) {
    const opened = await askSecond(act, sign, judged.opinion);
    if (!opened.ok) return opened;
  }
  const status = nextOf(EVIDENCE_SIGN, sign.status, 'evidence.judge', withSecond ? 'with-second' : 'alone');
  return move(act, sign, {
    status,
    proposed: withSecond ? judged.decision : null,
    step: { kind: withSecond ? 'proposed' : 'settled', decision: judged.decision, opinion: judged.opinion },
    event: 'evidence-sign-judged',
  });
}

/** A second person is asked: whoever asks does not decide. */
async function askSecond(act: Act, sign: SignRow, opinion: string): Promise<Result<unknown>> {
  await startOver(act, SUBJECT, sign.signId);
  return openCase(act, {
    subjectType: SUBJECT,
    subjectId: sign.signId,
    divisionPath: sign.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion,
  });
}

/**
 * What was judged of a sign was wrong: it is open again. What one person cleared alone, a handler takes back alone; what two
 * decided, and whatever froze lines of a claim, a second person has to agree to. Signals that lines carry stay: two people
 * look into them at the claim. Refuses `not-found`, `version-conflict`, `wrong-status`.
 */
export async function takeBackSign(
  act: Act,
  signId: Uuid,
  asked: { readonly version: number; readonly reason: string },
): Promise<Acted> {
  const sign = await lockSign(act.tx, signId);
  if (!sign) return refused(NOT_FOUND);
  const judged = judgedOf(sign);
  if (judged === null || !canDo(EVIDENCE_SIGN, sign.status, 'evidence.takeBack'))
    return refused(REFUSALS.signDecided);
  if (sign.version !== asked.version) return refused(REFUSALS.changedMeanwhile);
  const withSecond = takesTwo(sign, judged);
  if (withSecond) {
    const opened = await askSecond(act, sign, asked.reason);
    if (!opened.ok) return opened;
  }
  return move(act, sign, {
    status:
      judged === 'confirmed'
        ? nextOf(EVIDENCE_SIGN, 'confirmed', 'evidence.takeBack')
        : nextOf(EVIDENCE_SIGN, 'cleared', 'evidence.takeBack', withSecond ? 'with-second' : 'alone'),
    proposed: null,
    judged: withSecond ? judged : null,
    step: { kind: withSecond ? 'take-back-asked' : 'taken-back', decision: judged, opinion: asked.reason },
    event: 'evidence-sign-taken-back',
  });
}

const judgedOf = ({ status }: SignRow): Judgement | null =>
  status === 'cleared' || status === 'confirmed' ? status : null;

/**
 * A second person agrees with what is proposed, or leaves the sign open. Confirmed, the lines of a claim that rest on it get the
 * signal of its rule. Refuses `not-found`, `version-conflict`, `wrong-status`, `four-eyes`, `opinion-required`.
 */
export async function decideSign(
  act: Act,
  followers: Pick<EvidenceFollowers, 'confirmed'>,
  signId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Acted> {
  const sign = await lockSign(act.tx, signId);
  if (!sign) return refused(NOT_FOUND);
  if (!canDo(EVIDENCE_SIGN, sign.status, 'evidence.decide')) return refused(REFUSALS.signDecided);
  if (sign.version !== review.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: signId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const { choice, step } = decided(sign, review.decision === 'passed');
  const moved = await move(act, sign, {
    status: nextOf(EVIDENCE_SIGN, sign.status, 'evidence.decide', choice),
    proposed: null,
    step: { ...step, opinion: review.opinion?.trim() || null },
    event: 'evidence-sign-decided',
  });
  if (moved.ok && choice === 'confirmed') await followers.confirmed(act, sign.classId);
  return moved;
}

/** What the second person's word comes to: for a judgement, or for one that shall be taken back. */
function decided(
  { judged, proposed }: Pick<SignRow, 'judged' | 'proposed'>,
  isAgreed: boolean,
): { readonly choice: DecidedChoice; readonly step: Pick<SignStep, 'kind' | 'decision'> } {
  if (judged !== null)
    return isAgreed
      ? { choice: 'taken-back', step: { kind: 'taken-back', decision: judged } }
      : { choice: `kept-${judged}`, step: { kind: 'kept', decision: judged } };
  return isAgreed && proposed !== null
    ? { choice: proposed, step: { kind: 'settled', decision: proposed } }
    : { choice: 'returned', step: { kind: 'returned', decision: null } };
}
type DecidedChoice = Judgement | 'returned' | 'taken-back' | 'kept-cleared' | 'kept-confirmed';

interface Moved {
  readonly status: SignStatus;
  readonly proposed: Judgement | null;
  readonly judged?: Judgement | null;
  readonly step: Pick<SignStep, 'kind' | 'decision' | 'opinion'>;
  readonly event: string;
}

async function move(act: Act, sign: SignRow, to: Moved): Promise<Acted> {
  if (!(await saveSign(act.tx, sign, to))) return refused(VERSION_CONFLICT);
  const { signId, classId, rule, factsDigest } = sign;
  await addSignStep(act.tx, signId, {
    ...to.step,
    factsDigest,
    takenAt: act.clock.now(),
    takenBy: act.actor.accountId,
  });
  await act.record({
    event: to.event,
    objectType: SUBJECT,
    objectId: signId,
    divisionPath: sign.divisionPath,
    detail: { classId, rule, status: to.status, decision: to.step.decision, step: to.step.kind },
    ...(to.step.opinion === null ? {} : { reason: to.step.opinion }),
  });
  return done({ signId, status: to.status, version: sign.version + 1 });
}

/** A sign that two people confirmed, as a claim heeds it. */
export interface OpenSign {
  readonly classId: Uuid;
  readonly risk: Risk;
  readonly message: string;
  /** Whose lines rest on it; empty: everybody of the class. */
  readonly persons: readonly PersonId[];
}

/** What two people confirmed of these classes, whoever asks: a claim gives the lines concerned a signal of this rule. */
export async function openSignsOf(tx: Tx, ...classIds: readonly Uuid[]): Promise<OpenSign[]> {
  return (await confirmedSigns(tx, classIds)).map(({ classId, rule, facts, persons }) => ({
    classId,
    risk: SIGNS[rule].risk,
    message: sentenceOf(rule, facts),
    persons,
  }));
}
