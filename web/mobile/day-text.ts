import { words } from './words.ts';

/** 2021-07-20 as one says it, with its year: trainings go back years. */
export function dayText(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return words.day(year, month, date);
}

/** The same without its year where that is this one: 7月5日. */
export function dayInYear(day: string, today: string): string {
  const [year, month = 0, date = 0] = day.split('-').map(Number);
  return today.startsWith(`${year}-`) ? words.monthDay(month, date) : dayText(day);
}
