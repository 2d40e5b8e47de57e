import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/index.ts';
import { type CaseFacts, type PerformedStep, statusAfter, stepRefusals } from './rules.ts';

const open: CaseFacts = { status: 'open', nextStep: 'first-review', personKeys: ['preparer'] };
const pass: PerformedStep = {
  step: 'first-review',
  decision: 'passed',
  by: { personKey: 'reviewer' },
  opinion: undefined,
};
/** The reviewer, who acts for somebody on leave. */
const actingFor = (personKey: string): PerformedStep['by'] => ({
  personKey: 'reviewer',
  actingFor: {
    delegationId: '00000000-0000-4000-8000-000000000001' as Uuid,
    accountId: '00000000-0000-4000-8000-000000000002' as Uuid,
    personKey,
  },
});
const codesOf = (facts: CaseFacts, performed: PerformedStep) =>
  stepRefusals(facts, performed).map(({ code }) => code);

describe('a step of a review', () => {
  const table: [string, CaseFacts, PerformedStep, string[]][] = [
    ['another person takes the step that is due', open, pass, []],
    ['a step that is not due', open, { ...pass, step: 'second-review' }, ['wrong-step']],
    ['a case that is decided', { ...open, status: 'approved', nextStep: null }, pass, ['wrong-step']],
    ['the preparer reviews', open, { ...pass, by: { personKey: 'preparer' } }, ['four-eyes']],
    [
      'the first reviewer is the second',
      { ...open, nextStep: 'second-review', personKeys: ['preparer', 'reviewer'] },
      { ...pass, step: 'second-review' },
      ['four-eyes'],
    ],
    ['somebody acts for the preparer', open, { ...pass, by: actingFor('preparer') }, ['four-eyes']],
    [
      'the preparer acts for somebody',
      open,
      { ...pass, by: { ...actingFor('reviewer'), personKey: 'preparer' } },
      ['four-eyes'],
    ],
    ['somebody acts for a person who did nothing yet', open, { ...pass, by: actingFor('absent') }, []],
    ['returned without a word', open, { ...pass, decision: 'returned' }, ['opinion-required']],
    [
      'returned with blanks',
      open,
      { ...pass, decision: 'returned', opinion: '  退回  ' },
      ['opinion-required'],
    ],
    ['returned with reasons', open, { ...pass, decision: 'returned', opinion: '花名册缺页' }, []],
    ['rejected without a word', open, { ...pass, decision: 'rejected' }, ['opinion-required']],
    [
      'everything wrong at once: all reasons',
      open,
      { step: 'approve', decision: 'returned', by: { personKey: 'preparer' }, opinion: '' },
      ['wrong-step', 'four-eyes', 'opinion-required'],
    ],
  ];
  it.each(table)('%s', (_, facts, performed, expected) => {
    expect(codesOf(facts, performed)).toEqual(expected);
  });

  it('leaves the case open only while a next role is named', () => {
    expect(statusAfter('passed', 'second-review')).toBe('open');
    expect(statusAfter('passed', null)).toBe('approved');
    expect(statusAfter('returned', null)).toBe('returned');
    expect(statusAfter('rejected', null)).toBe('rejected');
  });
});
