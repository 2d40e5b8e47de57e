import type { LocalDate } from '../../platform/kernel/index.ts';
import type { PlannedRow } from './contract.ts';
import type { AttendanceSlot } from './contract-staged.ts';
import { type MarkColumn, markColumnsOf, resolveDays } from './rules-attendance-days.ts';
import type { ClassTable } from './rules-class-column.ts';
import {
  type ClassBook,
  keyOf,
  known,
  type Member,
  notEnrolled,
  type PlanContext,
  planRow,
} from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import type { Legend, LegendEntry } from './rules-legend-text.ts';
import { nameKey, readName } from './rules-names.ts';
import { dataRows, mapRows } from './rules-organisations.ts';
import type { RowReader } from './rules-row.ts';
import type { Table } from './rules-table.ts';
import {
  narrow,
  normalised,
  plainText,
  type Reading,
  type Remark,
  readText,
  refusing,
  unknown,
  warning,
} from './rules-values.ts';
import { type IntakeWords, wordKey } from './words.ts';

const LEAST_SHARE = { attended: 4, of: 5 };
/** More than one half day in ten that nobody can read: the attendance is unknown, not low. */
const MOST_UNKNOWN = { of: 10 };

type Mark = 'P' | 'A' | 'L' | 'U';
const LETTERS: Readonly<Record<string, Mark>> = { present: 'P', absent: 'A', leave: 'L' };

/**
 * 考勤表 against the roster: matched by name and last four characters within the class. The form's own sums are not
 * trusted. Below 80 % of the half days is warned (the share is asked for by the bureaus, not by the notices).
 */
export function planAttendance(sources: readonly ClassTable[], context: PlanContext): PlannedRow[] {
  return sources.flatMap((source) => {
    if (source.book) source.book.inFiles.touched = true;
    return source.table.columns.has('heldOn') ? planSignIn(source, context) : planSheet(source, context);
  });
}

function planSheet(source: ClassTable, context: PlanContext): PlannedRow[] {
  const { table, book } = source;
  const columns = markColumnsOf(table);
  const slots = book ? slotsOf(columns, table, book) : [];
  const marked = { table, columns, slots, meaning: { words: context.words, legend: source.legend } };
  return mapRows(source, context.words, (row) => {
    const member = memberOf(row, book);
    if (!book || !member) return planRow(source, row, () => undefined);
    const marks = readMarks(row, marked);
    if (!noteAttended(row, { book, member, slots, marks })) return planRow(source, row, () => undefined);
    warnShare(row, marks);
    const note = row.read('note', readText);
    return planRow(source, row, () => stagedAttendance(book, member, { slots, marks, note }));
  });
}

const SIGNED: readonly [string, readonly AttendanceSlot['half'][]][] = [
  ['morning', ['morning']],
  ['afternoon', ['afternoon']],
  ['evening', ['evening']],
];
/** One signature for the day, where the list does not ask for halves. */
const SIGNED_ONCE: typeof SIGNED = [['wholeDay', ['morning', 'afternoon']]];

/** A line for each person and day; a person's share is judged on her last line, when all of them have been read. */
function planSignIn(source: ClassTable, context: PlanContext): PlannedRow[] {
  const { book, table } = source;
  const fields = SIGNED.some(([field]) => table.columns.has(field)) ? SIGNED : SIGNED_ONCE;
  const lines = [...dataRows(source, context.words)].map((row) => ({
    row,
    line: readSignIn(row, book, { fields, meaning: { words: context.words, legend: source.legend } }),
  }));
  const marks = new Map<string, string>();
  const last = new Map<string, RowReader>();
  for (const { row, line } of lines) {
    if (!line) continue;
    const { idNumber } = line.member;
    marks.set(idNumber, `${marks.get(idNumber) ?? ''}${line.marks}`);
    last.set(idNumber, row);
  }
  for (const [idNumber, row] of last) warnShare(row, marks.get(idNumber) ?? '');
  return lines.map(({ row, line }) =>
    planRow(source, row, () => line && book && stagedAttendance(book, line.member, line)),
  );
}

