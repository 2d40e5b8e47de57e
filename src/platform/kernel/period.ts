import { addDays, type LocalDate } from './local-date.ts';

/** A stretch of days, half-open: `from` belongs to it, `until` does not. `until` null means still open. */
export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** The law writes inclusive last days (执行截止日); this is the one function that reads them. */
export function periodThrough(from: LocalDate, through: LocalDate | null | undefined): Period {
  return { from, until: through ? addDays(through, 1) : null };
}

/** The law's inclusive last day, for printing; null when the period is open. */
export function lastDayOfPeriod(period: Period): LocalDate | null {
  return period.until === null ? null : addDays(period.until, -1);
}

export function holdsOn(period: Period, day: LocalDate): boolean {
  return period.from <= day && (period.until === null || day < period.until);
}

export function overlaps(a: Period, b: Period): boolean {
  return (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
}
