import {
  type LocalDate,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { LineFault } from './line-fault.ts';

/** Larger figures than any class, contract or attendance can have are slips of the pen. */
const LARGEST = 1_000_000;
const OCCUPATION = /^\d-\d{2}-\d{2}-\d{2}$/;
const DIVISION = /^\d{6}$/;
// Dates and months repeat a thousandfold: one string each is stored, which also makes comparing them quick.
const DATES = new Map<string, LocalDate>();
const MONTHS = new Map<string, YearMonth>();

function readDate(text: string): LocalDate | undefined {
  const known = DATES.get(text);
  if (known !== undefined) return known;
  const date = parseLocalDate(text);
  if (date !== undefined && DATES.size < 50_000) DATES.set(date, date);
  return date;
}

function readMonth(text: string): YearMonth | undefined {
  const known = MONTHS.get(text);
  if (known !== undefined) return known;
  const month = parseYearMonth(text);
  if (month !== undefined && MONTHS.size < 5_000) MONTHS.set(month, month);
  return month;
}

type Json = Record<string, unknown>;

/** Collects every fault of one line; readers return undefined for what is absent or faulty. */
export class LineReader {
  readonly faults: LineFault[] = [];

  fault(pointer: string, message: string): undefined {
    this.faults.push({ pointer, message });
    return undefined;
  }

  /** The object at this pointer; its unknown keys are faults. */
  object(value: unknown, pointer: string, keys: ReadonlySet<string>): Json | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fault(pointer, '应为对象（花括号）。');
    for (const key of Object.keys(value))
      if (!keys.has(key)) this.fault(`${pointer}/${escapeKey(key)}`, '没有这个字段，请核对字段名。');
    return value as Json;
  }

  list<T>(
    value: unknown,
    pointer: string,
    read: (item: unknown, at: string) => T | undefined,
  ): T[] | undefined {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.fault(pointer, '应为列表（方括号）。');
    const items: T[] = [];
    for (let i = 0; i < value.length; i++) {
      const item = read(value[i], `${pointer}/${i}`);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  string(value: unknown, pointer: string): string | undefined {
    if (value === undefined || typeof value === 'string') return value;
    return this.fault(pointer, '应为文字。');
  }

  boolean(value: unknown, pointer: string): boolean | undefined {
    if (value === undefined || typeof value === 'boolean') return value;
    return this.fault(pointer, '应为 true 或 false。');
  }

  number(value: unknown, pointer: string): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.fault(pointer, '应为数字。');
    if (value < 0) return this.fault(pointer, '不能为负数。');
    if (value > LARGEST) return this.fault(pointer, `数字过大，不能超过${LARGEST}。`);
    return value === 0 ? 0 : value;
  }

  whole(value: unknown, pointer: string): number | undefined {
    const number = this.number(value, pointer);
    if (number === undefined || Number.isInteger(number)) return number;
    return this.fault(pointer, '应为整数。');
  }

  level(value: unknown, pointer: string): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5) return value;
    return this.fault(pointer, '等级应为1至5的整数（5为初级工，1为高级技师）。');
  }

  date(value: unknown, pointer: string): LocalDate | undefined {
    if (value === undefined) return undefined;
    const date = typeof value === 'string' ? readDate(value) : undefined;
    if (date !== undefined) return date;
    return this.fault(pointer, '应为真实存在的日期，写作YYYY-MM-DD。');
  }

  month(value: unknown, pointer: string): YearMonth | undefined {
    const month = typeof value === 'string' ? readMonth(value) : undefined;
    if (month !== undefined) return month;
    return this.fault(pointer, '应为月份，写作YYYY-MM。');
  }

  matching(value: unknown, pointer: string, form: RegExp, message: string): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && form.test(value)) return value;
    return this.fault(pointer, message);
  }

  occupation(value: unknown, pointer: string): string | undefined {
    return this.matching(value, pointer, OCCUPATION, '职业（工种）编码应写作X-XX-XX-XX。');
  }

  division(value: unknown, pointer: string): string | undefined {
    return this.matching(value, pointer, DIVISION, '行政区划代码应为6位数字。');
  }

  word<T extends string>(value: unknown, pointer: string, words: ReadonlyMap<string, T>): T | undefined {
    if (value === undefined) return undefined;
    const known = typeof value === 'string' ? words.get(value) : undefined;
    if (known !== undefined) return known;
    return this.fault(pointer, `应为以下之一：${[...words.keys()].join('、')}。`);
  }

  required<T>(value: unknown, pointer: string, read: (value: unknown, pointer: string) => T | undefined) {
    if (value === undefined) return this.fault(pointer, '缺少必填字段。');
    return read(value, pointer);
  }
}

function escapeKey(key: string): string {
  return key.slice(0, 60).replace(/~/g, '~0').replace(/\//g, '~1');
}