interface SignInLine {
  readonly member: Member;
  readonly slots: readonly AttendanceSlot[];
  readonly marks: string;
  readonly note: string | undefined;
}

/** One line; undefined where it is refused. */
function readSignIn(
  row: RowReader,
  book: ClassBook | undefined,
  { fields, meaning }: { readonly fields: typeof SIGNED; readonly meaning: MarkMeaning },
): SignInLine | undefined {
  const member = memberOf(row, book);
  const heldOn = row.read('heldOn', readDate);
  if (!book || !member) return undefined;
  if (heldOn === undefined) {
    row.add('heldOn', refusing('date-missing', '没有上课日期，签到算不到哪一天：请补填日期'));
    return undefined;
  }
  const slots: AttendanceSlot[] = [];
  let marks = '';
  for (const [field, halves] of fields) {
    if (!row.has(field)) continue;
    const mark = readMark(row, field, meaning);
    for (const half of halves) {
      slots.push({ heldOn, half });
      marks += mark;
    }
  }
  if (!noteAttended(row, { book, member, slots, marks })) return undefined;
  return { member, slots, marks, note: row.read('note', readText) };
}

/** The member whom a row means; refused where the class or the member is not found. */
function memberOf(row: RowReader, book: ClassBook | undefined): Member | undefined {
  const name = row.read('name', readName);
  if (!book) {
    row.add('name', refusing('class-unknown', '找不到这份考勤表对应的班期：请先导入开班申请表和花名册'));
    return undefined;
  }
  const member = name === undefined ? undefined : matchMember(row, name, book);
  if (!member) row.add('name', refusing('no-enrolment', whyNotEnrolled(row, name, book)));
  return member;
}

interface Marked {
  readonly book: ClassBook;
  readonly member: Member;
  readonly slots: readonly AttendanceSlot[];
  readonly marks: string;
}

/** Counts the marks for the member. Further days add up; the same half days again are a repetition, and refused. */
function noteAttended(row: RowReader, { book, member, slots, marks }: Marked): boolean {
  const names = slots.map(({ heldOn, half }) => `${heldOn} ${half}`);
  const before = book.inFiles.attendance.get(member.idNumber);
  if (before && names.some((slot) => before.slots.has(slot))) {
    row.add('name', refusing('duplicate-in-class', '与前面的一行是同一学员，保留先出现的一行'));
    return false;
  }
  book.inFiles.attendance.set(member.idNumber, {
    slots: new Set([...(before?.slots ?? []), ...names]),
    present: (before?.present ?? 0) + presentIn(marks),
  });
  return true;
}

function presentIn(marks: string): number {
  return [...marks].filter((mark) => mark === 'P').length;
}

function stagedAttendance(
  book: ClassBook,
  member: Member,
  { slots, marks, note }: Pick<SignInLine, 'slots' | 'marks' | 'note'>,
) {
  return {
    form: 'attendance' as const,
    class: keyOf(book),
    idNumber: member.idNumber as never,
    name: member.name,
    slots: slots.map(({ heldOn, half }) => ({ heldOn, half })),
    marks,
    presentHalfDays: presentIn(marks),
    attendedDays: attendedDays(slots, marks),
    ...known({ note }),
  };
}

interface Slot extends AttendanceSlot {
  readonly columns: readonly number[];
}

