/** A unified social credit code (GB 32100): 18 characters, check character verified. */
export type CreditCode = string & { readonly __brand: 'CreditCode' };

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Upper-cases and strips blanks; undefined when form or check character (weights 3^i mod 31) is wrong. */
export function parseCreditCode(text: string): CreditCode | undefined {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return undefined;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += ALPHABET.indexOf(code[i] as string) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? (code as CreditCode) : undefined;
}
