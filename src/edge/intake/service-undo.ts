import type { z } from 'zod';
import { type Law, lockClaims, recomputeClaim } from '../../benefits/claims/index.ts';
import { lockPersons } from '../../benefits/determination/index.ts';
import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawProposal } from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  canDo,
  divisionPathOf,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { followLives, linkedPersons, withLinked } from '../../registry/persons/index.ts';
import type { batchActReply, batchReply } from './contract-batches.ts';
import { INTAKE_BATCH } from './machine.ts';
import { type Blocker, blockersOf, changesOf, REFUSALS } from './rules-undo.ts';
import type { Summary } from './service-batches.ts';
import { changesLaw, refusalOfOffice } from './service-second-person.ts';
import { type BatchRow, findBatch } from './store.ts';
import {
  countChanges,
  findAnswered,
  findAnsweredLives,
  findClaimsOn,
  findDecidedClaims,
  findLaterChanges,
  findUndo,
  lockTouchedClasses,
  moveUndo,
  undoRows,
} from './store-undo.ts';

type Answer = Result<z.infer<typeof batchActReply>>;

/** What stands against undoing a batch, now. */
async function blockersFor(tx: Tx, batch: BatchRow): Promise<Blocker[]> {
  const { batchId } = batch;
  return blockersOf({
    changes: await countChanges(tx, batchId),
    claims: await findClaimsOn(tx, batchId),
    decided: await findDecidedClaims(tx, batchId, 'handed-in'),
    later: await findLaterChanges(tx, batchId),
  });
}

/** What undoing would take back and what stands against it; null for a batch that was not imported. */
export async function undoOf(tx: Tx, batch: BatchRow): Promise<z.infer<typeof batchReply>['undo']> {
  if (batch.confirmedAt === null || !hasBeenImported(batch)) return null;
  const undo = await findUndo(tx, batch.batchId);
  const blockers = isStillThere(batch) ? await blockersFor(tx, batch) : [];
  return {
    changes: changesOf(await countChanges(tx, batch.batchId)),
    blockers: blockers.map(({ refusal, link }) => ({ message: refusal.message, link })),
    reason: undo?.reason ?? null,
    proposedBy: undo?.proposedBy ?? null,
    proposedAt: undo?.proposedAt?.toISOString() ?? null,
    undoneBy: undo?.undoneBy ?? null,
    undoneAt: undo?.undoneAt?.toISOString() ?? null,
  };
}

const isStillThere = ({ status }: BatchRow) =>
  canDo(INTAKE_BATCH, status, 'intake.proposeUndo') || canDo(INTAKE_BATCH, status, 'intake.decideUndo');
const hasBeenImported = (batch: BatchRow) => isStillThere(batch) || batch.status === 'undone';

/**
 * One person would take back everything that a confirmed batch wrote; another decides. Refuses `batch-not-undoable`,
 * `version-conflict`, and everything that rests on the batch.
 */
