import { addDays, type LocalDate, makeLocalDate } from '../../platform/kernel/index.ts';
import type { PlannedRow } from './contract.ts';
import type { AttendanceSlot } from './contract-staged.ts';
import {
  type ClassBook,
  classKeyOf,
  type FileTable,
  keyOf,
  known,
  type Member,
  notEnrolled,
  type PlanContext,
  planRow,
  touchClass,
} from './rules-context.ts';
import { dateWithin } from './rules-dates.ts';
import { mapRows } from './rules-organisations.ts';
import type { RowReader } from './rules-row.ts';
import type { HeaderLabel, Table } from './rules-table.ts';
import {
  narrow,
  normalised,
  plainText,
  readName,
  readText,
  refusing,
  unknown,
  warning,
} from './rules-values.ts';
import { type IntakeWords, wordKey } from './words.ts';

/** A column of marks and the half days it covers. */
interface MarkColumn {
  readonly column: number;
  readonly day: string;
  readonly halves: readonly AttendanceSlot['half'][];
}

const HALVES: readonly [RegExp, AttendanceSlot['half']][] = [
  [/上午|早|AM/i, 'morning'],
  [/下午|午后|PM/i, 'afternoon'],
  [/晚|夜/, 'evening'],
];

/** The columns whose heading is a day, with or without a half of it below. */
export function markColumnsOf(table: Table): MarkColumn[] {
  const mapped = new Set(table.columns.values());
  return table.labels.flatMap((label) => {
    const day = dayOf(label);
    if (mapped.has(label.column) || day === undefined) return [];
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

/** The day of a heading such as 6月28日 in the year in which the class holds it. */
function resolveDay(day: string, book: ClassBook): LocalDate | undefined {
  const full = dateWithin(day);
  if (full) return full;
  const match = /(\d{1,2})\s*[-./月]\s*(\d{1,2})/.exec(day);
  if (!match) return undefined;
  const { startOn, endOn } = book.class;
  const years = [...new Set([startOn, endOn].map((date) => Number(date.slice(0, 4))))];
  const days = years.flatMap((year) => makeLocalDate(year, Number(match[1]), Number(match[2])) ?? []);
  return days.find((date) => date >= addDays(startOn, -31) && date <= addDays(endOn, 31)) ?? days[0];
}

const LEAST_SHARE = { attended: 4, of: 5 };

type Mark = 'P' | 'A' | 'L' | 'U';
const LETTERS: Readonly<Record<string, Mark>> = { present: 'P', absent: 'A', leave: 'L' };

/**
 * 考勤表 against the roster: matched by name and last four characters within the class. The form's own sums are not
 * trusted. Below 80 % of the half days is warned (the share is asked for by the bureaus, not by the notices).
 */
export function planAttendance(source: FileTable, context: PlanContext): PlannedRow[] {
  const { table } = source;
  const key = classKeyOf(table.heading, source.file, table.sheet.name);
  const book = touchClass(context, key);
  const columns = markColumnsOf(table);
  const slots = book ? slotsOf(columns, book) : [];
  const marked = { table, columns, slots, words: context.words };
  const slotNames = slots.map(({ heldOn, half }) => `${heldOn} ${half}`);
  return mapRows(source, context.words, (row) => {
    const name = row.read('name', readName);
    if (!book) {
      row.add('name', refusing('class-unknown', '找不到这份考勤表对应的班期：请先导入开班申请表和花名册'));
      return planRow(source, row, () => undefined);
    }
    const member = name === undefined ? undefined : matchMember(row, name, book);
    if (!member) {
      row.add('name', refusing('no-enrolment', whyNotEnrolled(row, name, book)));
      return planRow(source, row, () => undefined);
    }
    // A second sheet may hold further days of the class; the same days again are a repetition.
    const before = book.inFiles.attendance.get(member.idNumber);
    if (before && slotNames.some((slot) => before.slots.has(slot))) {
      row.add('name', refusing('duplicate-in-class', '与前面的一行是同一学员，保留先出现的一行'));
      return planRow(source, row, () => undefined);
    }
    const marks = readMarks(row, marked);
    const present = [...marks].filter((mark) => mark === 'P').length;
    const days = attendedDays(slots, marks);
    book.inFiles.attendance.set(member.idNumber, {
      slots: new Set([...(before?.slots ?? []), ...slotNames]),
      present: (before?.present ?? 0) + present,
    });
    warnShare(row, present, slots.length);
    const note = row.read('note', readText);
    return planRow(source, row, () => ({
      form: 'attendance' as const,
      class: keyOf(book),
      idNumber: member.idNumber as never,
      name: member.name,
      slots: slots.map(({ heldOn, half }) => ({ heldOn, half })),
      marks,
      presentHalfDays: present,
      attendedDays: days,
      ...known({ note }),
    }));
  });
}

interface Slot extends AttendanceSlot {
  readonly columns: readonly number[];
}

/** Half days in order; several columns of one half (sign in, sign out) count together. */
function slotsOf(columns: readonly MarkColumn[], book: ClassBook): Slot[] {
  const slots = new Map<string, { heldOn: LocalDate; half: AttendanceSlot['half']; columns: number[] }>();
  for (const { column, day, halves } of columns) {
    const heldOn = resolveDay(day, book);
    if (heldOn === undefined) continue;
    for (const half of halves) {
      const slot = slots.get(`${heldOn} ${half}`) ?? { heldOn, half, columns: [] };
      slot.columns.push(column);
      slots.set(`${heldOn} ${half}`, slot);
    }
  }
  return [...slots.values()];
}

/** The columns of a sheet in which attendance is marked. */
interface MarkedSheet {
  readonly table: Table;
  readonly columns: readonly MarkColumn[];
  readonly slots: readonly Slot[];
  readonly words: IntakeWords;
}

function readMarks(row: RowReader, { table, columns, slots, words }: MarkedSheet): string {
  const byColumn = new Map<number, Mark>();
  for (const { column } of columns) byColumn.set(column, readMark(row, table, column, words));
  return slots
    .map((slot) => {
      const marks = slot.columns.map((column) => byColumn.get(column) ?? 'U');
      return marks.every((mark) => mark === 'P') ? 'P' : (marks.find((mark) => mark !== 'P') ?? 'U');
    })
    .join('');
}

function readMark(row: RowReader, table: Table, column: number, words: IntakeWords): Mark {
  const field = markField(table, column);
  const before = row.findings.length;
  const letter = row.read(field, (value) => {
    const text = plainText(value);
    if (text === undefined) return unknown();
    const list = words.lists.marks;
    const found = list.find(text);
    if (!found) return unknown(warning('mark-unknown', '考勤符号认不出来：不计出勤，请用 √、×、假'));
    const mark = LETTERS[found.code] as Mark;
    const term = list.term(found.code);
    return found.official && text === value.text
      ? { value: mark, remarks: [] }
      : { value: mark, remarks: [normalised('mark-form', `考勤符号统一为“${term}”`, value.text, term)] };
  });
  if (letter === undefined && row.findings.length === before)
    row.add(field, warning('mark-blank', '未记考勤：不计出勤，待补记'));
  return letter ?? 'U';
}

/** Mark columns have no name in the form; they are fields of their own for the row reader. */
function markField(table: Table, column: number): string {
  const field = `mark-${column}`;
  if (!table.columns.has(field)) (table.columns as Map<string, number>).set(field, column);
  return field;
}

function attendedDays(slots: readonly Slot[], marks: string): number {
  const days = new Map<string, Mark[]>();
  slots.forEach((slot, i) => {
    if (slot.half === 'evening') return;
    days.set(slot.heldOn, [...(days.get(slot.heldOn) ?? []), marks[i] as Mark]);
  });
  return [...days.values()].filter((halves) => halves.length >= 2 && halves.every((mark) => mark === 'P'))
    .length;
}

function warnShare(row: RowReader, present: number, total: number): void {
  if (total === 0 || present * LEAST_SHARE.of >= total * LEAST_SHARE.attended) return;
  const field = row.has('rate') ? 'rate' : row.has('total') ? 'total' : 'name';
  const share = ((present / total) * 100).toFixed(1);
  row.add(
    field,
    warning(
      present === 0 ? 'attendance-none' : 'attendance-below-80',
      `出勤 ${present}/${total} 个半天，${share}%，低于 80%`,
    ),
  );
}

/** The member of the class whom a row of the attendance sheet means. */
function matchMember(row: RowReader, name: string, book: ClassBook): Member | undefined {
  const lastFour = readLastFour(row);
  const namesakes = [...book.enrolled.values()].filter((member) => wordKey(member.name) === wordKey(name));
  return lastFour === undefined
    ? namesakes.length === 1
      ? namesakes[0]
      : undefined
    : namesakes.find((member) => member.idNumber.endsWith(lastFour));
}

function readLastFour(row: RowReader): string | undefined {
  if (row.has('lastFour'))
    return row.read('lastFour', (value) => {
      const text = wordKey(value.text).toUpperCase();
      if (text === '') return unknown();
      // A number loses its leading zeros; four places were asked for.
      const four = /^\d{1,3}$/.test(text) ? text.padStart(4, '0') : text.slice(-4);
      return four === value.text
        ? { value: four, remarks: [] }
        : {
            value: four,
            remarks: [normalised('last-four-form', '证号后 4 位补全、统一大写', value.text, four)],
          };
    });
  const number = wordKey(row.peek('idNumber')).toUpperCase();
  return number === '' ? undefined : number.slice(-4);
}

function whyNotEnrolled(row: RowReader, name: string | undefined, book: ClassBook): string {
  if (name === undefined) return '姓名为空，无法对应学员：请填写姓名';
  if (book.refusedNames.has(name)) return notEnrolled(book, name);
  const namesake = [...book.enrolled.values()].some((member) => wordKey(member.name) === wordKey(name));
  return namesake && row.has('lastFour')
    ? '花名册中有同名学员，但证号后 4 位不符：请核对'
    : notEnrolled(book, name);
}
