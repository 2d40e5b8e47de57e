import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { classToOpen, offerClass } from '../classes/index.ts';
import type { amendBody, OpeningInput, openingActReply } from './contract.ts';
import { OPENING } from './machine.ts';
import { noteFaults, REFUSALS } from './rules.ts';
import { moveUp, recordOpening } from './service-seats.ts';
import { insertOpening, lockOpening, openingOfClass, saveOpening } from './store.ts';

type Answer = z.infer<typeof openingActReply>;

/** A class that people may still enrol in: not begun, not cancelled or rejected. */
const isBeforeClass = (of: { readonly status: string; readonly startOn: LocalDate }, today: LocalDate) =>
  !['cancelled', 'rejected', 'completed'].includes(of.status) && today < of.startOn;

/**
 * The institution opens a class for enrolment. Refuses `not-found`, `class-not-open` (LC-11a: enrol first, then train),
 * `not-planned` without occupation and hours, `already-open`, `days-faulty`, `over-plan`, `note-promises` (LC-12).
 */
export async function openClass(act: Act, classId: Uuid, given: OpeningInput): Promise<Result<Answer>> {
  const found = await classToOpen(act.tx, classId);
  if (!found) return refused(NOT_FOUND);
  const today = act.clock.today();
  if (!isBeforeClass(found, today)) return refused(REFUSALS.classNotOpen);
  if (found.occupationCode === null || found.totalHours === null) return refused(REFUSALS.notPlanned);
  const known = await openingOfClass(act.tx, classId);
  if (known && canDo(OPENING, known.status, 'abandon')) return refused(REFUSALS.alreadyOpen);
  const openFrom = given.openFrom as LocalDate;
  const openUntil = given.openUntil as LocalDate;
  if (openUntil < openFrom || openUntil >= found.startOn || openUntil < today)
    return refused(REFUSALS.daysFaulty);
  const faults = offerFaults(given.seats, found.plannedCount, given.conditions.note, '/conditions/note');
  if (faults.length > 0) return refused(...faults);
  const openingId = act.ids.uuid();
  const status = beginning(OPENING, 'openings.open');
  const stored = await tryConstraint(act.tx, () =>
    insertOpening(
      act.tx,
      { ...found, ...given, openingId, openFrom, openUntil, status },
      { at: act.clock.now(), by: act.actor.accountId },
    ),
  );
  if (!stored.ok) return refused(REFUSALS.alreadyOpen);
  await offerClass(act.tx, classId);
  await recordOpening(act, { ...found, openingId }, 'opening-opened', {
    seats: given.seats,
    hasNote: given.conditions.note !== null,
  });
  return done({ openingId, status, version: 1 });
}

/** What a class may not offer: more seats than its plan, promises in its note. */
function offerFaults(seats: number, planned: number | null, note: string | null, pointer: string): Refusal[] {
  return [
    ...(planned !== null && seats > planned ? [REFUSALS.overPlan(planned)] : []),
    ...noteFaults(note, pointer),
  ];
}

/**
 * More or fewer seats, another last day, other words of the note; what is held stays, and whoever waits moves up into new seats. Refuses
 * `not-found`, `wrong-status`, `version-conflict`, `seats-taken`, `days-faulty`, `over-plan`, `note-promises`.
 */
export async function amendOpening(
  act: Act,
  openingId: Uuid,
  given: z.infer<typeof amendBody>,
): Promise<Result<Answer>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(OPENING, found.status, 'openings.amend')) return refused(REFUSALS.wrongStatus);
  if (found.version !== given.version) return refused(REFUSALS.versionConflict);
  if (given.seats < found.taken) return refused(REFUSALS.seatsTaken(found.taken));
  const openUntil = given.openUntil as LocalDate;
  if (openUntil < found.openFrom || openUntil >= found.startOn) return refused(REFUSALS.daysFaulty);
  const note = given.note === undefined ? found.conditions.note : given.note;
  const planned = given.seats > found.seats ? found.plannedCount : null;
  const faults = offerFaults(given.seats, planned, given.note ?? null, '/note');
  if (faults.length > 0) return refused(...faults);
  const status = nextOf(OPENING, found.status, 'openings.amend');
  const conditions = { ...found.conditions, note };
  const version = await saveOpening(act.tx, { ...found, seats: given.seats, openUntil, conditions, status });
  await moveUp(act, found);
  await recordOpening(act, found, 'opening-amended', {
    seats: given.seats,
    hasNote: note !== null && note !== found.conditions.note,
  });
  return done({ openingId, status, version });
}

/** Nobody more enrols; who holds a seat or waits keeps it. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export const closeOpening = (act: Act, openingId: Uuid, version: number): Promise<Result<Answer>> =>
  turn(act, openingId, { version, by: 'openings.close', event: 'opening-closed' });

/** People may enrol again, until the same last day. Refuses `not-found`, `wrong-status`, `version-conflict`, `class-not-open`. */
export const reopenOpening = (act: Act, openingId: Uuid, version: number): Promise<Result<Answer>> =>
  turn(act, openingId, { version, by: 'openings.reopen', event: 'opening-reopened' });

async function turn(
  act: Act,
  openingId: Uuid,
  how: { version: number; by: 'openings.close' | 'openings.reopen'; event: string },
): Promise<Result<Answer>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(OPENING, found.status, how.by)) return refused(REFUSALS.wrongStatus);
  if (found.version !== how.version) return refused(REFUSALS.versionConflict);
  const isStillBefore = isBeforeClass(
    { status: found.classStatus, startOn: found.startOn },
    act.clock.today(),
  );
  if (how.by === 'openings.reopen' && !isStillBefore) return refused(REFUSALS.classNotOpen);
  const status = nextOf(OPENING, found.status, how.by);
  const version = await saveOpening(act.tx, { ...found, status });
  await recordOpening(act, found, how.event);
  return done({ openingId, status, version });
}

/**
 * The county stops the enrolment of a class, with a reason: nobody enrols and nobody comes onto the roster; whoever holds a
 * seat keeps it. The institution and whoever has a place are told. Refuses `not-found`, `wrong-status`, `version-conflict`.
 */
export async function stopOpening(
  act: Act,
  openingId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<Answer>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(OPENING, found.status, 'openings.stop')) return refused(REFUSALS.wrongStatus);
  if (found.version !== given.version) return refused(REFUSALS.versionConflict);
  const status = nextOf(OPENING, found.status, 'openings.stop');
  const { reason } = given;
  const version = await saveOpening(act.tx, { ...found, status, reason });
  await recordOpening(act, found, 'opening-stopped', { reason });
  return done({ openingId, status, version });
}

/** The county lets the enrolment go on, until the same last day. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function allowOpening(act: Act, openingId: Uuid, version: number): Promise<Result<Answer>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(OPENING, found.status, 'openings.allow')) return refused(REFUSALS.wrongStatus);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(OPENING, found.status, 'openings.allow');
  const saved = await saveOpening(act.tx, { ...found, status, reason: null });
  await recordOpening(act, found, 'opening-allowed');
  return done({ openingId, status, version: saved });
}
