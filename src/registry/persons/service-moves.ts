import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { MoveStatus } from './contract-moves.ts';
import { PERSON_MOVE } from './machine.ts';
import { MOVE_REFUSALS, mayInCounty } from './rules-moves.ts';
import { personViews } from './service.ts';
import { whyNotHeld } from './service-held.ts';
import { linkedPersons } from './service-links.ts';
import { lockPerson } from './store-corrections.ts';
import {
  countyPath,
  hasOpenMatter,
  insertMove,
  lockMove,
  type MoveRow,
  noteReceipt,
  receivePerson,
  setMoveStatus,
} from './store-moves.ts';

type Moved = Result<{ moveId: Uuid; status: MoveStatus; version: number }>;
type Decision = 'passed' | 'returned';

/** Working days of the second person. */
const REVIEW_WORKING_DAYS = 5;

/**
 * A handler of a county that holds a person would hand the person to another county, under every number; nothing changes
 * until a second person releases and the other county takes in. Classes, claims and money stay where they are. Refuses
 * `not-found`, `moved-away`, `county-unknown`, `same-county`, `matter-open`, `move-waiting`, `not-staged`.
 */
export async function proposeMove(
  act: Act,
  asked: PersonId,
  proposed: {
    readonly toCode: string;
    readonly document: string;
    readonly reason: string;
    readonly fileIds?: readonly string[] | undefined;
  },
): Promise<Result<{ moveId: Uuid }>> {
  const { toCode, document, reason } = proposed;
  const fromPath = act.actor.divisionPath;
  const link = (await linkedPersons(act.tx, [asked])).get(asked);
  const personId = link?.staysId ?? asked;
  const locked = await lockPerson(act.tx, personId);
  const elsewhere = await whyNotHeld(act.tx, [personId]);
  if (elsewhere) return refused(elsewhere);
  const person = (await personViews(act.tx, [personId])).get(personId);
  if (!locked || !person || fromPath === null) return refused(NOT_FOUND);
  const toPath = await countyPath(act.tx, toCode);
  if (toPath === undefined) return refused(MOVE_REFUSALS.countyUnknown);
  if (toPath === fromPath) return refused(MOVE_REFUSALS.sameCounty);
  const numbers = [personId, ...(link ? [asked, ...link.others] : [])];
  if (await hasOpenMatter(act.tx, numbers, fromPath)) return refused(MOVE_REFUSALS.matterOpen);
  const moveId = act.ids.uuid();
  const row = {
    moveId,
    personId,
    personName: person.name,
    idNumberMasked: person.idNumberMasked,
    fromPath,
    toCode,
    toPath,
    document,
    reason,
    status: beginning(PERSON_MOVE, 'persons.proposeMove'),
    proposedById: act.actor.accountId,
    proposedAt: act.clock.now(),
  };
  const added = await tryConstraint(act.tx, () => insertMove(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'person_move_one_open') return refused(MOVE_REFUSALS.waiting);
    throw new Error(`move not proposed: ${added.violation.constraint}`);
  }
  const files = await openReview(act, row, proposed.fileIds ?? []);
  if (!files.ok) return files;
  await recordMove(act, row, {
    event: 'person-move-proposed',
    reason,
    divisionPath: fromPath,
    detail: { files: files.value },
  });
  return done({ moveId });
}