export async function proposeUndo(
  act: Act,
  asked: { readonly batchId: Uuid; readonly version: number; readonly reason: string },
): Promise<Answer> {
  const batch = await findBatch(act.tx, asked.batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.proposeUndo')) return refused(REFUSALS.notUndoable);
  if (batch.version !== asked.version) return refused(VERSION_CONFLICT);
  const blockers = await blockersFor(act.tx, batch);
  if (blockers.length > 0) return refused(...blockers.map(({ refusal }) => refusal));
  const status = nextOf(INTAKE_BATCH, batch.status, 'intake.proposeUndo');
  const proposed = { reason: asked.reason, by: act.actor.accountId, at: act.clock.now() };
  if (!(await moveUndo(act.tx, batch, { status, proposed }))) return refused(VERSION_CONFLICT);
  const opened = await openCase(act, {
    subjectType: 'import-undo',
    subjectId: batch.batchId,
    divisionPath: divisionPathOf(batch.divisionCode),
    organisationId: batch.organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: asked.reason,
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'intake-undo-proposed',
    objectType: 'intake-batch',
    objectId: batch.batchId,
    divisionPath: divisionPathOf(batch.divisionCode),
    reason: asked.reason,
  });
  return done(answerOf(batch, status));
}

/**
 * Another person decides: everything that the batch wrote is as it was before, or it stays. Claims that their maker
 * still has are computed again over what is known then. What set amounts is taken back with finance's decision. Refuses
 * `batch-not-undoable`, `version-conflict`, `four-eyes`, `finance-signs`, `opinion-required`, and everything that rests
 * on the batch.
 */
export async function decideUndo(
  act: Act,
  batchId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
  law: Law,
): Promise<Answer> {
  const batch = await findBatch(act.tx, batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.decideUndo')) return refused(REFUSALS.notUndoable);
  if (batch.version !== review.version) return refused(VERSION_CONFLICT);
  const office = refusalOfOffice(act.actor.role, changesLaw(batch.counts as Summary));
  if (office !== undefined) return refused(office);
  const performed = await performStep(act, {
    subjectType: 'import-undo',
    subjectId: batchId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const rows = review.decision === 'passed' ? await takeBack(act, batch, law) : done(0);
  if (!rows.ok) return rows;
  const status = nextOf(INTAKE_BATCH, batch.status, 'intake.decideUndo', review.decision);
  const undone = review.decision === 'passed' ? { by: act.actor.accountId, at: act.clock.now() } : undefined;
  if (!(await moveUndo(act.tx, batch, { status, ...(undone ? { undone } : {}) })))
    return refused(VERSION_CONFLICT);
  await act.record({
    event: 'intake-undo-decided',
    objectType: 'intake-batch',
    objectId: batchId,
    divisionPath: divisionPathOf(batch.divisionCode),
    ...(review.opinion?.trim() ? { reason: review.opinion.trim() } : {}),
    detail: { decision: review.decision, rows: rows.value },
  });
  return done(answerOf(batch, status));
}

/**
 * Whoever would undo an import takes that back while nobody has decided. Refuses `batch-not-undoable`,
 * `version-conflict`, `not-own-proposal`.
 */
export async function withdrawUndo(
  act: Act,
  asked: { readonly batchId: Uuid; readonly version: number; readonly reason: string },
): Promise<Answer> {
  const { batchId, reason } = asked;
  const batch = await findBatch(act.tx, batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.withdrawUndo')) return refused(REFUSALS.notUndoable);
  if (batch.version !== asked.version) return refused(VERSION_CONFLICT);
  const withdrawn = await withdrawProposal(act, 'import-undo', batchId, reason);
  if (!withdrawn.ok) return withdrawn;
  const status = nextOf(INTAKE_BATCH, batch.status, 'intake.withdrawUndo');
  if (!(await moveUndo(act.tx, batch, { status }))) return refused(VERSION_CONFLICT);
  const divisionPath = divisionPathOf(batch.divisionCode);
  const entry = { objectType: 'intake-batch', objectId: batchId, divisionPath } as const;
  await act.record({ event: 'intake-undo-withdrawn', ...entry, reason });
  return done(answerOf(batch, status));
}

async function takeBack(act: Act, batch: BatchRow, law: Law): Promise<Result<number>> {
  const { tx } = act;
  const { batchId } = batch;
  await lockTouchedClasses(tx, batchId);
  const answered = await findAnswered(tx, batchId);
  await lockPersons(tx, withLinked(answered, await linkedPersons(tx, answered)));
  const blockers = await blockersFor(tx, batch);
  if (blockers.length > 0) return refused(...blockers.map(({ refusal }) => refusal));
  const open = await findDecidedClaims(tx, batchId, 'open');
  const undone = await tryConstraint(tx, () => undoRows(tx, batchId));
  if (!undone.ok) return refused(REFUSALS.restsOn);
  await followLives(act, await findAnsweredLives(tx, batchId));
  for (const { claimId, version } of await lockClaims(
    tx,
    open.map(({ claimId }) => claimId),
  )) {
    const computed = await recomputeClaim(act, law, claimId, version);
    if (!computed.ok) return computed;
  }
  return done(undone.value);
}

function answerOf(batch: BatchRow, status: BatchRow['status']): z.infer<typeof batchActReply> {
  const { counts } = batch.counts as Summary;
  return { batchId: batch.batchId, status, version: batch.version + 1, counts };
}
