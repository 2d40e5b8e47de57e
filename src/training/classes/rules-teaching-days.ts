import { type Amendment, FILING_SETTINGS } from '../../law/policy/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';

/** What a place allows of a day on which a class is taught. */
export interface TeachingDays {
  /** Class hours at most. */
  mostHoursOn(day: LocalDate): number;
  /** The holiday on which no class is taught; null on every other day, and where the bureau lets classes be taught then. */
  closedOn(day: LocalDate): string | null;
}

/**
 * What holds by what a bureau has set; what it has not set is the standard. `holidays` are the days off that the State
 * Council arranges, by name: a weekend is none.
 */
export function teachingDays(
  amendments: readonly Amendment[],
  holidays: ReadonlyMap<LocalDate, string>,
): TeachingDays {
  const setOn = (key: string, day: LocalDate) =>
    amendments.find(
      (one) => one.key === key && one.from <= day && (one.through === null || day <= one.through),
    )?.value;
  return {
    mostHoursOn: (day) => {
      const set = setOn(FILING_SETTINGS.hoursADay.key, day);
      return typeof set === 'number' ? set : FILING_SETTINGS.hoursADay.value;
    },
    closedOn: (day) =>
      setOn(FILING_SETTINGS.closedOnHolidays.key, day) === false ? null : (holidays.get(day) ?? null),
  };
}
