import { addDays, type LocalDate, makeLocalDate } from '../../platform/kernel/index.ts';
import type { Sheet } from '../workbooks/index.ts';
import type { AttendanceSlot } from './contract-staged.ts';
import { ATTENDANCE, SIGN_IN } from './forms.ts';
import type { ClassBook } from './rules-context.ts';
import { dateWithin } from './rules-dates.ts';
import { recogniseSheet } from './rules-recognition.ts';
import type { HeaderLabel, Table, TableForm } from './rules-table.ts';
import { narrow } from './rules-values.ts';

/** A column of marks and the half days it covers. */
export interface MarkColumn {
  readonly column: number;
  /** As the heading has it: 6月28日, 2021-06-28, or 28 alone. */
  readonly day: string;
  readonly halves: readonly AttendanceSlot['half'][];
}

const HALVES: readonly [RegExp, AttendanceSlot['half']][] = [
  [/上午|早|AM/i, 'morning'],
  [/下午|午后|PM/i, 'afternoon'],
  [/晚|夜/, 'evening'],
];
const LEAST_MARK_COLUMNS = 2;
/** Days without their month: so many columns of them are days, not a serial number or a score. */
const LEAST_BARE_DAYS = 3;

/** Columns of days tell the form: a name alone stands in every list. */
const OF_DAYS: TableForm = {
  ...ATTENDANCE,
  isTold: (header) => markColumnsOf(header).length >= LEAST_MARK_COLUMNS,
};

/** The attendance tables of a sheet: columns of days, or a line for each person and day. */
export function recogniseAttendance(sheet: Sheet, file: string): readonly Table[] {
  for (const form of [OF_DAYS, SIGN_IN]) {
    const found = recogniseSheet(sheet, file, [form]);
    if ('tables' in found) return found.tables;
  }
  return [];
}

/** The columns whose heading is a day, with or without a half of it below. */
export function markColumnsOf({ columns, labels }: Pick<Table, 'columns' | 'labels'>): MarkColumn[] {
  const mapped = new Set(columns.values());
  const free = labels.filter((label) => !mapped.has(label.column));
  const bare = free.filter((label) => bareDayOf(label) !== undefined).length >= LEAST_BARE_DAYS;
  return free.flatMap((label) => {
    const day = dayOf(label) ?? (bare ? bareDayOf(label) : undefined);
    if (day === undefined) return [];
    const text = `${label.sub}${label.top}`;
    const half = HALVES.find(([pattern]) => pattern.test(text))?.[1];
    return [{ column: label.column, day, halves: half ? [half] : (['morning', 'afternoon'] as const) }];
  });
}

function dayOf(label: HeaderLabel): string | undefined {
  for (const text of [label.top, label.sub]) {
    const found = /(\d{4}\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?/.exec(narrow(text));
    if (found) return found[0];
  }
  return undefined;
}

/** 28 or 28日. */
function bareDayOf(label: HeaderLabel): string | undefined {
  for (const text of [label.top, label.sub]) {
    const found = /^\s*(\d{1,2})\s*[日号]?\s*$/.exec(narrow(text));
    if (found && Number(found[1]) >= 1 && Number(found[1]) <= 31) return found[1];
  }
  return undefined;
}

const SLACK_DAYS = 31;

/**
 * The days of the mark columns in the time of the class. A day without its month is the next one of that number: after
 * the last column, from the first month that the title names or the first day of the class.
 */
export function resolveDays(
  columns: readonly MarkColumn[],
  table: Table,
  book: ClassBook,
): Map<number, LocalDate> {
  const days = new Map<number, LocalDate>();
  let from = firstOfTitle(table) ?? addDays(book.class.startOn, -1);
  if (from > book.class.endOn || addDays(from, SLACK_DAYS) < book.class.startOn) from = book.class.startOn;
  for (const { column, day } of columns) {
    const found = /^\d{1,2}$/.test(day) ? nextOfNumber(Number(day), from) : resolveDay(day, book);
    if (found === undefined) continue;
    days.set(column, found);
    if (/^\d{1,2}$/.test(day)) from = found;
  }
  return days;
}

/** The first day of the month that a title names, such as 2021年6月考勤表. */
function firstOfTitle({ titles, heading, sheet }: Table): LocalDate | undefined {
  for (const text of [...titles, heading.get('period') ?? '', sheet.name]) {
    const found = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?/.exec(narrow(text));
    const day = found && makeLocalDate(Number(found[1]), Number(found[2]), 1);
    if (day) return day;
  }
  return undefined;
}

function nextOfNumber(number: number, from: LocalDate): LocalDate | undefined {
  for (let step = 0; step <= SLACK_DAYS; step++) {
    const day = addDays(from, step);
    if (Number(day.slice(8)) === number) return day;
  }
  return undefined;
}

/** The day of a heading such as 6月28日 in the year in which the class holds it. */
function resolveDay(day: string, book: ClassBook): LocalDate | undefined {
  const full = dateWithin(day);
  if (full) return full;
  const match = /(\d{1,2})\s*[-./月]\s*(\d{1,2})/.exec(day);
  if (!match) return undefined;
  const { startOn, endOn } = book.class;
  const years = [...new Set([startOn, endOn].map((date) => Number(date.slice(0, 4))))];
  const days = years.flatMap((year) => makeLocalDate(year, Number(match[1]), Number(match[2])) ?? []);
  return (
    days.find((date) => date >= addDays(startOn, -SLACK_DAYS) && date <= addDays(endOn, SLACK_DAYS)) ??
    days[0]
  );
}
