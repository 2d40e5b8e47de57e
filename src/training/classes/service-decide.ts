import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus } from './contract.ts';
import { CLASS_CHANGE } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { changeTermsOf } from './rules-change-terms.ts';
import { CHANGE_REFUSALS, clauseOf } from './rules-changes.ts';
import { recordOn } from './service.ts';
import { type ChangeAnswer, changeAnswer, subjectOf } from './service-changes.ts';
import { applyCorrection } from './service-corrections.ts';
import { applyEnd } from './service-ends.ts';
import { applyFilingChange, type FilingDeps } from './service-filing-change.ts';
import { applyMerger, lockPair } from './service-merge.ts';
import { applyRosterChange } from './service-trainees.ts';
import { findClass, type TrainingClass } from './store.ts';
import { type ClassChange, intoClassOf, lockChange, setChangeStatus } from './store-changes.ts';

/** A change of a class, by its address. */
export interface ChangeAt {
  readonly classId: Uuid;
  readonly changeId: Uuid;
}

/** What a reviewer decides on a change: a change is never rejected for good, another one is proposed. */
export type ChangeReviewBody = Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' };

const ACT_OF = {
  'first-review': 'classes.firstReviewChange',
  'second-review': 'classes.secondReviewChange',
} as const;

/**
 * A reviewer decides on a change of a class: passed on, applied, or returned to whoever proposed it. Refuses
 * `not-found`, `wrong-status`, `version-conflict`, `wrong-step`, `four-eyes`, `opinion-required`, and whatever the
 * change itself would be refused for today.
 */
export async function reviewChange(
  act: Act,
  at: ChangeAt & { readonly step: 'first-review' | 'second-review' },
  review: ChangeReviewBody,
  deps: FilingDeps,
): Promise<Result<ChangeAnswer>> {
  const { step } = at;
  const intoClassId = await intoClassOf(act.tx, at);
  const { found } = await lockPair(act, at.classId, intoClassId ?? at.classId);
  const change = found ? await lockChange(act.tx, at.classId, at.changeId) : undefined;
  if (!found || !change) return refused(NOT_FOUND);
  if (!canDo(CLASS_CHANGE, change.status, ACT_OF[step])) return refused(CHANGE_REFUSALS.noChange);
  if (found.version !== review.version) return refused(REFUSALS.versionConflict);
  const nextStep = step === 'first-review' && change.review === 'both-reviews' ? 'second-review' : null;
  const clause = clauseOf(found.policyId, change.kind, Object.keys(change.proposed));
  const performed = await performStep(act, {
    subjectType: subjectOf(change.kind),
    subjectId: change.changeId,
    step,
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep,
    due: { workingDays: changeTermsOf(found.divisionCode).decide.days, clause },
  });
  if (!performed.ok) return performed;
  const isPassedOn = review.decision === 'passed' && nextStep !== null;
  const status = nextOf(
    CLASS_CHANGE,
    change.status,
    ACT_OF[step],
    isPassedOn ? 'passed-on' : review.decision,
  );
  let classStatus = found.status;
  if (!isPassedOn) {
    if (review.decision === 'passed') {
      const applied = await applyChange(act, found, change, deps);
      if (!applied.ok) return applied;
      classStatus = applied.value;
    }
    await setChangeStatus(act.tx, change, status, { decidedAt: act.clock.now() });
  }
  await recordOn(
    act,
    found,
    step === 'first-review' ? 'class-change-first-reviewed' : 'class-change-decided',
    {
      detail: { kind: change.kind, decision: review.decision, changeId: change.changeId },
      ...(review.opinion?.trim() ? { reason: review.opinion.trim() } : {}),
    },
  );
  const now = await findClass(act.tx, at.classId);
  return done(changeAnswer({ ...change, status }, { classStatus, version: now?.version ?? found.version }));
}

async function applyChange(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
  deps: FilingDeps,
): Promise<Result<ClassStatus>> {
  switch (change.kind) {
    case 'merged':
      return applyMerger(act, found, change, deps.followers);
    case 'filing':
    case 'postponed': {
      const applied = await applyFilingChange(act, found, change, deps);
      return applied.ok ? done(found.status) : applied;
    }
    case 'trainee-corrected': {
      const applied = await applyCorrection(act, found, change);
      return applied.ok ? done(found.status) : applied;
    }
    case 'trainee-left':
    case 'trainee-joined':
    case 'trainee-swapped': {
      const applied = await applyRosterChange(act, found, change, deps.followers);
      return applied.ok ? done(found.status) : applied;
    }
    default:
      return applyEnd(act, found, change, deps.followers);
  }
}

/**
 * Whoever proposed a change takes it back while nobody has decided. Refuses `not-found` (somebody else's, too),
 * `wrong-status`, `version-conflict`.
 */
export async function withdrawChange(act: Act, at: ChangeAt, version: number): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, at.classId, true);
  const change = found ? await lockChange(act.tx, at.classId, at.changeId) : undefined;
  if (!found || !change) return refused(NOT_FOUND);
  if (change.proposedBy !== act.actor.accountId) return refused(CHANGE_REFUSALS.notYours);
  if (!canDo(CLASS_CHANGE, change.status, 'classes.withdrawChange')) return refused(CHANGE_REFUSALS.noChange);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CLASS_CHANGE, change.status, 'classes.withdrawChange');
  await setChangeStatus(act.tx, change, status, { decidedAt: act.clock.now() });
  await withdrawCase(act, subjectOf(change.kind), change.changeId);
  await recordOn(act, found, 'class-change-withdrawn', {
    detail: { kind: change.kind, changeId: change.changeId },
  });
  return done(changeAnswer({ ...change, status }, { classStatus: found.status, version }));
}
