import { describe, expect, it } from 'vitest';
import { testResidentId } from '../../testing/classes-fixture.ts';
import { createPersonKeys, repeatedPersons } from './people.ts';

const NUMBERS = [
  testResidentId(1),
  'passport:E12345678',
  'passport:E12345679',
  testResidentId(2),
  'passport:E12345678',
  'hong-kong-macao-permit:H12345678',
  'passport:H12345678',
  testResidentId(1),
  'passport:E12345678',
];

describe('lines of one person', () => {
  it('are found by the whole number, whatever document it is of', () => {
    expect(repeatedPersons(NUMBERS.length, (i) => NUMBERS[i] as string).sort()).toEqual([
      [0, 7],
      [1, 4, 8],
    ]);
  });

  it('have one key, those of others another', () => {
    const keyOf = createPersonKeys();
    const keys = NUMBERS.map((number) => keyOf(number));
    expect(new Set(keys).size).toBe(new Set(NUMBERS).size);
    expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
    expect([keys[4], keys[8], keys[7]]).toEqual([keys[1], keys[1], keys[0]]);
  });
});
