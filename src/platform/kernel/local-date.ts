/** A legal day in Asia/Shanghai, written YYYY-MM-DD. Never an instant; see Clock for those. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };
/** A calendar month, written YYYY-MM. */
export type YearMonth = string & { readonly __brand: 'YearMonth' };

const DAY_MS = 86_400_000;
const DATE_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads YYYY-MM-DD strictly; undefined for any other form and for days that do not exist (2021-02-30). */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = DATE_FORM.exec(text);
  if (!match) return undefined;
  return makeLocalDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day with these numbers, month counted from 1; undefined when there is no such day. */
export function makeLocalDate(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1 || year > 9999) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return undefined;
  return at.toISOString().slice(0, 10) as LocalDate;
}

/** For dates that the code itself writes or has already checked; throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new Error(`not a date: ${text}`);
  return date;
}

export function parseYearMonth(text: string): YearMonth | undefined {
  return MONTH_FORM.test(text) && text >= '0001-01' ? (text as YearMonth) : undefined;
}

export function yearMonth(text: string): YearMonth {
  const month = parseYearMonth(text);
  if (!month) throw new Error(`not a month: ${text}`);
  return month;
}

export function monthOf(date: LocalDate): YearMonth {
  return date.slice(0, 7) as YearMonth;
}

export function yearOf(date: LocalDate | YearMonth): number {
  return Number(date.slice(0, 4));
}

export function firstDayOf(month: YearMonth): LocalDate {
  return `${month}-01` as LocalDate;
}

export function lastDayOf(month: YearMonth): LocalDate {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

export function addMonths(month: YearMonth, count: number): YearMonth {
  const index = yearOf(month) * 12 + Number(month.slice(5)) - 1 + count;
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}` as YearMonth;
}

/** Every month from `first` to `last`, both included; empty when last lies before first. */
export function monthsBetween(first: YearMonth, last: YearMonth): YearMonth[] {
  const months: YearMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The legal day in Asia/Shanghai at this instant (UTC+8, no summer time since 1991). */
export function localDateAt(instant: Date): LocalDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate;
}
