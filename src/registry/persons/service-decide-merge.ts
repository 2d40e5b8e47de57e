import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  canDo,
  done,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { MERGE } from './machine.ts';
import type { PersonFollowers } from './ports.ts';
import { MERGE_REFUSALS as REFUSALS } from './rules-merges.ts';
import { holdBoth, lockBoth, type MergeAnswer, recordMerge, whyNotOne } from './service-merges.ts';
import { lockMerge, type MergeRow, setMergeStatus, tieBoth, untieBoth } from './store-merges.ts';

/**
 * A second person decides: from then on the two are read as one, or are apart again. Refuses `not-found`,
 * `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, and what a proposal refuses.
 */
export async function decideMerge(
  act: Act,
  mergeId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
  followers: PersonFollowers,
): Promise<Result<MergeAnswer>> {
  const merge = await lockMerge(act.tx, mergeId);
  if (!merge) return refused(NOT_FOUND);
  if (!canDo(MERGE, merge.status, 'persons.decideMerge')) return refused(REFUSALS.notOpen);
  if (merge.version !== review.version) return refused(VERSION_CONFLICT);
  const { decision } = review;
  if (decision === 'passed') {
    const refusal = await whyNot(act, merge, followers);
    if (refusal) return refused(refusal);
  }
  const performed = await performStep(act, {
    subjectType: 'person-merge',
    subjectId: mergeId,
    step: 'approve',
    decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(MERGE, merge.status, 'persons.decideMerge', decision);
  const moved = await tryConstraint(act.tx, () =>
    setMergeStatus(act.tx, merge, { status, decidedAt: act.clock.now() }),
  );
  if (!moved.ok) return refused(REFUSALS.alreadyMerged);
  if (!moved.value) return refused(VERSION_CONFLICT);
  if (decision === 'passed' && !(await carryOut(act, merge))) return refused(REFUSALS.notMerged);
  const heldLines = decision === 'passed' ? await holdBoth(act, merge, followers) : 0;
  await recordMerge(act, merge, {
    event: 'person-merge-decided',
    reason: review.opinion?.trim() || undefined,
    detail: { decision, heldLines },
  });
  return done({ mergeId, status, heldLines, version: merge.version + 1 });
}

async function whyNot(act: Act, merge: MergeRow, followers: PersonFollowers): Promise<Refusal | undefined> {
  const elsewhere = await lockBoth(act, merge);
  if (elsewhere) return elsewhere;
  return merge.kind === 'merge' ? whyNotOne(act, merge, followers) : undefined;
}

/** Ties both to whoever has to do with one of them, or takes these ties and the merge back; false when it is gone. */
async function carryOut(act: Act, merge: MergeRow): Promise<boolean> {
  if (merge.undoes === null) {
    await tieBoth(act.tx, merge.mergeId);
    return true;
  }
  const undone = await lockMerge(act.tx, merge.undoes);
  if (!undone || !canDo(MERGE, undone.status, 'undo')) return false;
  const isUndone = await setMergeStatus(act.tx, undone, {
    status: nextOf(MERGE, undone.status, 'undo'),
    decidedAt: undone.decidedAt ?? act.clock.now(),
  });
  if (isUndone) await untieBoth(act.tx, undone.mergeId);
  return isUndone;
}
