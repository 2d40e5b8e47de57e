import { words } from './words.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The number as it is sent: full-width signs, spaces and dashes are hers to type. */
export const plainNumber = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Eighteen characters whose last fits the others (GB 11643). */
export function isIdNumber(text: string): boolean {
  const number = plainNumber(text);
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0);
  return CHECKS[sum % 11] === number[17];
}

/** What is wrong with the number as she typed it; null: nothing that the phone can see. The older one has 15 digits. */
export function idNumberFault(text: string): string | null {
  const number = plainNumber(text);
  if (/^\d{15}$/.test(number) || isIdNumber(number)) return null;
  return number.length === 18 ? words.register.numberWrong : words.register.numberLength(number.length);
}

/** What is wrong with the name; null: nothing that the phone can see. */
export function nameFault(text: string): string | null {
  const name = text.normalize('NFKC').replace(/\s/g, '');
  if ([...name].length < 2) return words.register.nameShort;
  return /\d/.test(name) ? words.register.nameDigits : null;
}
