import { describe, expect, it } from 'vitest';
import { goodFiling } from '../../testing/classes-fixture.ts';
import { filingInput } from './contract.ts';
import { coordinatesIn } from './rules-place.ts';

describe('coordinates of a place', () => {
  it('are read in either order, with full-width signs', () => {
    const place = { longitude: 116.231, latitude: 36.8592 };
    for (const text of ['116.2310,36.8592', '36.8592, 116.2310', '116.2310，36.8592', '116.2310、36.8592'])
      expect(coordinatesIn(text)).toEqual(place);
  });

  it('are no letters, no single number, and nothing outside the mainland', () => {
    for (const text of [
      'xx',
      '116.2310',
      '216.2310,36.8592',
      '116.2310,96.8',
      '-116.2,36.8',
      '0,0',
      '2.35,48.85',
    ])
      expect(coordinatesIn(text)).toBeUndefined();
  });

  it('refuse a filing with a pointer to their field', () => {
    const faults = (location: string | null) =>
      filingInput.safeParse(goodFiling({ location })).error?.issues.map((issue) => issue.path) ?? [];
    expect(faults('xx')).toEqual([['location']]);
    expect(faults('2.35,48.85')).toEqual([['location']]);
    expect(faults('116.2310,36.8592')).toEqual([]);
    expect(faults(null)).toEqual([]);
  });
});
