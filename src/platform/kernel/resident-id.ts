import { type LocalDate, makeLocalDate } from './local-date.ts';

/** A citizen identification number of 18 characters (GB 11643), upper-case X, check digit verified. */
export type ResidentId = string & { readonly __brand: 'ResidentId' };

export type ResidentIdFault = 'length' | 'character' | 'birth-date' | 'check-digit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** The 18th character that belongs to the first 17 digits. */
export function checkDigitOf(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] as number);
  return CHECK_DIGITS[sum % 11] as string;
}

/**
 * Checks an already normalised number. Division prefixes are not checked: numbers issued by counties that
 * have since been abolished stay valid for life.
 */
export function checkResidentId(
  text: string,
): { ok: true; value: ResidentId } | { ok: false; fault: ResidentIdFault; expected?: string } {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!/^\d{17}[\dX]$/.test(text)) return { ok: false, fault: 'character' };
  if (!makeLocalDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))))
    return { ok: false, fault: 'birth-date' };
  const expected = checkDigitOf(text);
  if (expected !== text[17]) return { ok: false, fault: 'check-digit', expected };
  return { ok: true, value: text as ResidentId };
}

/** 15 digits of the first generation to 18: century 19 and the check digit; undefined when not 15 digits. */
export function widenResidentId(text: string): string | undefined {
  if (!/^\d{15}$/.test(text)) return undefined;
  const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
  return first17 + checkDigitOf(first17);
}

export function birthOnOf(id: ResidentId): LocalDate {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}` as LocalDate;
}

/** GB 11643: an odd 17th digit is male. */
export function sexOf(id: ResidentId): 'male' | 'female' {
  return Number(id[16]) % 2 === 1 ? 'male' : 'female';
}

/** First six and last four characters, eight stars between: the form allowed in a publication. */
export function maskResidentId(id: string): string {
  return `${id.slice(0, 6)}********${id.slice(-4)}`;
}
