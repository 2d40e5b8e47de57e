import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WORDS } from '../../law/policy/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { CLASS_STATUSES, TRAINING_KINDS } from './contract.ts';
import { countyWordOf, filingNumber, parseFilingNumber, roomKeyOf } from './rules.ts';
import { isBelowThreshold, type RosterFacts, ratePercent, rosterWarnings } from './rules-roster.ts';

describe('words', () => {
  it('are those of the law and of the vocabulary', () => {
    expect([...TRAINING_KINDS].sort()).toEqual([...WORDS.trainingKinds].sort());
    const vocabulary = parse(
      readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8'),
    ) as Record<string, object>;
    expect(Object.keys(vocabulary.classStatuses ?? {}).sort()).toEqual([...CLASS_STATUSES].sort());
  });
});

describe('one room', () => {
  it.each([
    ['理论教室', '青禾学校二楼', '青禾学校二楼理论教室'],
    ['青禾学校二楼理论教室', '青禾学校二楼', '青禾学校二楼理论教室'],
    ['青禾学校 二楼 理论教室', '青禾学校二楼', '青禾学校二楼理论教室'],
    ['理论教室', null, 'school-1理论教室'],
    [null, '青禾学校二楼', null],
  ])('%s at %s', (room, place, key) => {
    expect(roomKeyOf(room, place, 'school-1')).toBe(key);
  });
});

describe('filing numbers', () => {
  it('are written as the county writes them', () => {
    expect(filingNumber(countyWordOf('高唐县'), 2021, 18)).toBe('高人社培备〔2021〕018号');
    expect(filingNumber('高人社培备', 2021, 1234)).toBe('高人社培备〔2021〕1234号');
  });
  it.each([
    ['高人社培备〔2021〕018号', { countyWord: '高人社培备', year: 2021, running: 18 }],
    ['高人社培备[2021]第23号', { countyWord: '高人社培备', year: 2021, running: 23 }],
    ['高人社培备（2021） 7 号', { countyWord: '高人社培备', year: 2021, running: 7 }],
    ['2021-018', undefined],
    ['高人社培备〔2021〕号', undefined],
  ])('%s', (text, expected) => {
    expect(parseFilingNumber(text)).toEqual(expected);
  });
});

describe('warnings of a roster row', () => {
  const fine: RosterFacts = {
    startOn: localDate('2021-06-28'),
    endOn: localDate('2021-07-09'),
    today: localDate('2021-08-20'),
    enrolledOn: localDate('2021-06-20'),
    idNumberConfirmed: true,
    attendance: { presentSlots: 16, slotCount: 20 },
    issuedOn: localDate('2021-07-09'),
    account: { usable: true, sharedWith: 0 },
    facts: [],
  };
  const dead = (status: 'dead' | 'normal', statusOn?: string) =>
    [
      {
        kind: 'population',
        payload: { status, ...(statusOn === undefined ? {} : { statusOn }) },
      },
    ] as unknown as RosterFacts['facts'];
  it.each<[string, Partial<RosterFacts>, string[]]>([
    ['nothing', {}, []],
    ['15 of 20', { attendance: { presentSlots: 15, slotCount: 20 } }, ['attendance-below-threshold']],
    ['never recorded', { attendance: null }, ['attendance-missing']],
    ['not over yet', { attendance: null, today: localDate('2021-07-09') }, []],
    ['no date', { enrolledOn: null }, ['enrolment-date-missing']],
    ['late', { enrolledOn: localDate('2021-06-29') }, ['enrolled-late']],
    ['certificate first', { issuedOn: localDate('2021-07-08') }, ['issued-before-end']],
    ['15 digits', { idNumberConfirmed: false }, ['id-number-unconfirmed']],
    ['card', { account: { usable: false, sharedWith: 2 } }, ['card-shared', 'card-unusable']],
    ['dead before the end', { facts: dead('dead', '2021-07-01') }, ['dead-or-cancelled']],
    ['dead, nobody knows when', { facts: dead('dead') }, ['dead-or-cancelled']],
    ['dead afterwards', { facts: dead('dead', '2021-07-10') }, []],
    ['alive', { facts: dead('normal') }, []],
  ])('%s', (_, change, expected) => {
    expect(rosterWarnings({ ...fine, ...change }).map((warning) => warning.code)).toEqual(expected);
  });

  it('counts in whole numbers: 80 percent exactly is enough', () => {
    expect(isBelowThreshold(16, 20)).toBe(false);
    expect(isBelowThreshold(15, 19)).toBe(true);
    expect(ratePercent(14, 18)).toBe(77.7);
    expect(ratePercent(0, 0)).toBe(0);
  });
});
