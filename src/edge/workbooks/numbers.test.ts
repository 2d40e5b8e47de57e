import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf } from './numbers.ts';

describe('the decimal of a stored number', () => {
  it.each([
    ['13.199999999999999', '13.2'],
    ['8.8000000000000007', '8.8'],
    ['1200.0', '1200'],
    ['1.3900000001E10', '13900000001'],
    ['2.1031552634E15', '2103155263400000'],
    ['3.71526199001011E+17', '371526199001011000'],
    ['1E-7', '0.0000001'],
    ['-1.5e-8', '-0.000000015'],
    ['371526199001011234', '371526199001011234'],
    ['', ''],
    ['#N/A', '#N/A'],
  ])('%s is %s', (stored, shown) => expect(decimalOf(stored)).toBe(shown));

  it('names the same double as what was stored', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const shown = decimalOf(value.toPrecision(17));
        expect(Number(shown)).toBe(Number(value.toPrecision(17)));
        expect(shown).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});
