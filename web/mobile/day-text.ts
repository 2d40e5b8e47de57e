import { words } from './words.ts';

/** 2021-07-20 as one says it, with its year: trainings go back years. */
export function dayText(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return words.day(year, month, date);
}
