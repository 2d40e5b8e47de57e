import { type Act, isOneOf, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, workingDaysAfter } from '../../platform/approvals/index.ts';
import {
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  statusesFor,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  type ClaimSettingsBook,
  GRANTED,
  LINE,
  type LineStatus,
  lockClaims,
  lockLines,
  moveLines,
  refusePublishedLine,
  signersOfLines,
} from '../claims/index.ts';
import { OBJECTION } from './machine.ts';
import { REFUSALS } from './rules.ts';
import {
  acceptRow,
  listObjections,
  lockObjection,
  type ObjectionRow,
  type ObjectionStatus,
  proposeRows,
  settleRows,
  waitingObjections,
} from './store-objections.ts';

interface MovedObjection {
  readonly objectionId: Uuid;
  readonly status: ObjectionStatus;
  readonly lineStatus: LineStatus;
  readonly version: number;
}

/**
 * The bureau takes an objection on: its line is contested from now on, and the days for the answer begin. Refuses
 * `wrong-status`, `version-conflict`, `calendar-too-short`.
 */
export async function acceptObjection(
  act: Act,
  settings: ClaimSettingsBook,
  objectionId: Uuid,
  version: number,
): Promise<Result<MovedObjection>> {
  const found = await locked(act, objectionId, version);
  if (!found.ok) return found;
  const { objection, lineStatus } = found.value;
  if (!canDo(OBJECTION, objection.status, 'objections.accept')) return refused(REFUSALS.objectionAccepted);
  const { objectionDays } = settings.of('default');
  const due = await workingDaysAfter(act.tx, act.clock.today(), objectionDays);
  if (!due.ok) return due;
  const status = nextOf(OBJECTION, objection.status, 'objections.accept');
  const saved = await acceptRow(act.tx, {
    objectionId,
    version,
    status,
    acceptedAt: act.clock.now(),
    dueOn: due.value,
    dueWorkingDays: objectionDays,
  });
  if (!saved) return refused(VERSION_CONFLICT);
  await record(act, objection, { event: 'objection-accepted' });
  return done({ objectionId, status, lineStatus, version: version + 1 });
}

/**
 * One person, who signed nothing of the claim, proposes the answer to every objection that waits against the line.
 * Another decides. Refuses `wrong-status`, `version-conflict`, `signed-claim`.
 */
export async function proposeAnswer(
  act: Act,
  objectionId: Uuid,
  proposed: { version: number; decision: 'upheld' | 'dismissed'; outcome: string },
): Promise<Result<MovedObjection>> {
  const found = await locked(act, objectionId, proposed.version);
  if (!found.ok) return found;
  const { objection, lineStatus } = found.value;
  if (!canDo(OBJECTION, objection.status, 'objections.propose')) return refused(REFUSALS.objectionSettled);
  if (await hasSigned(act, objection)) return refused(REFUSALS.signedClaim(objection.claimNumber));
  const opened = await openCase(act, {
    subjectType: 'objection',
    subjectId: objectionId,
    divisionPath: objection.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: proposed.outcome,
  });
  if (!opened.ok) return opened;
  const status = nextOf(OBJECTION, objection.status, 'objections.propose');
  const { decision, outcome } = proposed;
  const from = statusesFor(OBJECTION, 'objections.propose');
  const together = await proposeRows(act.tx, objection, { from, status, decision, outcome });
  await record(act, objection, {
    event: 'objection-answer-proposed',
    reason: outcome,
    detail: { decision, together },
  });
  return done({ objectionId, status, lineStatus, version: objection.version + 1 });
}

/**
 * Another person, who signed nothing of the claim either, decides on a proposed answer. Upheld: the line is refused and
 * its money freed. Dismissed: it goes on where it was - still published, or payable once the publication has ended and
 * nobody else objects. Returned: the objections are looked into again. Refuses `wrong-status`, `version-conflict`,
 * `signed-claim`, `four-eyes`, `opinion-required`.
 */
