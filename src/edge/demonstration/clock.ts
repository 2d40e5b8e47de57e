import { type Clock, daysBetween, type LocalDate, localDateAt } from '../../platform/kernel/index.ts';

/** A clock that a demonstration may move; in production its offset is nought and nobody moves it. */
export interface MovableClock extends Clock {
  readonly offsetMs: number;
  setOffset(milliseconds: number): void;
}

export function movableClock(wallClock: Clock, offsetMs = 0): MovableClock {
  let offset = offsetMs;
  const now = () => new Date(wallClock.now().getTime() + offset);
  return {
    now,
    today: () => localDateAt(now()),
    get offsetMs() {
      return offset;
    },
    setOffset(milliseconds) {
      offset = milliseconds;
    },
  };
}

/** The offset that makes it `day` at the same time of day. */
export function offsetFor(clock: MovableClock, day: LocalDate): number {
  return clock.offsetMs + daysBetween(clock.today(), day) * 86_400_000;
}

/** The offset that makes it this instant. */
export function offsetAt(wallClock: Clock, instant: Date): number {
  return instant.getTime() - wallClock.now().getTime();
}
