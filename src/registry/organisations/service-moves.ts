import type { z } from 'zod';
import { type Act, type Actor, allowedIn, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import { attachFiles, filesOf } from '../../platform/files/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { mayInCounty } from '../persons/index.ts';
import type { MoveStatus, moveRow, movesReply } from './contract-moves.ts';
import { ORGANISATION_MOVE } from './machine.ts';
import { MOVE_REFUSALS } from './rules-moves.ts';
import { findById } from './store.ts';
import {
  countyPath,
  hasOpenMatter,
  insertMove,
  listMoves,
  lockMove,
  type MoveRow,
  noteReceipt,
  receiveOrganisation,
  setMoveStatus,
} from './store-moves.ts';

type Moved = Result<{ moveId: Uuid; status: MoveStatus; version: number }>;
type Decision = 'passed' | 'returned';

/**
 * A handler of the county that holds an organisation would hand it to another county; nothing changes until a second
 * person releases it and the other county takes it in. Classes, claims and money stay where they are. Refuses
 * `not-found`, `county-unknown`, `same-county`, `matter-open`, `move-waiting`, `not-staged`.
 */
export async function proposeMove(
  act: Act,
  proposed: {
    readonly organisationId: Uuid;
    readonly toCode: string;
    readonly document: string;
    readonly reason: string;
    readonly fileIds?: readonly string[] | undefined;
  },
): Promise<Result<{ moveId: Uuid }>> {
  const { organisationId, toCode, document, reason } = proposed;
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  const toPath = await countyPath(act.tx, toCode);
  if (toPath === undefined) return refused(MOVE_REFUSALS.countyUnknown);
  if (toPath === known.divisionPath) return refused(MOVE_REFUSALS.sameCounty);
  if (await hasOpenMatter(act.tx, organisationId)) return refused(MOVE_REFUSALS.matterOpen);
  const moveId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertMove(act.tx, {
      moveId,
      organisationId,
      organisationName: known.name,
      creditCode: known.creditCode,
      fromPath: known.divisionPath,
      toCode,
      toPath,
      document,
      reason,
      status: beginning(ORGANISATION_MOVE, 'organisations.proposeMove'),
      proposedById: act.actor.accountId,
      proposedAt: act.clock.now(),
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'organisation_move_one_open') return refused(MOVE_REFUSALS.waiting);
    throw new Error(`move not proposed: ${added.violation.constraint}`);
  }
  const subject = {
    subjectType: 'organisation-move',
    subjectId: moveId,
    divisionPath: known.divisionPath,
    organisationId,
  } as const;
  const opened = await openCase(act, {
    ...subject,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, proposed.fileIds ?? [], subject);
  if (!attached.ok) return attached;
  await act.record({
    event: 'organisation-move-proposed',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: known.divisionPath,
    organisationId,
    reason,
    detail: { moveId, toCode, document, files: attached.value.count },
  });
  return done({ moveId });
}

/**
 * Another person of the same county releases it, or returns the proposal. Refuses `not-found`, `wrong-status`,
 * `not-your-county`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideMove(
  act: Act,
  moveId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: Decision },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'organisations.decideMove', review.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  const performed = await performStep(act, {
    subjectType: 'organisation-move',
    subjectId: moveId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  return moveOn(act, move, 'organisations.decideMove', {
    event: 'organisation-move-decided',
    decision: review.decision,
    reason: review.opinion?.trim(),
  });
}

/**
 * The county that holds it takes the move back, also one that is released and not yet taken in. Refuses `not-found`,
 * `wrong-status`, `not-your-county`, `version-conflict`.
 */
export async function withdrawMove(
  act: Act,
  moveId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'organisations.withdrawMove', given.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  await withdrawCase(act, 'organisation-move', moveId, given.reason);
  return moveOn(act, move, 'organisations.withdrawMove', {
    event: 'organisation-move-withdrawn',
    reason: given.reason,
  });
}

/**
 * The other county takes it in, and it is theirs from now on, or declines and it stays where it is. Refuses `not-found`,
 * `wrong-status`, `not-your-county`, `version-conflict`, `opinion-required`, `moved-meanwhile`.
 */
export async function receiveMove(
  act: Act,
  moveId: Uuid,
  given: { readonly version: number; readonly decision: Decision; readonly opinion?: string | undefined },
): Promise<Moved> {
  const move = await lockMove(act.tx, moveId);
  const refusal = refusalOf(act, move, 'organisations.receiveMove', given.version);
  if (!move || refusal) return refused(refusal ?? NOT_FOUND);
  const note = given.opinion?.trim() || null;
  if (given.decision === 'returned' && note === null) return refused(MOVE_REFUSALS.needNote);
  if (given.decision === 'passed' && !(await receiveOrganisation(act.tx, moveId)))
    return refused(MOVE_REFUSALS.movedMeanwhile);
  await noteReceipt(act.tx, moveId, { accountId: act.actor.accountId, at: act.clock.now(), note });
  return moveOn(act, move, 'organisations.receiveMove', {
    event: 'organisation-move-received',
    decision: given.decision,
    reason: note ?? undefined,
  });
}

type MoveAct = 'organisations.decideMove' | 'organisations.withdrawMove' | 'organisations.receiveMove';

function refusalOf(act: Act, move: MoveRow | undefined, route: MoveAct, version: number) {
  if (!move) return NOT_FOUND;
  if (!mayInCounty(move, route === 'organisations.receiveMove', act.actor.divisionPath))
    return MOVE_REFUSALS.otherCounty;
  if (!canDo(ORGANISATION_MOVE, move.status, route)) return MOVE_REFUSALS.wrongStatus;
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
  const { moveId, organisationId } = move;
  const status = nextOf(ORGANISATION_MOVE, move.status, route, said.decision);
  if (!(await setMoveStatus(act.tx, move, status))) return refused(VERSION_CONFLICT);
  await act.record({
    event: said.event,
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath: route === 'organisations.receiveMove' ? move.toPath : move.fromPath,
    organisationId,
    ...(said.reason ? { reason: said.reason } : {}),
    detail: {
      moveId,
      fromPath: move.fromPath,
      toPath: move.toPath,
      ...(said.decision ? { decision: said.decision } : {}),
    },
  });
  return done({ moveId, status, version: move.version + 1 });
}

/** Moves out of and into one's county, with papers and steps. */
export async function moveViews(
  reader: { readonly tx: Tx; readonly ciphers: Ciphers },
  actor: Pick<Actor, 'role' | 'divisionPath'>,
  today: LocalDate,
  page: { readonly after: string | null; readonly limit: number },
): Promise<z.input<typeof movesReply>> {
  const { rows, total } = await listMoves(reader.tx, page);
  const files = await filesOf(
    reader,
    'organisation-move',
    rows.map(({ moveId }) => moveId),
  );
  const views: z.input<typeof moveRow>[] = [];
  for (const row of rows) {
    const { fromPath, toPath, proposedById: _, proposedAt, receivedAt, ...shown } = row;
    views.push({
      ...shown,
      proposedAt: proposedAt.toISOString(),
      receivedAt: receivedAt?.toISOString() ?? null,
      files: [...(files.get(row.moveId) ?? [])],
      steps: (await caseOf(reader.tx, 'organisation-move', row.moveId, today))?.steps ?? [],
      allowed: allowedIn(ORGANISATION_MOVE, row.status, actor).filter((route) =>
        mayInCounty({ fromPath, toPath }, route === 'organisations.receiveMove', actor.divisionPath),
      ),
    });
  }
  return { rows: views, next: rows.length === page.limit ? (rows.at(-1)?.moveId ?? null) : null, total };
}