async function openReview(
  act: Act,
  { moveId, fromPath, reason }: Pick<MoveRow, 'moveId' | 'fromPath' | 'reason'>,
  fileIds: readonly string[],
): Promise<Result<number>> {
  const subject = {
    subjectType: 'person-move',
    subjectId: moveId,
    divisionPath: fromPath,
    organisationId: null,
  } as const;
  const opened = await openCase(act, {
    ...subject,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, fileIds, subject);
  return attached.ok ? done(attached.value.count) : attached;
}

/**
 * Another person of the same county releases, or returns the proposal. Refuses `not-found`, `wrong-status`,
 * `not-your-county`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideMove(
  act: Act,
  moveId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: Decision },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'persons.decideMove', review.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  const performed = await performStep(act, {
    subjectType: 'person-move',
    subjectId: moveId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  return moveOn(act, move, 'persons.decideMove', {
    event: 'person-move-decided',
    decision: review.decision,
    reason: review.opinion?.trim(),
  });
}

/**
 * The county that holds the person takes the move back, also one that is released and not yet taken in. Refuses
 * `not-found`, `wrong-status`, `not-your-county`, `version-conflict`.
 */
export async function withdrawMove(
  act: Act,
  moveId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'persons.withdrawMove', given.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  await withdrawCase(act, 'person-move', moveId, given.reason);
  return moveOn(act, move, 'persons.withdrawMove', {
    event: 'person-move-withdrawn',
    reason: given.reason,
  });
}

/**
 * The other county takes the person in and holds from now on, or declines and nothing changes. Refuses `not-found`,
 * `wrong-status`, `not-your-county`, `version-conflict`, `opinion-required`, `matter-open`, `moved-meanwhile`.
 */
export async function receiveMove(
  act: Act,
  moveId: Uuid,
  given: { readonly version: number; readonly decision: Decision; readonly opinion?: string | undefined },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'persons.receiveMove', given.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  const note = given.opinion?.trim() || null;
  if (given.decision === 'returned' && note === null) return refused(MOVE_REFUSALS.needNote);
  if (given.decision === 'passed') {
    const answer = await receivePerson(act.tx, moveId);
    if (answer === 'matter-open') return refused(MOVE_REFUSALS.matterOpen);
    if (answer !== 'received') return refused(MOVE_REFUSALS.movedMeanwhile);
  }
  await noteReceipt(act.tx, moveId, { accountId: act.actor.accountId, at: act.clock.now(), note });
  return moveOn(act, move, 'persons.receiveMove', {
    event: 'person-move-received',
    decision: given.decision,
    reason: note ?? undefined,
  });
}

type MoveAct = 'persons.decideMove' | 'persons.withdrawMove' | 'persons.receiveMove';

function refusalOf(
  act: Act,
  move: MoveRow | undefined,
  route: MoveAct,
  version: number,
): Refusal | undefined {
  if (!move) return NOT_FOUND;
  if (!mayInCounty(move, route === 'persons.receiveMove', act.actor.divisionPath))
    return MOVE_REFUSALS.otherCounty;
  if (!canDo(PERSON_MOVE, move.status, route)) return MOVE_REFUSALS.wrongStatus;
  return move.version === version ? undefined : VERSION_CONFLICT;
}

async function moveOn(
  act: Act,
  move: MoveRow,
  route: MoveAct,
  said: {
    readonly event: string;
    readonly decision?: Decision;
    readonly reason: string | undefined;
  },
): Promise<Moved> {
  const { moveId, fromPath, toPath } = move;
  const status = nextOf(PERSON_MOVE, move.status, route, said.decision);
  if (!(await setMoveStatus(act.tx, move, status))) return refused(VERSION_CONFLICT);
  await recordMove(act, move, {
    event: said.event,
    reason: said.reason,
    divisionPath: route === 'persons.receiveMove' ? toPath : fromPath,
    detail: said.decision ? { decision: said.decision } : {},
  });
  return done({ moveId, status, version: move.version + 1 });
}

/** What happened to a move, in the record of the person. */
function recordMove(
  act: Act,
  { moveId, personId, fromPath, toPath }: Pick<MoveRow, 'moveId' | 'personId' | 'fromPath' | 'toPath'>,
  said: {
    readonly event: string;
    readonly reason: string | undefined;
    readonly divisionPath: string;
    readonly detail: Record<string, string | number>;
  },
): Promise<void> {
  return act.record({
    event: said.event,
    objectType: 'person',
    objectId: String(personId),
    divisionPath: said.divisionPath,
    organisationId: null,
    ...(said.reason ? { reason: said.reason } : {}),
    detail: { moveId, fromPath, toPath, ...said.detail },
  });
}
