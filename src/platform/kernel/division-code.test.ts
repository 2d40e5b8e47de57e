import { describe, expect, it } from 'vitest';
import { divisionCodeOf, divisionLiesIn, divisionPathOf } from './division-code.ts';

describe('a division lies in a region', () => {
  it.each([
    ['371526', '371526'],
    ['371526', '371500'],
    ['371526', '370000'],
    ['371500', '371500'],
    ['371500', '370000'],
    ['371526001000', '371500'],
    ['371526101369', '371526101000'],
    ['371526101369', '371526'],
    ['371526100000', '371526100000'],
    ['371000', '370000'],
  ])('%s in %s', (code, region) => {
    expect(divisionLiesIn(code, region)).toBe(true);
  });

  it.each([
    ['371500', '371526'],
    ['371526', '371526101000'],
    // A township whose digits end in noughts is not a prefix of others.
    ['371526101000', '371526100000'],
    ['370000', '371500'],
    ['371526', '371520'],
    ['371526', '371522'],
    ['371500', '371000'],
    ['', '370000'],
    ['371526', ''],
    ['371526', '000000'],
  ])('%s not in %s', (code, region) => {
    expect(divisionLiesIn(code, region)).toBe(false);
  });
});

describe('the path of a division', () => {
  it.each(['371526', '371500', '370000', '371526101000', '371526101369', '371526100000'])(
    'gives its code back: %s',
    (code) => {
      expect(divisionCodeOf(divisionPathOf(code))).toBe(code);
    },
  );
});
