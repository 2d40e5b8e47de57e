import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { openCase, type SubjectType } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ClassStatus } from './contract.ts';
import type { ChangeKind, ChangeReview, changeReply } from './contract-changes.ts';
import { CLASS_CHANGE } from './machine.ts';
import { changeTermsOf } from './rules-change-terms.ts';
import { CHANGE_REFUSALS, clauseOf } from './rules-changes.ts';
import { recordOn } from './service.ts';
import type { TrainingClass } from './store.ts';
import { type ClassChange, insertChange, type Values } from './store-changes.ts';

export type ChangeAnswer = z.infer<typeof changeReply>;

/** What is asked for about a class, before it is known whether somebody reviews it. */
export interface ChangeRequest {
  readonly kind: ChangeKind;
  readonly review: ChangeReview;
  readonly personId: PersonId | null;
  readonly effectiveOn: LocalDate | null;
  readonly intoClassId?: Uuid;
  readonly previous: Values;
  readonly proposed: Values;
  readonly reason: string;
  /** The act of the machine that makes it, and its event. */
  readonly by:
    | 'classes.proposeEnd'
    | 'classes.reopen'
    | 'classes.proposeChange'
    | 'classes.postpone'
    | 'classes.merge'
    | 'classes.changeRoster'
    | 'classes.correctTrainee';
  readonly event: string;
}

/** Under which subject the change is reviewed. */
export function subjectOf(kind: ChangeKind): SubjectType {
  if (kind === 'filing' || kind === 'postponed' || kind === 'merged') return 'class-change';
  return kind.startsWith('trainee-') ? 'roster-change' : 'class-end';
}

/**
 * Stores a change with what was before. One that nobody reviews is applied by whoever called this, in the same
 * transaction. Refuses `change-open` while the same thing waits for its review already.
 */
export async function storeChange(
  act: Act,
  found: TrainingClass,
  asked: ChangeRequest,
): Promise<Result<ClassChange>> {
  const now = act.clock.now();
  const isApplied = asked.review === 'none';
  const { by, event, ...what } = asked;
  const change: ClassChange = {
    intoClassId: null,
    ...what,
    classId: found.classId,
    changeId: act.ids.uuid(),
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
    status: beginning(CLASS_CHANGE, by, isApplied ? 'applied' : 'open'),
    proposedBy: act.actor.accountId,
    proposedAt: now,
    decidedAt: isApplied ? now : null,
    silentSource: null,
  };
  const stored = await tryConstraint(act.tx, () => insertChange(act.tx, change));
  if (!stored.ok) {
    if (!stored.violation.constraint.startsWith('class_change_one_open'))
      throw new Error(`change not stored: ${stored.violation.constraint}`);
    return refused(CHANGE_REFUSALS.changeOpen);
  }
  if (!isApplied) {
    const opened = await openCase(act, {
      subjectType: subjectOf(asked.kind),
      subjectId: change.changeId,
      divisionPath: found.divisionPath,
      organisationId: found.organisationId,
      step: 'prepare',
      nextStep: asked.review === 'second-review' ? 'second-review' : 'first-review',
      due: {
        workingDays: changeTermsOf(found.divisionCode).decide.days,
        clause: clauseOf(found.policyId, asked.kind, Object.keys(asked.proposed)),
      },
      opinion: asked.reason,
    });
    if (!opened.ok) return opened;
  }
  await recordOn(act, found, event, {
    detail: { kind: asked.kind, review: asked.review, changeId: change.changeId },
    reason: asked.reason,
  });
  return done(change);
}

/** What every act on a change answers. */
export function changeAnswer(
  change: Pick<ClassChange, 'classId' | 'changeId' | 'status' | 'review'>,
  now: { classStatus: ClassStatus; version: number },
): ChangeAnswer {
  const { classId, changeId, status, review } = change;
  return { classId, changeId, status, review, ...now };
}
