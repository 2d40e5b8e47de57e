import { expect, it } from 'vitest';
import { counterOf, readCounters } from './counters.ts';

it('a county has its own counter, its townships too, every other the hotline alone', () => {
  const county = counterOf('371526');
  expect(county).toMatchObject({ hotline: '12333', isDemonstration: true });
  expect(county.place).toContain('高唐县');
  expect(counterOf('371526001')).toBe(county);
  expect(counterOf('371522')).toEqual({
    ...{ hotline: '12333', place: null, hours: null },
    isDemonstration: false,
  });
});

it('takes the longest beginning, and refuses a file without a default or with a faulty number', () => {
  const counters = readCounters(
    "default: {hotline: '12333'}\n'37': {hotline: '12345'}\n'371526': {hotline: '96000'}\n",
  );
  expect(counterOf('371526', counters).hotline).toBe('96000');
  expect(counterOf('371522', counters).hotline).toBe('12345');
  expect(() => readCounters("'37': {hotline: '12345'}\n")).toThrow('default');
  expect(() => readCounters('default: {hotline: abc}\n')).toThrow();
});
