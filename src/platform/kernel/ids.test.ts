import { describe, expect, it } from 'vitest';
import { fixedClock } from './clock.ts';
import { isUuid, systemIds } from './ids.ts';

describe('ids', () => {
  it('sort in the order they were made, also within one millisecond', () => {
    const ids = systemIds(fixedClock('2021-10-19T01:00:00Z'));
    const made = Array.from({ length: 10_000 }, () => ids.uuid());
    expect(made.every(isUuid)).toBe(true);
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
    const persons = Array.from({ length: 10_000 }, () => ids.person());
    expect(persons.every((id, index) => index === 0 || id > (persons[index - 1] ?? 0))).toBe(true);
  });
});
