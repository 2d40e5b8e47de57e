import { describe, expect, it } from 'vitest';
import { LEDGER_FACTS, type LedgerFact } from './contract-changes.ts';
import { readLists } from './lists.ts';
import { countyOf, listsInForce, listsOf, saysNothingNew } from './rules.ts';

const LISTS = readLists();
const on = (...facts: LedgerFact[]) =>
  LISTS.filter((_, at) => listsOf(LISTS, facts)[at]).map(({ listId }) => listId);

describe('the five lists', () => {
  it('say of each by whose words it is there, and that it is our reading', () => {
    expect(LISTS.map(({ listId }) => listId)).toEqual([
      'register',
      'wish',
      'trained',
      'certified',
      'job',
      'to-ask',
    ]);
    for (const { clause, isJudgement, why } of LISTS) {
      expect(clause).toBe('GS-3-1');
      expect(isJudgement).toBe(true);
      expect(why.length).toBeGreaterThan(20);
    }
    expect(() => readLists('register: {}')).toThrow();
  });

  it('hold whoever is in the database by any one fact, and nobody else', () => {
    expect(on('on-duty-list', 'not-asked')).toEqual(['register', 'to-ask']);
    expect(on('on-duty-list', 'waits-job', 'trained', 'certified')).toEqual([
      'register',
      'wish',
      'trained',
      'certified',
    ]);
    expect(on('waits-training', 'trained')).toEqual([]);
    expect(on('on-duty-list')).toEqual(['register']);
  });

  it('leave nobody of the database out, except who says that she wishes nothing', () => {
    const answers: LedgerFact[] = [
      'waits-training',
      'waits-assessment',
      'waits-job',
      'not-reached',
      'not-asked',
    ];
    for (const answer of answers) expect(on('on-duty-list', answer).length).toBeGreaterThan(1);
    expect(on('on-duty-list', 'no-wish')).toEqual(['register']);
  });
});

describe('a list that a county has changed', () => {
  const change = (name: string, anyOf: LedgerFact[]) => ({
    listId: 'wish' as const,
    ...{ name, anyOf, reason: '县里按培训愿望管' },
  });
  it('is what the last signed change says, and the others stay', () => {
    const lists = listsInForce(LISTS, [
      change('甲', ['waits-job']),
      change('有培训愿望的', ['waits-training']),
    ]);
    expect(lists[1]).toMatchObject({
      name: '有培训愿望的',
      anyOf: ['waits-training'],
      why: '县里按培训愿望管',
      isChanged: true,
    });
    expect(lists.filter(({ isChanged }) => isChanged)).toHaveLength(1);
  });

  it('is not proposed where it says the same in another order', () => {
    const [, wish] = LISTS;
    if (!wish) throw new Error('no list');
    expect(saysNothingNew(wish, wish.name, [...wish.anyOf].reverse())).toBe(true);
    expect(saysNothingNew(wish, wish.name, [...LEDGER_FACTS])).toBe(false);
    expect(saysNothingNew(wish, '别的', wish.anyOf)).toBe(false);
  });
});

it('names the county of a place, and none above the counties', () => {
  expect(countyOf('d37.d15.d26')).toBe('371526');
  expect(countyOf('d37.d15.d26.d101.d369')).toBe('371526');
  expect(countyOf('d37.d15')).toBeNull();
});
