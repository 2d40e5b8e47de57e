import { describe, expect, it } from 'vitest';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { NEED_CHANNELS, NEED_END_REASONS, NOT_REACHED_REASONS } from './contract.ts';
import type { ClassOfPerson } from './ports.ts';
import { holdsFrom, matchOf, piecesOf, readNeedChannels, type Waiting, wishKeyOf } from './rules.ts';

const ELECTRICIAN = '6-31-01-03';
const personId = 1 as PersonId;
const classId = 'c1' as Uuid;
const need = (more: Partial<Waiting> = {}): Waiting => ({
  kind: 'training',
  occupationCode: ELECTRICIAN,
  firstAskedOn: localDate('2021-06-01'),
  status: 'open',
  classId: null,
  ...more,
});
const inClass = (more: Partial<ClassOfPerson> = {}): ClassOfPerson => ({
  ...{ personId, classId, occupationCode: ELECTRICIAN, resultOn: null },
  since: localDate('2021-06-20'),
  endOn: localDate('2021-07-10'),
  ...more,
});
const certificate = (issuedOn: string, occupationCode = ELECTRICIAN) => ({
  ...{ personId, occupationCode },
  issuedOn: localDate(issuedOn),
});

describe('the ways of the file', () => {
  it('are those of the contract, each with a clause or practice', () => {
    const file = readNeedChannels();
    expect(Object.keys(file.channels)).toEqual([...NEED_CHANNELS]);
    expect(file['not-reached']).toEqual([...NOT_REACHED_REASONS]);
    expect(file.withdrawn).toEqual([...NEED_END_REASONS]);
    expect(() => readNeedChannels('channels: {}')).toThrow();
  });
  it('say from which day on an answer still counts', () => {
    expect(holdsFrom('wish', localDate('2021-06-15'))).toBe('2019-06-01');
    expect(holdsFrom('not-reached', localDate('2021-06-15'))).toBe('2021-03-01');
  });
});

describe('the same wish', () => {
  it('is the same occupation, or the same words however they are written', () => {
    expect(wishKeyOf({ occupationCode: ELECTRICIAN, words: '电工' })).toBe(ELECTRICIAN);
    expect(wishKeyOf({ occupationCode: null, words: ' 想学 月嫂。' })).toBe('想学月嫂');
    expect(wishKeyOf({ occupationCode: null, words: '想学Ｅｘｃｅｌ' })).toBe('想学excel');
  });
});

describe('her words', () => {
  it.each([
    ['想学个电工', '电工'],
    ['我想去学月嫂培训班', '月嫂'],
    ['打算考焊工证', '焊工'],
    ['保洁', '保洁'],
  ])('%s are looked for by the trade in them first', (words, first) => {
    expect(piecesOf(words)[0]).toBe(first);
  });
  it('are looked for by their pieces after it, never by a single character', () => {
    expect(piecesOf('养老护理')).toEqual(['养老护理', '养老护', '老护理', '养老', '老护', '护理']);
    expect(piecesOf('学')).toEqual([]);
  });
});

describe('what becomes of a wish', () => {
  it.each([
    ['a place in a class of the occupation plans it', need(), [inClass()], [], { to: 'planned', classId }],
    ['planned for this class already: nothing', need({ status: 'planned', classId }), [inClass()], [], null],
    [
      'its result serves it',
      need(),
      [inClass({ resultOn: localDate('2021-07-11') })],
      [],
      { to: 'served', certified: false },
    ],
    [
      'with a certificate it is certified',
      need({ status: 'planned', classId }),
      [inClass({ resultOn: localDate('2021-07-11') })],
      [certificate('2021-07-20')],
      { to: 'served', certified: true },
    ],
    ['the place was given up: it waits again', need({ status: 'planned', classId }), [], [], { to: 'open' }],
    ['another occupation: nothing', need(), [inClass({ occupationCode: '4-10-01-05' })], [], null],
    [
      'a class that was over before she asked: nothing',
      need(),
      [inClass({ endOn: localDate('2021-05-30') })],
      [],
      null,
    ],
    ['nobody has read her words: nothing', need({ occupationCode: null }), [inClass()], [], null],
    [
      'a job wish is known by hand: nothing',
      need({ kind: 'job' }),
      [inClass()],
      [certificate('2021-07-20')],
      null,
    ],
    [
      'a certificate serves an assessment wish',
      need({ kind: 'assessment' }),
      [],
      [certificate('2021-07-20')],
      { to: 'served', classId: null, certified: true },
    ],
    ['an older certificate does not', need({ kind: 'assessment' }), [], [certificate('2021-05-20')], null],
  ] as const)('%s', (...[, wish, classes, certificates, expected]) => {
    const match = matchOf(wish, classes, certificates);
    if (expected === null) expect(match).toBeNull();
    else expect(match).toMatchObject(expected);
  });
});
