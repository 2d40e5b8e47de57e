import { checkResidentId } from './resident-id.ts';

/** A unified social credit code (GB 32100): 18 characters, check character verified. */
export type CreditCode = string & { readonly __brand: 'CreditCode' };

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The 18 characters, upper-cased and without blanks, whatever their check says; undefined when they are none. */
export function creditCodeForm(text: string): string | undefined {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) ? code : undefined;
}

const NONE_CONFIRMED: ReadonlySet<string> = new Set();

/**
 * Upper-cases and strips blanks; undefined when form or check character (weights 3^i mod 31) is wrong. `confirmed` are
 * codes that two people compared with the certificate: they are taken as they are.
 */
export function parseCreditCode(
  text: string,
  confirmed: ReadonlySet<string> = NONE_CONFIRMED,
): CreditCode | undefined {
  const code = creditCodeForm(text);
  if (code === undefined) return undefined;
  return confirmed.has(code) || hasCheckCharacter(code) ? (code as CreditCode) : undefined;
}

function hasCheckCharacter(code: string): boolean {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += ALPHABET.indexOf(code[i] as string) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

/** Kinds that each registration authority gives, by the first two characters (GB 32100). */
const KINDS: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '1234569',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '123',
  A: '19',
  N: '1239',
  Y: '1',
};
// Provinces as GB/T 2260 has them; 10 is the register of the central government.
const PROVINCES = /^(1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

type CreditCodeFault = 'kind' | 'division' | 'identity-number';

/**
 * What speaks against a code whose check character is right: its kind, its province, or that it is the number of a
 * person. The organisation's own digit alone decides nothing: registers hold organisations whose digit is wrong.
 */
export function creditCodeFault(code: CreditCode): CreditCodeFault | undefined {
  if (!KINDS[code[0] as string]?.includes(code[1] as string)) return 'kind';
  const division = code.slice(2, 8);
  if (!/^\d{6}$/.test(division) || !PROVINCES.test(division)) return 'division';
  return checkResidentId(code).ok && !hasOrganisationDigit(code) ? 'identity-number' : undefined;
}

/** Whether the ninth character of the organisation's code is its check digit (GB 11714). */
function hasOrganisationDigit(code: CreditCode): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++)
    sum += ORGANISATION_ALPHABET.indexOf(code[8 + i] as string) * (ORGANISATION_WEIGHTS[i] as number);
  const digit = 11 - (sum % 11);
  const expected = digit === 10 ? 'X' : digit === 11 ? '0' : String(digit);
  return expected === code[16];
}
