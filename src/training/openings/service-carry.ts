import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, nextOf, type Uuid } from '../../platform/kernel/index.ts';
import { offerClass } from '../classes/index.ts';
import { OPENING, SEAT } from './machine.ts';
import { recordOpening } from './service-seats.ts';
import { lockOpening, openingOfClass, saveOpening } from './store.ts';
import { carrySeatsInto, countAgain, hangOn, raiseSeats } from './store-carry.ts';
import { moveSeats, type SeatRow, seatsOf } from './store-seats.ts';

/** How many hold a seat of a class, the enrolled ones included, and how many wait. */
export async function placesOfClass(tx: Tx, classId: Uuid): Promise<{ held: number; waiting: number }> {
  const opening = await openingOfClass(tx, classId);
  const seats = opening ? await seatsOf(tx, opening.openingId) : [];
  return {
    held: seats.filter(({ status }) => status === 'held' || status === 'enrolled').length,
    waiting: seats.filter(({ status }) => status === 'queued').length,
  };
}

/**
 * Two classes have become one: whoever had a place in the first has it in the other, in the same order behind those who
 * are there. Gives the places that ended, of people who had one in both.
 */
export async function carrySeats(
  act: Act,
  of: { readonly from: Uuid; readonly into: Uuid },
): Promise<readonly SeatRow[]> {
  const known = await openingOfClass(act.tx, of.from);
  if (!known || !canDo(OPENING, known.status, 'abandon')) return [];
  const other = await openingOfClass(act.tx, of.into);
  const opening = await lockOpening(act.tx, known.openingId);
  if (!opening) return [];
  if (!other || !canDo(OPENING, other.status, 'abandon')) {
    await hangOn(act.tx, opening.openingId, of.into);
    await offerClass(act.tx, of.into);
    await recordOpening(act, opening, 'opening-carried', { intoClassId: of.into });
    return [];
  }
  const target = await lockOpening(act.tx, other.openingId);
  if (!target) return [];
  const there = new Set(
    (await seatsOf(act.tx, target.openingId))
      .filter(({ status }) => canDo(SEAT, status, 'release'))
      .map(({ personId }) => personId),
  );
  const live = (await seatsOf(act.tx, opening.openingId)).filter(({ status }) =>
    canDo(SEAT, status, 'release'),
  );
  const twice = live.filter(({ personId }) => there.has(personId));
  await moveSeats(
    act.tx,
    twice.map(({ seatId }) => seatId),
    { status: nextOf(SEAT, 'held', 'release'), endedAt: act.clock.now() },
  );
  const moved = live.filter(({ personId }) => !there.has(personId));
  await raiseSeats(act.tx, target.openingId, moved.filter(({ status }) => status !== 'queued').length);
  await carrySeatsInto(
    act.tx,
    moved.map(({ seatId }) => seatId),
    target,
  );
  await countAgain(act.tx, [opening.openingId, target.openingId]);
  const status = nextOf(OPENING, opening.status, 'abandon');
  await saveOpening(act.tx, { ...opening, status, reason: `并入“${target.className}”` });
  await recordOpening(act, opening, 'opening-carried', { intoClassId: of.into, people: moved.length });
  return twice;
}
