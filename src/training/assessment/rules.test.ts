import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { certificateNumberFault, certificateWarnings } from './rules.ts';

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
    ['another year', { issuedOn: localDate('2020-08-25') }, '年份'],
    ['another level', { level: 5 }, '等级'],
  ])('with %s says what is wrong', (_, change, words) => {
    expect(certificateNumberFault({ ...good, ...change })).toContain(words);
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
