import { describe, expect, it } from 'vitest';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { FACT_KINDS } from './contract.ts';
import type { FactToRecord, PersonFact } from './contract-facts.ts';
import { confirmedGroupsOf, confirmedHukouOf, maskPhone, unansweredBy } from './rules.ts';

const fact = (given: Pick<FactToRecord, 'kind' | 'payload' | 'sourceDepartment'>): PersonFact =>
  ({
    ...given,
    personId: 1 as PersonId,
    factId: '0' as Uuid,
    knownOn: localDate('2021-08-16'),
    answerId: null,
    recordedAt: '2021-08-16T00:00:00Z',
  }) as PersonFact;

const rural = fact({
  kind: 'population',
  sourceDepartment: 'public-security',
  payload: { status: 'normal', hukou: 'rural', registeredOn: '1999-05-04' },
});

describe('groups that data confirm', () => {
  const table: [string, PersonFact[], [string, string, string | null][]][] = [
    ['nobody asked', [], []],
    ['a rural household', [rural], [['rural-transferred-worker', '1999-05-04', null]]],
    [
      'an urban household',
      [
        fact({
          kind: 'population',
          sourceDepartment: 'public-security',
          payload: { status: 'normal', hukou: 'urban' },
        }),
      ],
      [],
    ],
    [
      'rural without a registration day: from the day it is known',
      [
        fact({
          kind: 'population',
          sourceDepartment: 'public-security',
          payload: { status: 'normal', hukou: 'rural' },
        }),
      ],
      [['rural-transferred-worker', '2021-08-16', null]],
    ],
    [
      'insured by a firm and sent to another',
      [
        fact({
          kind: 'social-insurance',
          sourceDepartment: 'social-insurance',
          payload: {
            records: [
              {
                unitName: '甲',
                unitCreditCode: 'A',
                insurance: '企业职工养老',
                months: ['2021-04', '2021-03'],
                stoppedOn: '2021-05-31',
              },
              {
                unitName: '乙',
                unitCreditCode: 'B',
                hostCreditCode: 'C',
                insurance: '企业职工养老',
                firstInsuredOn: '2021-06-07',
                months: ['2021-06'],
              },
              { unitName: '灵活就业', unitCreditCode: '', insurance: '居民', months: ['2021-01'] },
            ],
          },
        }),
      ],
      [
        ['enterprise-employee', '2021-03-01', '2021-05-31'],
        ['dispatched-worker', '2021-06-07', null],
      ],
    ],
    [
      'on the poverty register until a day; unemployed',
      [
        fact({
          kind: 'poverty-register',
          sourceDepartment: 'rural-revitalisation',
          payload: { memberships: [{ code: 'poverty-monitored', from: '2020-01-01', until: '2021-06-30' }] },
        }),
        fact({
          kind: 'employment-service',
          sourceDepartment: 'employment-service',
          payload: { memberships: [{ code: 'registered-unemployed', from: '2021-02-01' }] },
        }),
      ],
      [
        ['poverty-monitored', '2020-01-01', '2021-06-30'],
        ['registered-unemployed', '2021-02-01', null],
      ],
    ],
    [
      'asked, and in no group',
      [
        fact({
          kind: 'minimum-living',
          sourceDepartment: 'civil-affairs',
          payload: { memberships: [] },
        }),
      ],
      [],
    ],
  ];
  it.each(table)('%s', (_, facts, expected) => {
    expect(confirmedGroupsOf(facts).map((group) => [group.code, group.from, group.until])).toEqual(expected);
  });

  it('names its source and day', () => {
    expect(confirmedGroupsOf([rural])).toMatchObject([
      { department: 'public-security', knownOn: '2021-08-16' },
    ]);
  });

  it('counts as unanswered every department without a fact, an empty answer being an answer', () => {
    expect(unansweredBy([])).toHaveLength(FACT_KINDS.length);
    const none = fact({
      kind: 'subsidy-history',
      sourceDepartment: 'subsidy-ledger',
      payload: { items: [] },
    });
    expect(unansweredBy([none])).not.toContain('subsidy-ledger');
    expect(unansweredBy([none])).toContain('public-security');
    expect(confirmedHukouOf([none])).toBeNull();
    expect(confirmedHukouOf([rural])).toBe('rural');
  });
});

it('masks a phone', () => {
  expect(maskPhone('19900131308')).toBe('199****1308');
});
