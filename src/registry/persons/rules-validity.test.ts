import { expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { FACT_PAYLOADS } from './contract-facts.ts';
import { ANSWER_VALIDITY, freshSince, readAnswerValidity, validThrough } from './rules-validity.ts';

const dated = { days: 90, reason: '', source: '' };
const text = (kinds: readonly string[]) =>
  kinds.map((kind) => `${kind}: {days: 90, reason: 会变, source: practice}`).join('\n');

it('says of every kind of answer how long it counts as fresh', () => {
  expect(Object.keys(ANSWER_VALIDITY).sort()).toEqual(Object.keys(FACT_PAYLOADS).sort());
});

it('refuses a file that leaves a kind out, names an unknown one or says neither days nor "until asked again"', () => {
  const kinds = Object.keys(FACT_PAYLOADS);
  expect(readAnswerValidity(text(kinds)).population.days).toBe(90);
  expect(() => readAnswerValidity(text(kinds.slice(1)))).toThrow();
  expect(() => readAnswerValidity(text([...kinds, 'weather']))).toThrow();
  expect(() => readAnswerValidity(text(kinds).replace('days: 90, ', ''))).toThrow();
});

it('an answer is fresh on its last day and old on the next', () => {
  const knownOn = localDate('2021-05-22');
  expect(validThrough(dated, knownOn)).toBe('2021-08-20');
  expect(validThrough({ ...dated, days: null }, knownOn)).toBeNull();
  const book = { ...ANSWER_VALIDITY, population: dated };
  const sinceOn = (today: string) =>
    freshSince(localDate(today), book).find(({ kind }) => kind === 'population')?.since ?? '';
  expect(knownOn < sinceOn('2021-08-20')).toBe(false);
  expect(knownOn < sinceOn('2021-08-21')).toBe(true);
  expect(freshSince(localDate('2021-08-20')).map(({ kind }) => kind)).not.toContain('poverty-register');
});
