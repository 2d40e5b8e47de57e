import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  done,
  localDateAt,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { type EnrolmentInput, enrol, leaveClassHerself, rosterOf } from '../classes/index.ts';
import type { OpeningStatus, SeatStatus, SelectionReason } from './contract.ts';
import { OPENING, SEAT } from './machine.ts';
import { type Enrolling, REFUSALS, rankOf, selectionFault } from './rules.ts';
import { openingObstacles } from './service-obstacles.ts';
import { lockOpening, type OpeningRow, openingOfClass, saveOpening } from './store.ts';
import {
  findSeat,
  insertSeat,
  moveSeats,
  moveUpNext,
  type SeatRow,
  seatsOf,
  tieEnrolled,
  type Wish,
  waitingBefore,
} from './store-seats.ts';

export interface SeatTaken {
  readonly seatId: Uuid;
  readonly number: number;
  readonly status: SeatStatus;
  /** How many wait before her; null where she has a seat. */
  readonly ahead: number | null;
}

/**
 * A person enrols herself: a seat while there is one, else a place in the queue, with the next number. Everybody goes one
 * after another behind the lock of the opening. Refuses `not-found`, `enrolment-closed`, `already-enrolled`, `too-young`,
 * `too-old`, `other-group`, `overlapping-class` (R11).
 */
export async function takeSeat(
  act: Act,
  openingId: Uuid,
  who: Enrolling & { readonly personId: PersonId; readonly wish: Wish },
  termOf: (group: string) => string,
): Promise<Result<SeatTaken>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  const faults = await openingObstacles(act.tx, found, who, { today: act.clock.today(), termOf });
  if (faults.length > 0) return refused(...faults);
  const { personId } = who;
  const status = beginning(SEAT, 'worker.enrol', found.taken < found.seats ? 'held' : 'queued');
  const seat = {
    seatId: act.ids.uuid(),
    openingId,
    personId,
    number: found.lastNumber + 1,
    rank: rankOf(found.queueOrder, who),
    status,
    takenAt: act.clock.now(),
  };
  await insertSeat(act.tx, seat, who.wish);
  await tieEnrolled(act.tx, personId, found);
  await recordSeat(act, found, {
    seatId: seat.seatId,
    event: 'seat-taken',
    detail: { number: seat.number, status },
  });
  const ahead = status === 'queued' ? await waitingBefore(act.tx, seat.seatId) : null;
  return done({ seatId: seat.seatId, number: seat.number, status, ahead });
}

/**
 * She gives her place up, until the day before the class begins; the first of the queue gets the seat. Whoever was on the
 * roster is off it by the same act, and the institution and the county are told. Refuses
 * `not-found` for a place that is not hers, `wrong-status`, `class-begun`.
 */
export async function leaveSeat(
  act: Act,
  seatId: Uuid,
  personId: PersonId,
): Promise<Result<{ seatId: Uuid; status: SeatStatus }>> {
  const before = await findSeat(act.tx, seatId);
  if (before?.personId !== personId) return refused(NOT_FOUND);
  const opening = await lockOpening(act.tx, before.openingId);
  const seat = await findSeat(act.tx, seatId);
  if (!opening || !seat) return refused(NOT_FOUND);
  if (!canDo(SEAT, seat.status, 'worker.leave')) return refused(REFUSALS.seatGone);
  if (opening.startOn <= act.clock.today()) return refused(REFUSALS.begun);
  const status = nextOf(SEAT, seat.status, 'worker.leave');
  await moveSeats(act.tx, [seatId], { status, endedAt: act.clock.now() });
  await recordSeat(act, opening, {
    seatId: seatId,
    event: 'seat-left',
    detail: { number: seat.number, was: seat.status },
  });
  if (seat.status === 'enrolled') await leaveClassHerself(act, opening);
  await moveUp(act, opening);
  return done({ seatId, status });
}

/** As long as a seat is free and somebody waits who is free on these days: the first of the queue gets it, and is told. */
export async function moveUp(act: Act, opening: OpeningRow): Promise<void> {
  for (;;) {
    const next = await moveUpNext(act.tx, opening.openingId, act.clock.now());
    if (!next) return;
    await recordSeat(act, opening, { seatId: next.seatId, event: 'seat-moved-up' });
  }
}

/**
 * The institution does not take somebody, with a reason of the list; she is told, and may dispute it. Refuses `not-found`,
 * `wrong-status`, `no-conditions` where the class is for anybody, `explanation-needed` for another reason.
 */
export async function selectOut(
  act: Act,
  of: {
    readonly openingId: Uuid;
    readonly seatId: Uuid;
    readonly reason: SelectionReason;
    readonly explanation?: string | undefined;
  },
): Promise<Result<{ seatId: Uuid; status: SeatStatus }>> {
  const opening = await lockOpening(act.tx, of.openingId);
  const seat = opening ? await findSeat(act.tx, of.seatId) : undefined;
  if (!opening || seat?.openingId !== of.openingId) return refused(NOT_FOUND);
  if (!canDo(OPENING, opening.status, 'select-out') || !canDo(SEAT, seat.status, 'openings.selectOut'))
    return refused(REFUSALS.wrongStatus);
  const fault = selectionFault(opening, of);
  if (fault) return refused(fault);
  const status = nextOf(SEAT, seat.status, 'openings.selectOut');
  const { reason, explanation } = of;
  await moveSeats(act.tx, [of.seatId], { status, reason, explanation, endedAt: act.clock.now() });
  await recordSeat(act, opening, {
    seatId: of.seatId,
    event: 'seat-selected-out',
    detail: { number: seat.number, reason: of.reason },
  });
  await moveUp(act, opening);
  return done({ seatId: of.seatId, status });
}

