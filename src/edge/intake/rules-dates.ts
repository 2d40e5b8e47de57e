import {
  type LocalDate,
  makeLocalDate,
  parseYearMonth,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import {
  APOSTROPHE,
  type CellValue,
  type Dialect,
  narrow,
  normalised,
  type Reading,
  reading,
  SPACE_OR_INVISIBLE,
  unknown,
  warning,
} from './rules-values.ts';

const DIGIT_WORDS = '〇一二三四五六七八九';

/** 二〇二一年六月十一日 in digits. */
function chineseDigits(text: string): string {
  if (!/[〇零○一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(/[零○]/g, '〇')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?/g,
      (_, tens: string | undefined, ones: string | undefined) =>
        String((tens ? DIGIT_WORDS.indexOf(tens) : 1) * 10 + (ones ? DIGIT_WORDS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, (c) => String(DIGIT_WORDS.indexOf(c)));
}

const EARLIEST_SERIAL = 10_000;
const LATEST_SERIAL = 80_000;
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

function dateOfSerial(serial: number): LocalDate {
  return new Date(SERIAL_EPOCH + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}

/**
 * A day written in any way that gives year, month and day. A date cell and YYYY-MM-DD are no change. Without a
 * full year, or impossible: unknown and warned, never guessed.
 */
export function readDate(value: CellValue, dialect: Dialect = 'list'): Reading<LocalDate> {
  const raw = value.text;
  const code = (kind: string) =>
    dialect === 'form' && !kind.startsWith('serial') && kind !== 'compactNum' ? 'date-text' : `date-${kind}`;
  const changed = (kind: string, date: LocalDate) =>
    reading(date, normalised(code(kind), '日期统一为 年-月-日', raw, date));
  if (value.kind === 'date') {
    const date = raw.slice(0, 10);
    return /^\d{4}-\d{2}-\d{2}$/.test(date) ? reading(date as LocalDate) : impossibleDate();
  }
  if (value.kind === 'number' || /^\d{5}$/.test(raw.trim())) {
    const serial = Number(raw);
    if (Number.isInteger(serial) && serial >= 19_000_101 && serial <= 21_991_231) {
      const date = dateOfDigits(String(serial));
      return date ? changed('compactNum', date) : impossibleDate();
    }
    if (serial >= EARLIEST_SERIAL && serial <= LATEST_SERIAL) return changed('serial', dateOfSerial(serial));
    return incompleteDate();
  }
  const squeezed = withoutTime(dayOfInstant(raw) ?? raw).replace(SPACE_OR_INVISIBLE, '');
  if (squeezed === '') return unknown();
  const wide = narrow(squeezed) !== squeezed;
  const text = chineseDigits(narrow(squeezed).replace(APOSTROPHE, ''));
  if (/^\d{8}$/.test(text)) {
    const date = dateOfDigits(text);
    return date ? changed(wide ? 'full' : 'compact', date) : impossibleDate();
  }
  const full = /^(\d{4})([-./年、,，－])(\d{1,2})(?:[-./月、,，－])(\d{1,2})[日号.]?$/.exec(text);
  if (!full) return /^\d{4}/.test(text) || /\d/.test(text) ? incompleteDate() : unreadableDate();
  const date = makeLocalDate(Number(full[1]), Number(full[3]), Number(full[4]));
  if (!date) return impossibleDate();
  if (raw === date) return reading(date);
  const kinds: Record<string, string> = { 年: 'cn', '.': 'dot', '/': 'slash' };
  return changed(wide ? 'full' : (kinds[full[2] as string] ?? 'dash'), date);
}

const TIME =
  /(?:[T\s]+|(?=[上下中]午)|(?<=日)(?=\d))(?:[上下中]午|凌晨|早上|晚上|AM|PM)?\s*(?:\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分|半|整)?))?\s*(?:AM|PM)?\s*$/i;
const WEEKDAY = /(?<=\S)\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?(?=\s|$)/;

/** The day in front of a weekday and a time of day. */
function withoutTime(text: string): string {
  return text.replace(WEEKDAY, '').replace(TIME, '');
}

const INSTANT = /^\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))\s*$/;
const BEIJING_OFFSET = 8 * 3_600_000;

/** 2021-03-05T00:00:00.000Z, as other systems export a day: the day that it is in China. */
function dayOfInstant(text: string): string | undefined {
  const instant = INSTANT.exec(text)?.[1];
  const at = instant === undefined ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? undefined : new Date(at + BEIJING_OFFSET).toISOString().slice(0, 10);
}

function dateOfDigits(digits: string): LocalDate | undefined {
  return makeLocalDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}

function impossibleDate(): Reading<never> {
  return unknown(warning('date-impossible', '日期不存在，按未知处理：请核对后重新填写'));
}

function incompleteDate(): Reading<never> {
  return unknown(warning('date-incomplete', '日期没有写全年、月、日，按未知处理：请写成 2021-06-07 的样式'));
}

function unreadableDate(): Reading<never> {
  return unknown(warning('date-unreadable', '这一栏不是日期，按未知处理：请写成 2021-06-07 的样式'));
}

/** A month; a date cell and YYYY-MM are no change. */
export function readMonth(value: CellValue): Reading<YearMonth> {
  const raw = value.text;
  const changed = (month: YearMonth) =>
    reading(month, normalised('month-form', '月份统一为 年-月', raw, month));
  if (value.kind === 'date') return monthReading(raw.slice(0, 7), (month) => reading(month));
  if (value.kind === 'number') {
    // 2021.10 typed as a number is stored as 2021.1: January and October cannot be distinguished.
    if (/^\d{4}\.1$/.test(raw))
      return unknown(
        warning('month-ambiguous', '按数字填写，分不清 1 月还是 10 月，按未知处理：请写成 2021-01 的样式'),
      );
    const serial = Number(raw);
    if (serial >= EARLIEST_SERIAL && serial <= LATEST_SERIAL)
      return monthReading(dateOfSerial(serial).slice(0, 7), changed);
  }
  const text = chineseDigits(narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, ''));
  if (text === '') return unknown();
  const match = /^(\d{4})[-./年]?(\d{1,2})(?:月份?|[-./月]\d{1,2}日?)?$/.exec(text);
  if (!match)
    return unknown(warning('month-unreadable', '月份没有写全年和月，按未知处理：请写成 2021-06 的样式'));
  const month = `${match[1]}-${(match[2] as string).padStart(2, '0')}`;
  return monthReading(month, (found) => (raw === found ? reading(found) : changed(found)));
}

function monthReading(text: string, found: (month: YearMonth) => Reading<YearMonth>): Reading<YearMonth> {
  const month = parseYearMonth(text);
  return month
    ? found(month)
    : unknown(warning('month-unreadable', '月份不存在，按未知处理：请写成 2021-06 的样式'));
}

/** The day hidden in a sentence such as 审核日期：2021年6月18日; undefined when there is none. */
export function dateWithin(text: string): LocalDate | undefined {
  const found = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})/.exec(chineseDigits(narrow(text)));
  return found ? makeLocalDate(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}
