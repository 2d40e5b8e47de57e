import { type Act, eventOf, NOT_FOUND, type RouteId, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawProposal } from '../../platform/approvals/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { forgetHelped } from '../../registry/own-accounts/index.ts';
import { forgetPersons } from '../../registry/persons/index.ts';
import { forgetDeclared } from '../../training/classes/index.ts';
import type { ListMoved, ListStatus } from './contract.ts';
import { RETENTION_LIST } from './machine.ts';
import { FILE_YEARS, REFUSALS, termOf } from './rules.ts';
import {
  insertList,
  type ListRow,
  lockLiving,
  moveList,
  noteOutcome,
  type Overdue,
  replaceItems,
  selectItems,
  selectList,
  selectOverdue,
} from './store.ts';

type Moved = Promise<Result<ListMoved>>;
interface Said {
  readonly version: number;
  readonly reason: string;
}
const SUBJECT = 'retention';

/** The latest last day whose term has ended before today. */
export function lastDayOver(today: LocalDate): LocalDate {
  const [year, ...rest] = today.split('-');
  const then = `${Number(year) - FILE_YEARS}-${rest.join('-')}`;
  return (then.endsWith('-02-29') ? then.replace('-02-29', '-02-28') : then) as LocalDate;
}

/**
 * Finds whose records are over their term, a list a division; a list that nobody has proposed yet is made again, one that
 * waits for the second person stays as it was proposed. Changes nothing of any person. Gives how many were found.
 */
export async function findOverdue(act: Act): Promise<number> {
  const today = act.clock.today();
  const found = (await selectOverdue(act.tx, lastDayOver(today), null)).filter(
    ({ lastOn }) => termOf(lastOn) < today,
  );
  const byDivision = new Map<string, Overdue[]>();
  for (const row of found)
    byDivision.set(row.divisionPath, [...(byDivision.get(row.divisionPath) ?? []), row]);
  for (const [divisionPath, rows] of byDivision) {
    const living = await lockLiving(act.tx, divisionPath);
    if (living && !canDo(RETENTION_LIST, living.status, 'find')) continue;
    const listId = living?.listId ?? act.ids.uuid();
    if (!living) {
      const status = beginning(RETENTION_LIST, 'find');
      await insertList(act.tx, { listId, divisionPath, foundOn: today, status });
      await act.record({
        event: 'retention-found',
        objectType: 'retention-list',
        objectId: listId,
        divisionPath,
        detail: { persons: rows.length },
      });
    }
    await replaceItems(
      act.tx,
      listId,
      rows.map((row) => ({ ...row, untilOn: termOf(row.lastOn) })),
    );
  }
  return found.length;
}

type Route = 'retention.propose' | 'retention.withdraw' | 'retention.decide';

async function seen(act: Act, listId: Uuid, route: Route, version: number): Promise<Result<ListRow>> {
  const row = await selectList(act.tx, listId, true);
  if (!row) return refused(NOT_FOUND);
  if (!canDo(RETENTION_LIST, row.status, route)) return refused(REFUSALS.notSo);
  return row.version === version ? done(row) : refused(VERSION_CONFLICT);
}

/**
 * A handler has looked through the list and proposes to anonymise everybody on it; nothing is removed before another
 * person confirms. Refuses `not-found`, `wrong-status`, `version-conflict`, `retention-empty`.
 */
export async function proposeList(act: Act, listId: Uuid, said: Said): Moved {
  const found = await seen(act, listId, 'retention.propose', said.version);
  if (!found.ok) return found;
  if (found.value.persons === 0) return refused(REFUSALS.empty);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: listId,
    divisionPath: found.value.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: said.reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(RETENTION_LIST, found.value.status, 'retention.propose');
  return move(act, found.value, status, { route: 'retention.propose', reason: said.reason, counts: NOBODY });
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `version-conflict`, `not-own-proposal`. */
export async function withdrawList(act: Act, listId: Uuid, said: Said): Moved {
  const found = await seen(act, listId, 'retention.withdraw', said.version);
  if (!found.ok) return found;
  const back = await withdrawProposal(act, SUBJECT, listId, said.reason);
  if (!back.ok) return back;
  const status = nextOf(RETENTION_LIST, found.value.status, 'retention.withdraw');
  return move(act, found.value, status, { route: 'retention.withdraw', reason: said.reason, counts: NOBODY });
}

/**
 * Another person confirms: everybody on the list who is still over the term and for whom nothing has opened is anonymised
 * for good, the others are left out. Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`,
 * `opinion-required`.
 */
export async function decideList(
  act: Act,
  listId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Moved {
  const found = await seen(act, listId, 'retention.decide', review.version);
  if (!found.ok) return found;
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: listId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const counts = review.decision === 'passed' ? await carryOut(act, listId) : NOBODY;
  const status = nextOf(RETENTION_LIST, found.value.status, 'retention.decide', review.decision);
  return move(act, found.value, status, {
    route: 'retention.decide',
    reason: review.opinion?.trim() ?? null,
    counts,
  });
}

const NOBODY = { anonymised: 0, leftOut: 0 };

async function carryOut(act: Act, listId: Uuid): Promise<typeof NOBODY> {
  const listed = (await selectItems(act.tx, listId)).map(({ personId }) => personId);
  const still = new Set(
    (await selectOverdue(act.tx, lastDayOver(act.clock.today()), listed)).map(({ personId }) => personId),
  );
  const gone = listed.filter((personId) => still.has(personId));
  const left: PersonId[] = listed.filter((personId) => !still.has(personId));
  await forgetPersons(act, gone);
  await forgetDeclared(act.tx, gone);
  await forgetHelped(act.tx, gone);
  await noteOutcome(act.tx, listId, gone, 'anonymised');
  await noteOutcome(act.tx, listId, left, 'left-out');
  return { anonymised: gone.length, leftOut: left.length };
}

async function move(
  act: Act,
  row: ListRow,
  status: ListStatus,
  said: { readonly route: RouteId; readonly reason: string | null; readonly counts: typeof NOBODY },
): Moved {
  const proposedBy = said.route === 'retention.propose' ? act.actor.accountId : null;
  const carriedOutOn = status === 'carried-out' ? act.clock.today() : null;
  const next = { status, reason: said.reason, proposedBy, carriedOutOn };
  if (!(await moveList(act.tx, row, next))) return refused(VERSION_CONFLICT);
  await act.record({
    event: eventOf(said.route),
    objectType: 'retention-list',
    objectId: row.listId,
    divisionPath: row.divisionPath,
    detail: { persons: row.persons, ...said.counts, status },
    ...(said.reason ? { reason: said.reason } : {}),
  });
  return done({ listId: row.listId, status, version: row.version + 1, ...said.counts });
}