export interface RosterTaken {
  readonly openingId: Uuid;
  readonly status: OpeningStatus;
  readonly version: number;
  /** Places that are on the roster now. */
  readonly taken: readonly SeatRow[];
  /** Why others are not, each by her number. */
  readonly refused: readonly { readonly number: number; readonly because: string }[];
}

/**
 * Whoever holds a seat comes onto the roster of the class, enrolled on the day she took it; the class is no longer open for
 * enrolment. Who is on the roster already, from a paper, is the same person and stays. Refuses `not-found`,
 * `wrong-status`, `version-conflict`, `nobody-to-take`, and what the roster of the class refuses as a whole.
 */
export async function takeRoster(
  act: Act,
  of: { readonly openingId: Uuid; readonly version: number },
  wantsAllowance: (seatId: Uuid) => boolean,
): Promise<Result<RosterTaken>> {
  const opening = await lockOpening(act.tx, of.openingId);
  if (!opening) return refused(NOT_FOUND);
  if (!canDo(OPENING, opening.status, 'openings.takeRoster')) return refused(REFUSALS.wrongStatus);
  if (opening.version !== of.version) return refused(REFUSALS.versionConflict);
  const held = (await seatsOf(act.tx, of.openingId)).filter(({ status }) => status === 'held');
  if (held.length === 0) return refused(REFUSALS.nobodyToTake);
  const last = Math.max(0, ...(await rosterOf(act.tx, opening.classId)).map(({ rosterNo }) => rosterNo));
  const rows: EnrolmentInput[] = held.map(({ personId, seatId, takenAt }, index) => ({
    personId,
    rosterNo: last + 1 + index,
    enrolledOn: localDateAt(takenAt),
    livingAllowanceRequested: wantsAllowance(seatId),
  }));
  const enrolled = await enrol(act, opening.classId, rows, 'openings');
  if (!enrolled.ok) return enrolled;
  const taken: SeatRow[] = [];
  const left: { number: number; because: string }[] = [];
  for (const [index, seat] of held.entries()) {
    const outcome = enrolled.value[index];
    if (outcome?.outcome === 'refused') left.push({ number: seat.number, because: outcome.refusal.message });
    else taken.push(seat);
  }
  await moveSeats(
    act.tx,
    taken.map(({ seatId }) => seatId),
    { status: nextOf(SEAT, 'held', 'take-in') },
  );
  const status = nextOf(OPENING, opening.status, 'openings.takeRoster');
  const version = await saveOpening(act.tx, { ...opening, status });
  await recordOpening(act, opening, 'opening-roster-taken', { taken: taken.length, refused: left.length });
  return done({ openingId: opening.openingId, status, version, taken, refused: left });
}

/**
 * The class takes nobody: everybody who has a place is told and is free. Gives the places that ended. Refuses
 * `not-found`, `wrong-status`, `version-conflict`.
 */
export async function cancelOpening(
  act: Act,
  openingId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<{ openingId: Uuid; status: OpeningStatus; version: number; ended: readonly SeatRow[] }>> {
  const found = await lockOpening(act.tx, openingId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(OPENING, found.status, 'openings.cancel')) return refused(REFUSALS.wrongStatus);
  if (found.version !== version) return refused(REFUSALS.versionConflict);
  return done(await endOpening(act, found, reason));
}

/** The class itself is not held: its opening ends with it. Gives the places that ended; none where it was not open. */
export async function abandonOpening(act: Act, classId: Uuid, reason: string): Promise<readonly SeatRow[]> {
  const known = await openingOfClass(act.tx, classId);
  const found = known ? await lockOpening(act.tx, known.openingId) : undefined;
  if (!found || !canDo(OPENING, found.status, 'abandon')) return [];
  return (await endOpening(act, found, reason)).ended;
}

async function endOpening(act: Act, found: OpeningRow, reason: string) {
  const ended = (await seatsOf(act.tx, found.openingId)).filter(({ status }) =>
    canDo(SEAT, status, 'release'),
  );
  await moveSeats(
    act.tx,
    ended.map(({ seatId }) => seatId),
    { status: 'released', endedAt: act.clock.now() },
  );
  const status = nextOf(OPENING, found.status, 'abandon');
  const version = await saveOpening(act.tx, { ...found, status, reason });
  await recordOpening(act, found, 'opening-cancelled', { people: ended.length });
  return { openingId: found.openingId, status, version, ended };
}

function recordSeat(
  act: Act,
  opening: OpeningRow,
  { seatId, event, detail }: { seatId: Uuid; event: string; detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  return act.record({
    event,
    objectType: 'seat',
    objectId: seatId,
    divisionPath: opening.divisionPath,
    organisationId: opening.organisationId,
    detail: { classId: opening.classId, ...detail },
  });
}

/** Writes the journal's line of an act on an opening. */
export function recordOpening(
  act: Act,
  of: Pick<OpeningRow, 'openingId' | 'classId' | 'divisionPath' | 'organisationId'>,
  event: string,
  { reason, ...detail }: Readonly<Record<string, unknown>> & { readonly reason?: string } = {},
): Promise<void> {
  return act.record({
    event,
    objectType: 'class-opening',
    objectId: of.openingId,
    divisionPath: of.divisionPath,
    organisationId: of.organisationId,
    detail: { classId: of.classId, ...detail },
    ...(reason === undefined ? {} : { reason }),
  });
}
