import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ChangeStatus, LedgerFact, ListId } from './contract-changes.ts';
import { readLists } from './lists.ts';
import { LIST_CHANGE } from './machine.ts';
import { listsInForce, REFUSALS, saysNothingNew } from './rules.ts';
import { type ChangeRow, insertChange, lockChange, setChangeStatus, signedChanges } from './store-changes.ts';

type Moved = Result<{ changeId: Uuid; status: ChangeStatus; version: number }>;
const SUBJECT = 'list-change';

/**
 * A handler proposes what a list of the own county is called and who stands on it; it stays as it is until another person
 * signs (GS-3-1). Refuses `nothing-changed`, `name-taken`, `already-proposed`, and `not-found` outside a county.
 */
export async function proposeListChange(
  act: Act,
  proposed: {
    readonly listId: ListId;
    readonly name: string;
    readonly anyOf: readonly LedgerFact[];
    readonly reason: string;
  },
): Promise<Result<{ changeId: Uuid }>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const lists = listsInForce(readLists(), await signedChanges(act.tx, divisionCode));
  const { listId, name, reason } = proposed;
  const anyOf = [...new Set(proposed.anyOf)];
  const list = lists.find((one) => one.listId === listId);
  if (!list) return refused(NOT_FOUND);
  if (saysNothingNew(list, name, anyOf)) return refused(REFUSALS.sameAsNow);
  if (lists.some((one) => one.listId !== listId && one.name === name)) return refused(REFUSALS.nameTaken);
  const row = {
    ...{ divisionCode, divisionPath, listId, name, anyOf, reason },
    changeId: act.ids.uuid(),
    status: beginning(LIST_CHANGE, 'ledgers.propose'),
    proposedAt: act.clock.now(),
    proposedById: act.actor.accountId,
  };
  const stored = await tryConstraint(act.tx, () => insertChange(act.tx, row));
  if (!stored.ok) {
    const { constraint } = stored.violation;
    if (constraint === 'list_change_one_open') return refused(REFUSALS.alreadyProposed);
    throw new Error(`list change not proposed: ${constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: row.changeId,
    ...{ divisionPath, organisationId: null },
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  await record(act, row, { event: 'list-change-proposed', reason });
  return done({ changeId: row.changeId });
}

/**
 * Another person signs it or sends it back; signed, the list is counted so at once. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideListChange(
  act: Act,
  changeId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Moved> {
  const change = await lockChange(act.tx, changeId);
  if (!change) return refused(NOT_FOUND);
  if (!canDo(LIST_CHANGE, change.status, 'ledgers.decide')) return refused(REFUSALS.decided);
  if (change.version !== review.version) return refused(VERSION_CONFLICT);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: changeId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(LIST_CHANGE, change.status, 'ledgers.decide', review.decision);
  return move(act, change, status, {
    event: 'list-change-decided',
    decision: review.decision,
    reason: review.opinion?.trim(),
  });
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `not-the-proposer`, `version-conflict`. */
export async function withdrawListChange(
  act: Act,
  changeId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const change = await lockChange(act.tx, changeId);
  if (!change) return refused(NOT_FOUND);
  if (!canDo(LIST_CHANGE, change.status, 'ledgers.withdraw')) return refused(REFUSALS.decided);
  const behind = await accountsBehind(act.tx, [change.proposedById]);
  if (!behind.get(change.proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.ofAnother);
  if (change.version !== given.version) return refused(VERSION_CONFLICT);
  await withdrawCase(act, SUBJECT, changeId, given.reason);
  const status = nextOf(LIST_CHANGE, change.status, 'ledgers.withdraw');
  return move(act, change, status, { event: 'list-change-withdrawn', reason: given.reason });
}

interface Said {
  readonly event: string;
  readonly decision?: string;
  readonly reason: string | undefined;
}

async function move(act: Act, change: ChangeRow, status: ChangeStatus, said: Said): Promise<Moved> {
  const signedOn = said.decision === 'passed' ? act.clock.today() : null;
  if (!(await setChangeStatus(act.tx, change, { status, signedOn }))) return refused(VERSION_CONFLICT);
  await record(act, change, said);
  return done({ changeId: change.changeId, status, version: change.version + 1 });
}

function record(
  act: Act,
  change: Pick<ChangeRow, 'changeId' | 'divisionPath' | 'listId' | 'name' | 'anyOf'>,
  { event, decision, reason }: Said,
): Promise<void> {
  const { listId, name, anyOf } = change;
  return act.record({
    event,
    objectType: SUBJECT,
    objectId: change.changeId,
    divisionPath: change.divisionPath,
    detail: { listId, name, anyOf, ...(decision === undefined ? {} : { decision }) },
    ...(reason ? { reason } : {}),
  });
}