/** Half days in order; several columns of one half (sign in, sign out) count together. */
function slotsOf(columns: readonly MarkColumn[], table: Table, book: ClassBook): Slot[] {
  const days = resolveDays(columns, table, book);
  const slots = new Map<string, { heldOn: LocalDate; half: AttendanceSlot['half']; columns: number[] }>();
  for (const { column, halves } of columns) {
    const heldOn = days.get(column);
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
  readonly meaning: MarkMeaning;
}

/** What marks mean: the sheet's own legend before the words of all sheets. */
interface MarkMeaning {
  readonly words: IntakeWords;
  readonly legend: Legend | undefined;
}

function readMarks(row: RowReader, { table, columns, slots, meaning }: MarkedSheet): string {
  const byColumn = new Map<number, Mark>();
  for (const { column } of columns) byColumn.set(column, readMark(row, markField(table, column), meaning));
  return slots
    .map((slot) => {
      const marks = slot.columns.map((column) => byColumn.get(column) ?? 'U');
      return marks.every((mark) => mark === 'P') ? 'P' : (marks.find((mark) => mark !== 'P') ?? 'U');
    })
    .join('');
}

/** 08:25, 8:25-11:30: somebody wrote when she came. */
const TIME_OF_ARRIVAL =
  /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\s*[-—~至]\s*([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/;

function readMark(row: RowReader, field: string, { words, legend }: MarkMeaning): Mark {
  const before = row.findings.length;
  const letter = row.read(field, (value): Reading<Mark> => {
    const text = plainText(value);
    if (text === undefined) return unknown();
    const list = words.lists.marks;
    const said = legend?.find(text);
    if (said && said.code === undefined) return unknown(whyUnknown(said));
    const general = list.find(text);
    const found =
      said?.code !== undefined && said.code !== general?.code
        ? { code: said.code, official: false }
        : general;
    if (!found && TIME_OF_ARRIVAL.test(narrow(text)))
      return { value: 'P', remarks: [warning('mark-time', '写的是到课时间，按出勤计：请核对')] };
    if (!found && nameKey(text) === nameKey(row.peek('name')))
      return { value: 'P', remarks: [normalised('mark-form', '本人签名按出勤计', value.text, '√')] };
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

/** What a legend says of a mark, and nothing that counts. */
function whyUnknown({ sign, word, isContradictory }: LegendEntry): Remark {
  return isContradictory
    ? warning('legend-contradictory', `图例中“${sign}”有两种意思（${word}）：不计出勤，请改正图例后重新上传`)
    : warning('mark-unknown', `图例中“${sign}”是“${word}”，不能认定出勤：不计出勤，请用 √、×、假`);
}

/** Mark columns have no name in the form; they are fields of their own for the row reader. */
function markField(table: Table, column: number): string {
  const field = `mark-${column}`;
  if (!table.columns.has(field)) (table.columns as Map<string, number>).set(field, column);
  return field;
}

function attendedDays(slots: readonly AttendanceSlot[], marks: string): number {
  const days = new Map<string, Mark[]>();
  slots.forEach((slot, i) => {
    if (slot.half === 'evening') return;
    days.set(slot.heldOn, [...(days.get(slot.heldOn) ?? []), marks[i] as Mark]);
  });
  return [...days.values()].filter((halves) => halves.length >= 2 && halves.every((mark) => mark === 'P'))
    .length;
}

function warnShare(row: RowReader, marks: string): void {
  const total = marks.length;
  const present = presentIn(marks);
  const unknown = [...marks].filter((mark) => mark === 'U').length;
  if (total === 0 || present * LEAST_SHARE.of >= total * LEAST_SHARE.attended) return;
  if (unknown * MOST_UNKNOWN.of > total) {
    const message = `${unknown}/${total} 个半天没有记录或认不出来，出勤情况未知：请补记后重新上传考勤表`;
    row.add('name', warning('attendance-unknown', message));
    return;
  }
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
  const members = [...book.enrolled.values()];
  const only = (namesakes: readonly Member[]) =>
    lastFour === undefined
      ? namesakes.length === 1
        ? namesakes[0]
        : undefined
      : namesakes.find((member) => member.idNumber.endsWith(lastFour));
  const sameName = only(members.filter((member) => wordKey(member.name) === wordKey(name)));
  if (sameName) return sameName;
  const otherSpelling = only(members.filter((member) => nameKey(member.name) === nameKey(name)));
  if (otherSpelling) row.add('name', warning('name-spelling', '姓名写法与花名册不同，按同一人对应：请核对'));
  return otherSpelling;
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
