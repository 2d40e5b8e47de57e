import { type Fen, fen, type LocalDate, makeLocalDate, parseYuan } from '../../platform/kernel/index.ts';
import { type Cell, decimalOf } from '../workbooks/index.ts';

/** A stored number keeps fifteen digits; what follows is lost. */
const EXACT_DIGITS = 15;

export function textOf(cell: Cell | undefined): string {
  const text = cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
  return text.normalize('NFKC').trim();
}

/** An account that stands as a number and is too long for one: its last digits are lost. */
export function isRounded(cell: Cell | undefined): boolean {
  const text = textOf(cell);
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return true;
  const isNumber = typeof cell === 'object' && cell.kind === 'number';
  return isNumber && text.replace(/\D/g, '').length > EXACT_DIGITS;
}

/** An amount as banks write it, negative where money comes back; undefined for what is none. */
export function readAmount(text: string, isInFen: boolean): Fen | undefined {
  const grouped = /\d[\d,]*,[\d,]*/.exec(text)?.[0];
  if (grouped !== undefined && !/^\d{1,3}(,\d{3})+$/.test(grouped)) return undefined;
  const plain = text
    .replace(/[\s,]/g, '')
    .replace(/^(?:人民币|RMB|CNY)/i, '')
    .replace(/^([-+]?)[¥￥]/, '$1')
    .replace(/元整?$/, '');
  const bracketed = /^\((.+)\)$/.exec(plain)?.[1];
  const trailing = /^([\d.]+)-$/.exec(plain)?.[1];
  const unsigned = bracketed ?? trailing ?? plain.replace(/^[-+]/, '');
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(unsigned)) return undefined;
  const isBack = bracketed !== undefined || trailing !== undefined || plain.startsWith('-');
  const digits = decimalOf(unsigned);
  const amount = isInFen ? (/^\d{1,14}$/.test(digits) ? fen(Number(digits)) : undefined) : parseYuan(digits);
  return amount === undefined || !isBack ? amount : fen(-amount);
}

/** A day as banks write it, with or without a time of day. */
export function readDay(text: string): LocalDate | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?!\d)/.exec(
    text.replace(/^(\d{8})\d{6}$/, '$1'),
  );
  if (!match) return null;
  return makeLocalDate(Number(match[1]), Number(match[2]), Number(match[3])) ?? null;
}

const ORDER_NUMBER = /(?<![0-9A-Za-z])P(\d{6})[-–—_ ]?(\d{4})[-–—_ ]?(\d{4})[-–—_ ]?(\d{2,4})(?!\d)/gi;

/** The numbers of our orders in a text, as we write them, whatever stands around them and between their parts. */
export function orderNumbersIn(text: string): string[] {
  const found = Array.from(
    text.normalize('NFKC').matchAll(ORDER_NUMBER),
    ([, division, year, batch, order]) => `P${division}-${year}-${batch}-${order}`,
  );
  return [...new Set(found)];
}

/** Long numbers but for their last four digits: a remark may hold an account. */
export function hideNumbers(text: string): string {
  return text.replace(/\d{7,}(\d{4})/g, '****$1');
}
