import type { Row } from '../client/index.ts';
import { count, yuan } from '../ui/format.ts';
import type { Subsidies } from './claims/state.tsx';
import { dayInYear } from './day-text.ts';
import { words as all } from './words.ts';

const words = all.lines;

/** Where a line on the way lies now, and what of its time is left: 公示，还有 3 个工作日. */
function whereIs({ lifecycle }: Subsidies['items'][number]): string {
  const now = lifecycle.find(({ state }) => state === 'current' || state === 'blocked');
  if (!now) return '';
  const left = now.due?.workingDaysLeft;
  return words.at(words.steps[now.step], left === undefined ? null : all.money.left(left));
}

/** One line about her money: first what waits for her, then what is on its way, then what arrived and with whom. */
export function moneyLine(of: Subsidies): string {
  const owed = of.recoveries.filter(({ paidTo, status }) => paidTo === 'you' && OWED.includes(status));
  const inState = (state: Subsidies['items'][number]['state']) =>
    of.items.filter((item) => item.state === state);
  const missing = inState('something-missing');
  const [first, ...more] = inState('on-the-way');
  const checked = inState('being-checked');
  if (owed.length > 0) return words.owed(count(owed.length));
  if (missing.length > 0) return words.missing(count(missing.length));
  if (first) return words.onTheWay(count(more.length + 1), whereIs(first));
  if (checked.length > 0) return words.checked(count(checked.length));
  if (of.unclaimed.length > 0) return words.unclaimed(count(of.unclaimed.length));
  const { toYouFen, forYouFen } = of.thisYear;
  if (toYouFen > 0) return words.toYou(yuan(toYouFen));
  if (forYouFen > 0) return words.forYou(yuan(forYouFen));
  const refused = inState('not-given');
  if (refused.length > 0) return words.refused(count(refused.length));
  return of.items.length > 0 ? words.settled(count(of.items.length)) : words.noMoney;
}

const OWED: readonly string[] = ['noticed', 'answered', 'owed'];

type Seat = Pick<Row<'/api/me/seats'>, 'status' | 'className' | 'startOn'>;
const WAITING: readonly Seat['status'][] = ['held', 'enrolled', 'queued'];

/** Her places in classes to come that stand nowhere else: no class in her name is the same. */
export function comingSeats<Of extends Seat>(
  seats: readonly Of[],
  { trainings, today }: Pick<Subsidies, 'trainings' | 'today'>,
): readonly Of[] {
  const isFiled = (seat: Of) =>
    trainings.some(({ className, startOn }) => className === seat.className && startOn === seat.startOn);
  return seats.filter((seat) => seat.startOn > today && WAITING.includes(seat.status) && !isFiled(seat));
}

/** One line about her class: the one that runs, and whether a half day of today was begun, else the next, else what she is enrolled for, else the last. */
export function classLine(
  of: Pick<Subsidies, 'trainings' | 'today'>,
  seats: readonly Seat[] = [],
  isToday = false,
): string {
  const { trainings, today } = of;
  const running = trainings.find(({ startOn, endOn }) => startOn <= today && today <= endOn);
  if (running) return words[isToday ? 'classToday' : 'classRuns'](dayInYear(running.endOn, today));
  const byStart = trainings.toSorted((one, other) => one.startOn.localeCompare(other.startOn));
  const next = byStart.find(({ startOn }) => startOn > today);
  if (next) return words.classBegins(dayInYear(next.startOn, today));
  const [coming] = comingSeats(seats, of);
  if (coming) return words.classEnrolled(coming.className);
  const last = byStart.at(-1);
  return last ? words.classEnded(count(byStart.length), dayInYear(last.endOn, today)) : words.noClass;
}

/** One line about the place she took last in a class that has not begun; null where she holds and awaits none. */
export function learnLine(
  seats: readonly Pick<Row<'/api/me/seats'>, 'status' | 'className' | 'startOn' | 'ahead'>[],
  today: string,
): string | null {
  const coming = seats.filter(({ startOn }) => startOn > today);
  const held = coming.find(({ status }) => status === 'held' || status === 'enrolled');
  if (held) return words.seatHeld(held.className, dayInYear(held.startOn, today));
  const queued = coming.find(({ status }) => status === 'queued');
  if (!queued) return null;
  return (queued.ahead ?? 0) === 0
    ? words.seatFirst(queued.className)
    : words.seatQueued(queued.className, count(queued.ahead ?? 0));
}

/** How many certificates stand in her name. */
export function certificateLine(certificates: number): string {
  return certificates > 0 ? words.certificates(count(certificates)) : words.noCertificate;
}