export async function settleObjection(
  act: Act,
  objectionId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<MovedObjection>> {
  const found = await locked(act, objectionId, review.version);
  if (!found.ok) return found;
  const { objection } = found.value;
  const { matterId, proposedDecision } = objection;
  if (
    !canDo(OBJECTION, objection.status, 'objections.settle') ||
    matterId === null ||
    proposedDecision === null
  )
    return refused(REFUSALS.objectionSettled);
  if (await hasSigned(act, objection)) return refused(REFUSALS.signedClaim(objection.claimNumber));
  const performed = await performStep(act, {
    subjectType: 'objection',
    subjectId: matterId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const choice = review.decision === 'passed' ? proposedDecision : 'returned';
  const status = nextOf(OBJECTION, objection.status, 'objections.settle', choice);
  const settledAt = status === 'open' ? null : act.clock.now();
  const together = await settleRows(act.tx, matterId, { from: objection.status, status, settledAt });
  const line = await answerLine(act, objection, status);
  if (!line.ok) return line;
  await record(act, objection, {
    event: 'objection-settled',
    ...(review.opinion?.trim() ? { reason: review.opinion.trim() } : {}),
    detail: { decision: choice, together, lineStatus: line.value },
  });
  return done({ objectionId, status, lineStatus: line.value, version: objection.version + 1 });
}

/** What the answer makes of the line; gives its status then. */
async function answerLine(
  act: Act,
  objection: ObjectionRow,
  answer: ObjectionStatus,
): Promise<Result<LineStatus>> {
  const [claim] = await lockClaims(act.tx, [objection.claimId]);
  const [line] = await lockLines(act.tx, [objection]);
  if (!claim || !line) return refused(NOT_FOUND);
  if (answer === 'open') return done(line.status);
  if (answer === 'upheld') {
    const isPaid = canDo(LINE, line.status, 'return-late');
    if (!isPaid && canDo(LINE, line.status, 'answer-objection', 'upheld'))
      return refusePublishedLine(act, claim, line, `公示异议成立：${objection.outcome ?? ''}`);
    // Money that is paid is asked back by the answer; an order that is under way is stopped first.
    return GRANTED.includes(line.status) && !isPaid ? refused(REFUSALS.lineOrdered) : done(line.status);
  }
  const choice = objection.publicationStatus === 'open' ? 'running' : 'over';
  const goesOn =
    canDo(LINE, line.status, 'answer-objection', choice) &&
    (await waitingObjections(act.tx, objection)) === 0;
  if (!goesOn) return done(line.status);
  const move = { from: line.status, by: 'answer-objection', choice } as const;
  const { claimId, personId, claimLineId } = objection;
  await moveLines(act.tx, [{ claimId, personId, claimLineId, ...move }]);
  return done(nextOf(LINE, move.from, move.by, move.choice));
}

/** The objection with all others against its line locked, seen at this version. */
async function locked(
  act: Act,
  objectionId: Uuid,
  version: number,
): Promise<Result<{ objection: ObjectionRow; lineStatus: LineStatus }>> {
  if (!(await lockObjection(act.tx, objectionId))) return refused(NOT_FOUND);
  const filter = { status: null, publicationId: null, number: null, objectionId, after: null, limit: 1 };
  const [objection] = (await listObjections(act.tx, act.clock.today(), filter)).rows;
  const [line] = objection ? await lockLines(act.tx, [objection]) : [];
  if (!objection || !line) return refused(NOT_FOUND);
  if (objection.version !== version) return refused(VERSION_CONFLICT);
  return done({ objection, lineStatus: line.status });
}

/**
 * Has this person decided anything about the line that the objection is about? Answers to earlier objections do not
 * count here: what was returned is looked into again by the same people.
 */
async function hasSigned(act: Act, objection: ObjectionRow): Promise<boolean> {
  const signers = await signersOfLines(act.tx, [objection]);
  return signers.some(({ persons }) => isOneOf(act.actor, persons));
}

function record(
  act: Act,
  objection: ObjectionRow,
  { detail, ...entry }: { readonly event: string; readonly reason?: string; readonly detail?: object },
): Promise<void> {
  return act.record({
    ...entry,
    objectType: 'objection',
    objectId: objection.objectionId,
    divisionPath: objection.divisionPath,
    detail: { number: objection.number, publication: objection.publicationNumber, ...detail },
  });
}
