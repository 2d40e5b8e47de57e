import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { Mark } from './contract.ts';
import { ROLL, rollStatus, SIGN_IN } from './machine.ts';
import { countedPlaces, knownWholeDaysOf, marksOf, masksOf, presentSlotsOf, slotOf } from './rules.ts';
import { countingOf } from './rules-counting.ts';
import { REFUSALS } from './rules-marks.ts';
import { keyOf, liveMarksOf, rollsFrom, type SheetWord, withoutCarried } from './rules-roll.ts';
import {
  findCalendar,
  findLastDays,
  findRolls,
  lockClass,
  peopleOf,
  type RollRow,
  saveCalendar,
  saveRolls,
} from './store.ts';
import { carriedWordsOf, closeRolls, type LiveWords, liveWordsOf, type Only } from './store-live.ts';
import { type HalfDayOfClass, moveSession, type SessionRow, sessionsOf } from './store-sessions.ts';

export const marksOfRow = (row: Pick<RollRow, 'presentMask' | 'leaveMask' | 'unknownMask'>): Mark[] =>
  marksOf({ present: row.presentMask, leave: row.leaveMask, unknown: row.unknownMask });

/** What live half days and two people say of a class: of each person on its roster, by half day. */
export interface Live extends LiveWords {
  readonly of: ReadonlyMap<PersonId, ReadonlyMap<string, Mark>>;
}

/** Whose live marks are wanted, and of which half days. */
interface Wanted {
  /** What a merged class brings along with the sheet that is recorded now. */
  readonly coming?: readonly Pick<SheetWord, 'personId' | 'key'>[];
  /** Whoever is on the roster, where that is read already. */
  readonly people?: readonly PersonId[];
  readonly only?: Only;
}

export async function liveOf(tx: Tx, classId: Uuid, wanted: Wanted = {}): Promise<Live> {
  const words = await liveWordsOf(tx, classId, wanted.only);
  if (words.halfDays.length === 0) return { ...words, of: new Map() };
  const carried = [...(await carriedWordsOf(tx, classId)), ...(wanted.coming ?? [])];
  const people = wanted.people ?? (await peopleOf(tx, classId));
  const counts = countingOf((await classToOpen(tx, classId))?.divisionCode ?? '');
  return { ...words, of: withoutCarried(liveMarksOf({ people, ...words }, counts), carried, words.marks) };
}

/** The marks of rolls with what was signed live and adjusted written over them. */
export function overwritten(
  calendar: readonly string[],
  rolls: ReadonlyMap<PersonId, readonly Mark[]>,
  live: Live,
): { calendar: string[]; rolls: Map<PersonId, Mark[]> } {
  return rollsFrom({ calendar, rolls, live: live.of, halfDays: live.halfDays, adjusted: live.adjusted });
}

/**
 * Makes the rolls of a class again from what sheets left in them, what was signed live and what two people adjusted. A roll
 * that a claim has locked stays as it is. With `touched`, of these half days alone: what the others say stands in the rolls;
 * half days that no calendar has yet, and somebody without a roll, are never left out. Gives how many people's changed.
 */
export async function rebuildRolls(
  act: Act,
  classId: Uuid,
  touched?: readonly Pick<HalfDayOfClass, 'taughtOn' | 'half'>[],
): Promise<number> {
  const known = await findCalendar(act.tx, classId);
  const rows = new Map((await findRolls(act.tx, classId)).map((row) => [row.personId, row]));
  const people = await peopleOf(act.tx, classId);
  const isWhole = touched === undefined || people.some((personId) => !rows.has(personId));
  const wanted = isWhole ? { people } : { people, only: { touched: touched.map(keyOf), known } };
  const before = new Map([...rows].map(([personId, row]) => [personId, marksOfRow(row)]));
  const { calendar, rolls } = overwritten(known, before, await liveOf(act.tx, classId, wanted));
  const changed = [...rolls].filter(([personId, marks]) => {
    const row = rows.get(personId);
    if (row && !canDo(ROLL, rollStatus(row), 'adjust')) return false;
    return before.get(personId)?.join() !== marks.join();
  });
  if (changed.length === 0) return 0;
  if (calendar.length > known.length) await saveCalendar(act.tx, classId, calendar);
  await saveCounted(act, classId, calendar, new Map(changed));
  return changed.length;
}

