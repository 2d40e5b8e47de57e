import { describe, expect, test } from 'vitest';
import { type CreditCode, creditCodeFault, parseCreditCode } from './credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code with the right check character. */
function codeOf(first17: string): CreditCode {
  let sum = 0;
  let weight = 1;
  for (const c of first17) {
    sum += ALPHABET.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return `${first17}${ALPHABET[(31 - (sum % 31)) % 31]}` as CreditCode;
}

describe('credit codes', () => {
  test.each([
    '91371526MA7493836',
    '52371526MJE000001',
    '92371526MA3000001',
    'N2371526MF0000000',
    '12371526MB0000000',
  ])('%s is a code', (first17) => {
    const code = codeOf(first17);
    expect([parseCreditCode(code), creditCodeFault(code)]).toEqual([code, undefined]);
  });

  test.each([
    ['94371526MA7493836', 'kind'],
    ['B1371526MA7493836', 'kind'],
    ['91991526MA7493836', 'division'],
    ['9137A526MA7493836', 'division'],
  ])('%s has the check character and is none', (first17, fault) => {
    const code = codeOf(first17);
    expect([parseCreditCode(code), creditCodeFault(code)]).toEqual([code, fault]);
  });

  test.each(['371526199003071290', '37152619900307167X', '371526199003071709'])(
    'the number of a person passes the check character and is none',
    (id) => {
      const code = parseCreditCode(id) as CreditCode;
      expect([code, creditCodeFault(code)]).toEqual([id, 'kind']);
    },
  );
});
