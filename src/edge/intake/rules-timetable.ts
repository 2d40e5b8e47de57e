import type { CellFinding, PlannedRow } from './contract.ts';
import type { StagedLesson } from './contract-staged.ts';
import { cellText } from './rules-cells.ts';
import { type FileTable, findClass, known, type PlanContext, plannedRow } from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { readIdNumber } from './rules-identity.ts';
import { mergedBodyOf, readRow } from './rules-row.ts';
import { kindOfRow } from './rules-row-kind.ts';
import {
  type CellValue,
  narrow,
  type Reading,
  readNumber,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import { wordKey } from './words.ts';

/** A class's timetable: one row of the report for the whole sheet; lessons that cannot be read are named by cell. */
export function planTimetable(source: FileTable, context: PlanContext): PlannedRow {
  const { table } = source;
  const merged = mergedBodyOf(table);
  const findings: CellFinding[] = [];
  const lessons: StagedLesson[] = [];
  const titles = [
    table.sheet.name,
    ...table.sheet.rows.filter((r) => r.number < table.headerRow).flatMap((r) => r.cells.map(cellText)),
  ];
  const className = table.heading.get('className');
  const book =
    (className === undefined ? undefined : findClass(context, { name: className })) ??
    // The longest name first: 电工班 must not take the timetable of 维修电工班.
    [...context.classes]
      .sort((a, b) => b.class.name.length - a.class.name.length)
      .find((candidate) => titles.some((title) => wordKey(title).includes(wordKey(candidate.class.name))));
  if (!book)
    findings.push({
      cell: 'A1',
      field: 'className',
      ...refusing('class-unknown', '找不到这张课程表对应的班期：请先导入开班申请表，或在表题写明班期名称'),
    });
  for (const sheetRow of table.body) {
    if (kindOfRow(table, sheetRow, context.words) !== 'data') continue;
    const row = readRow(table, sheetRow, merged);
    const heldOn = row.read('heldOn', (value) => readDate(value, 'form'));
    const startsAt = row.read('startsAt', readTime);
    const endsAt = row.read('endsAt', readTime);
    const hours = row.read('hours', readNumber);
    const subject = row.read('subject', readText);
    const values = {
      place: row.read('place', readText),
      roomKind: row.read('roomKind', readText),
      teacherName: row.read('teacher', readText),
      teacherIdNumber: row.read('teacherIdNumber', readTeacherId)?.idNumber,
      textbook: row.read('textbook', readText),
    };
    const complete = heldOn && startsAt && endsAt && hours !== undefined;
    if (!complete)
      row.add('heldOn', warning('lesson-incomplete', '这一课缺日期、起止时间或课时，没有导入：请补填'));
    findings.push(...row.findings);
    if (!complete) continue;
    const half = startsAt < '12:00' ? 'morning' : startsAt < '18:00' ? 'afternoon' : 'evening';
    lessons.push({ heldOn, startsAt, endsAt, half, subject: subject ?? '', hours, ...known(values) });
  }
  return plannedRow(
    source,
    { number: 1, findings, peek: () => '' },
    book && {
      form: 'timetable',
      class: known({ name: book.class.name, filingNumber: book.class.filingNumber }),
      lessons,
    },
  );
}

/** A time of day as text, as a formatted cell or as a fraction of a day. */
function readTime(value: CellValue): Reading<string> {
  if (value.kind === 'number') {
    const minutes = Math.round(Number(value.text) * 1440);
    if (minutes > 0 && minutes < 1440)
      return {
        value: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
        remarks: [],
      };
  }
  const match = /(\d{1,2})[:时点](\d{2})/.exec(narrow(value.text));
  return match
    ? { value: `${(match[1] as string).padStart(2, '0')}:${match[2]}`, remarks: [] }
    : { remarks: [warning('time-unreadable', '时间认不出来：请写成 08:00 的样式')] };
}

/** A teacher's wrong number does not stop the timetable: it is unknown and warned. */
function readTeacherId(value: CellValue) {
  const result = readIdNumber(value, 'form');
  return {
    ...result,
    remarks: result.remarks.map((remark) =>
      remark.gravity === 'refused' ? { ...remark, gravity: 'warned' as const } : remark,
    ),
  };
}
