import { type LocalDate, localDateAt } from './local-date.ts';

/** The only source of time. Instants are UTC, legal days are Asia/Shanghai. Tests and demonstrations pass their own. */
export interface Clock {
  now(): Date;
  today(): LocalDate;
}

/** The machine's clock, moved by `offsetMs` (a demonstration county lives in its own year). */
export function systemClock(offsetMs = 0): Clock {
  const now = () => new Date(Date.now() + offsetMs);
  return { now, today: () => localDateAt(now()) };
}

/** A clock that stands still until it is set: for tests. */
export function fixedClock(instant: string): Clock & { set(instant: string): void } {
  let at = new Date(instant);
  return {
    now: () => new Date(at),
    today: () => localDateAt(at),
    set: (next) => {
      at = new Date(next);
    },
  };
}
