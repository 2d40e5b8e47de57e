import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { certificateWarnings } from './rules.ts';
import {
  certificateNumberFault,
  completionNumber,
  numberFindings,
  readCertificateNumbers,
} from './rules-numbers.ts';

const good = {
  kind: 'skill-level' as const,
  number: 'Y000037150108214001001',
  level: 4,
  issuedOn: localDate('2021-08-25'),
};

describe('a skill-level certificate number', () => {
  it('of 22 characters that agrees with year and level is accepted', () => {
    expect(certificateNumberFault(good)).toBeUndefined();
  });

  it.each([
    ['20 characters', { number: 'Y0000371501082140010' }, '22 位'],
    ['another first letter', { number: `X${good.number.slice(1)}` }, 'Y 或 S'],
    ['a letter inside', { number: `${good.number.slice(0, 21)}A` }, '全是数字'],
    ['three letters', { number: `ABC${good.number.slice(3)}` }, '全是数字'],
  ])('with %s says what is wrong', (_, change, words) => {
    expect(certificateNumberFault({ ...good, ...change })).toContain(words);
  });

  it('with another year or level is taken, and somebody must look', () => {
    for (const [change, words] of [
      [{ issuedOn: localDate('2020-08-25') }, '年份'],
      [{ level: 5 }, '等级'],
    ] as const) {
      expect(certificateNumberFault({ ...good, ...change })).toBeUndefined();
      expect(numberFindings({ ...good, ...change })).toEqual([expect.stringContaining(words)]);
    }
    expect(numberFindings(good)).toEqual([]);
  });

  it('names the kind of body that assessed, where that is known', () => {
    expect(numberFindings({ ...good, by: 'employer' })).toEqual([]);
    expect(numberFindings({ ...good, by: 'body' })).toEqual([expect.stringContaining('用人单位')]);
    expect(numberFindings({ ...good, number: `S${good.number.slice(1)}`, by: 'employer' })).toHaveLength(1);
  });

  it('of the highest grades has two letters and no level to compare', () => {
    const highest = { ...good, number: `ST${good.number.slice(2)}`, level: null };
    expect(certificateNumberFault(highest)).toBeUndefined();
    expect(numberFindings(highest)).toEqual([]);
  });

  it('of an old qualification has the year first and the level in the eleventh place', () => {
    const old = {
      kind: 'vocational-qualification' as const,
      number: '2137150010400001',
      level: 4,
      issuedOn: localDate('2021-06-01'),
    };
    expect(numberFindings(old)).toEqual([]);
    expect(numberFindings({ ...old, level: 3 })).toHaveLength(1);
    expect(numberFindings({ ...old, issuedOn: localDate('2019-06-01') })).toHaveLength(1);
    expect(numberFindings({ ...old, number: '第 21 号' })).toEqual([]);
  });

  it('of a completion certificate of this system agrees with its own form', () => {
    const number = completionNumber('371526', 2021, 7);
    expect(number).toBe('371526202100007');
    const certificate = { kind: 'training-completion' as const, number, level: null };
    expect(numberFindings({ ...certificate, issuedOn: localDate('2021-12-31') })).toEqual([]);
    expect(numberFindings({ ...certificate, issuedOn: localDate('2022-01-01') })).toHaveLength(1);
  });

  it('every form says where it comes from', () => {
    for (const { source } of readCertificateNumbers().forms) expect(source.length).toBeGreaterThan(10);
  });

  it('of another kind follows rules of its province', () => {
    expect(
      certificateNumberFault({ ...good, kind: 'training-completion', number: '高人社培〔2021〕1号' }),
    ).toBeUndefined();
  });
});

describe('a certificate beside its class', () => {
  const trainingClass = { occupationCode: '6-31-01-03', level: 4, endOn: localDate('2021-08-13') };
  const certificate = { occupationCode: '6-31-01-03', level: 4, issuedOn: localDate('2021-08-25') };

  it('raises nothing when it fits', () => {
    expect(certificateWarnings(certificate, trainingClass)).toEqual([]);
  });

  it('is looked at when issued before the last day (R31), for another trade or another level', () => {
    const found = certificateWarnings(
      { occupationCode: '6-18-02-04', level: 3, issuedOn: localDate('2021-08-12') },
      trainingClass,
    );
    expect(found.map((warning) => [warning.code, warning.rule])).toEqual([
      ['issued-before-end', 'R31'],
      ['certificate-other-occupation', null],
      ['certificate-other-level', null],
    ]);
  });
});
