import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { filingInput } from './contract.ts';
import { rosterFreeThrough, rosterReview, ruleOf } from './rules-changes.ts';

describe('the table of changes', () => {
  it('names every field of the form', () => {
    const fields = Object.keys(filingInput.shape).filter(
      (field) => !['headTeacherPhone', 'levelUnread'].includes(field),
    );
    // What no rule names is another filing: those are the fields that make it another class.
    const another = fields.filter((field) => ruleOf([field]).needs === 'new-filing').sort();
    expect(another).toEqual(
      [
        'name',
        'occupationCode',
        'occupationText',
        'level',
        'trainingKind',
        'organiser',
        'costBorneBy',
      ].sort(),
    );
  });

  it('lets the strictest part decide', () => {
    expect(ruleOf(['headTeacherName']).needs).toBe('none');
    expect(ruleOf(['headTeacherName', 'teachers']).needs).toBe('first-review');
    expect(ruleOf(['teachers', 'startOn']).needs).toBe('both-reviews');
    expect(ruleOf(['startOn', 'level']).needs).toBe('new-filing');
    expect(ruleOf(['something unheard of']).needs).toBe('new-filing');
  });
});

describe('the roster', () => {
  const startOn = localDate('2021-06-28');
  const found = { policyId: 'liaocheng-2021', startOn, hasFiling: true };
  const claim = { number: 'C371526-2021-0001', isUnderReview: false };

  it('is free before the first day, where the notice says enrol first, then train, and two days elsewhere', () => {
    expect(rosterFreeThrough('liaocheng-2021', startOn)).toBe('2021-06-27');
    expect(rosterFreeThrough('shanxi-2024', startOn)).toBe('2021-06-29');
  });

  it('is reviewed by one after that, and by a second person once a claim rests on it', () => {
    expect(rosterReview(found, undefined, localDate('2021-06-27'))).toBe('none');
    expect(rosterReview(found, undefined, startOn)).toBe('first-review');
    expect(rosterReview({ ...found, hasFiling: false }, undefined, startOn)).toBe('none');
    expect(rosterReview(found, claim, localDate('2021-06-01'))).toBe('second-review');
  });
});