/** Saves rolls with what counts of them: only half days up to the last day of the class and of the trainee. */
export async function saveCounted(
  act: Act,
  classId: Uuid,
  calendar: readonly string[],
  rolls: ReadonlyMap<PersonId, readonly Mark[]>,
): Promise<void> {
  const slots = calendar.map(slotOf);
  const lastDays = await findLastDays(act.tx, classId);
  await saveRolls(
    act.tx,
    classId,
    [...rolls].flatMap(([personId, marks]) => {
      const masks = masksOf(marks);
      const counted = countedPlaces(slots, lastDays.ofClass, lastDays.of.get(personId) ?? null);
      const own = marks.filter((_, place) => counted[place]);
      // Nothing counts of somebody who left before the first half day: the roll says so by its marks alone.
      const of = own.length === 0 ? marks : own;
      return [
        {
          personId,
          slotCount: of.length,
          presentMask: masks.present,
          leaveMask: masks.leave,
          unknownMask: masks.unknown,
          presentSlots: own.length === 0 ? 0 : presentSlotsOf(own),
          wholeDays:
            own.length === 0
              ? 0
              : knownWholeDaysOf(
                  slots.filter((_, place) => counted[place]),
                  own,
                ),
        },
      ];
    }),
    act.clock.now(),
  );
}

/** Ends the half days of a class that are still open, each at its own end or now, whichever is earlier; gives them as they were. */
export async function closeOpenHalfDays(
  act: Act,
  classId: Uuid,
  except: Uuid | null = null,
): Promise<SessionRow[]> {
  const now = act.clock.now();
  const open = (await sessionsOf(act.tx, classId)).filter(
    ({ status, sessionId }) => canDo(SIGN_IN, status, 'close') && sessionId !== except,
  );
  for (const session of open)
    await moveSession(act.tx, session.sessionId, {
      status: nextOf(SIGN_IN, session.status, 'close'),
      closedAt: new Date(
        Math.max(session.openedAt.getTime(), Math.min(now.getTime(), session.endsAt.getTime())),
      ),
    });
  return open;
}

/** Why nothing more is written into the rolls of a class; undefined while it may. */
export function faultOfRolls(rolls: readonly Pick<RollRow, 'locked' | 'closedAt'>[]) {
  const statuses = new Set(rolls.map(rollStatus));
  if (statuses.has('locked')) return REFUSALS.rollLocked;
  return statuses.has('closed') ? REFUSALS.rollClosed : undefined;
}

/**
 * The class closes its roll after its last day: from then on two people adjust it. Half days that nobody ended are ended.
 * Refuses `not-found`, `class-not-over`, `attendance-closed`, `attendance-locked`, `nothing-to-close`.
 */
export async function closeRoll(act: Act, classId: Uuid): Promise<Result<{ classId: Uuid; people: number }>> {
  const found = await classToOpen(act.tx, classId);
  if (!found) return refused(NOT_FOUND);
  await lockClass(act.tx, classId);
  if ((found.endedEarlyOn ?? found.endOn) > act.clock.today()) return refused(REFUSALS.notOver);
  const fault = faultOfRolls(await findRolls(act.tx, classId));
  if (fault) return refused(fault);
  await closeOpenHalfDays(act, classId);
  await rebuildRolls(act, classId);
  const by = { at: act.clock.now(), accountId: act.actor.accountId };
  const people = await closeRolls(act.tx, classId, by);
  if (people === 0) return refused(REFUSALS.nothingToClose);
  const { divisionPath, organisationId } = found;
  await act.record({
    event: eventOf('attendance.closeRoll'),
    objectType: 'training-class',
    objectId: classId,
    divisionPath,
    organisationId,
    detail: { people },
  });
  return done({ classId, people });
}
