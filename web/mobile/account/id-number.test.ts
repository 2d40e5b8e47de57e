import { describe, expect, it } from 'vitest';
import { idNumberFault, isIdNumber, nameFault } from './id-number.ts';
import { words } from './words.ts';

const said = words.register;

describe('the number on the ID card', () => {
  it.each([
    '11010519491231002X',
    '11010519491231002x',
    '110105 19491231 002X',
    '１１０１０５１９４９１２３１００２Ｘ',
  ])('is right however it is typed: %s', (text) => expect(idNumberFault(text)).toBeNull());
  it('is known by its last character', () => {
    for (const last of '0123456789') expect(isIdNumber(`11010519491231002${last}`), last).toBe(false);
    expect(idNumberFault('110105194912310021')).toBe(said.numberWrong);
  });
  it('says how many characters there are', () => {
    expect(idNumberFault('1101051949123100')).toBe(said.numberLength(16));
    expect(idNumberFault('110105491231002')).toBeNull();
  });
});

describe('the name', () => {
  it('has two characters and no digit', () => {
    const character = words.register.name.slice(0, 1);
    expect(nameFault(character)).toBe(said.nameShort);
    expect(nameFault(`${character}3`)).toBe(said.nameDigits);
    expect(nameFault(`${character}${character}·${character}`)).toBeNull();
  });
});
