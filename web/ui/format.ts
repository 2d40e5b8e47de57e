import { words } from './words.ts';

/** Fen to yuan with two decimals and thousands marks, by whole numbers only: 4356000 -> 43,560.00. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The size of a file: 640 kB, 2.4 MB. */
export function shownSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** 2024-01-19 -> 1月19日, for sentences. Tables show the date as it is stored. */
export function spokenDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return words.dayInSentence(month ?? 0, date ?? 0);
}

/** 2017-12-31 -> 2017年12月31日, for sentences about a day that may be of any year. */
export function spokenDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return words.dayWithYear(year ?? 0, month ?? 0, date ?? 0);
}

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as the county's clock shows it: 2021-06-15 09:30. */
export function shownInstant(instant: string): string {
  return SHANGHAI.format(new Date(instant));
}

/** The day of an instant by the county's clock: what is signed before eight in the morning is not of the day before. */
export function dayOfInstant(instant: string): string {
  return shownInstant(instant).slice(0, 10);
}
