import { describe, expect, it } from 'vitest';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { ANSWERERS, answerersOf } from './answerers.ts';
import { FACTS } from './facts.ts';

describe('whom to ask for a fact', () => {
  it('is somebody for every fact of the contract, but for what the claim itself states', () => {
    expect(Object.keys(FACTS).filter((pointer) => answerersOf([pointer]).length === 0)).toEqual([
      '/claim/benefit',
      '/claim/date',
      '/claim/payee',
      '/claim/months',
      '/claim/division',
    ]);
  });

  it('is nobody for a fact that is not in the table (negative control)', () => {
    expect(answerersOf(['/vehicle/plate'])).toEqual([]);
    expect(answerersOf(['/standards'])).toEqual([]);
  });

  it('names each department once, in the order of the facts', () => {
    expect(
      answerersOf(['/employment/firstInsuredOn', '/person/groups', '/employment/insuredMonths']),
    ).toEqual([
      { list: 'departments', id: 'social-insurance' },
      { list: 'departments', id: 'public-security' },
    ]);
  });

  it('takes the nearer pointer before the wider one', () => {
    expect(answerersOf(['/person/drawsPension'])).toEqual([{ list: 'departments', id: 'pension' }]);
    expect(answerersOf(['/person/hukou'])).toEqual([{ list: 'departments', id: 'public-security' }]);
    expect(answerersOf(['/person'])).toEqual([{ list: 'departments', id: 'public-security' }]);
    expect(answerersOf(['/person/groups/0/until'])).toEqual(answerersOf(['/person/groups']));
    expect(answerersOf(['/person/groups/0/graduationYear'])).toEqual([
      { list: 'departments', id: 'education' },
    ]);
  });

  it('does not mistake a longer word for a shorter one', () => {
    expect(answerersOf(['/personal'])).toEqual([]);
  });

  it('is a word of the vocabulary, and every row of the table is for a fact', () => {
    const sections = testPolicies().vocabulary.sections();
    const asked = Object.values(ANSWERERS).flat();
    expect(asked.filter(({ list, id }) => sections[list]?.[id] === undefined)).toEqual([]);
    const begins = (start: string) => (pointer: string) =>
      pointer === start || pointer.startsWith(`${start}/`);
    expect(Object.keys(ANSWERERS).filter((start) => !Object.keys(FACTS).some(begins(start)))).toEqual([]);
  });
});
