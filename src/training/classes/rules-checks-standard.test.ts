import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { standardFollowed } from './rules-checks-standard.ts';
import type { ClassFacts, StandardFacts } from './rules-facts.ts';

const STANDARD: StandardFacts = {
  title: '保育师培训包',
  code: 'PXB-01',
  edition: '2021',
  occupationCode: '4-10-01-03',
  level: 5,
  totalHours: 80,
  theoryHours: 30,
  practiceHours: 40,
  safetyHours: 4,
  from: localDate('2021-01-01'),
  through: localDate('2021-12-31'),
};
const FILING = {
  occupationCode: '4-10-01-03',
  level: 5,
  totalHours: 80,
  theoryHours: 32,
  practiceHours: 48,
  safetyHours: 4,
  startOn: localDate('2021-06-28'),
} as ClassFacts['filing'];
const judge = (filing: Partial<ClassFacts['filing']>, standard: StandardFacts | null = STANDARD) =>
  standardFollowed({ filing: { ...FILING, ...filing }, standard });

describe('the standard that a class names', () => {
  it('is followed where occupation, level, days and hours fit', () => {
    expect(judge({})).toEqual({
      verdict: 'met',
      because: '依据《保育师培训包》（PXB-01，2021），职业、等级和课时都符合。',
    });
  });
  it('is unknown where none is named, or an hour that it asks for is not stated', () => {
    expect(judge({}, null).verdict).toBe('unknown');
    const open = judge({ safetyHours: null });
    expect(open.verdict).toBe('unknown');
    expect(open.because).toContain('安全课时');
    // What it does not ask for may stay open (control).
    expect(judge({ safetyHours: null }, { ...STANDARD, safetyHours: null }).verdict).toBe('met');
  });
  it('is not met with fewer hours, another occupation or level, or outside its days; all of it in one sentence', () => {
    const { verdict, because } = judge({ totalHours: 79, safetyHours: 3.5, level: 4 });
    expect(verdict).toBe('not-met');
    expect(because).toContain('总课时 79，少于规定的 80；安全课时 3.5，少于规定的 4');
    expect(because).toContain('它是 5 级的，本班是 4 级');
    expect(judge({ occupationCode: '6-18-02-04' }).verdict).toBe('not-met');
    expect(judge({ startOn: localDate('2022-01-04') }).because).toContain('不在它的施行期内');
    expect(judge({ startOn: localDate('2021-12-31') }).verdict).toBe('met');
  });
});
