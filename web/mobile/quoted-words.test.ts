import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { words as account } from './account/words.ts';
import { words as exams } from './exams/words.ts';
import { words as learn } from './learn/words.ts';
import { words as mobile } from './words.ts';

/** Every sentence of these words; one that is made is made of stars. */
function sentencesOf(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  if (typeof of === 'function')
    return [String((of as (...args: unknown[]) => unknown)(...Array(5).fill('*')))];
  return Object.values(of as object).flatMap(sentencesOf);
}
const SENTENCES = [account, exams, learn, mobile].flatMap(sentencesOf);
const SERVER = ['src/registry/own-accounts/rules.ts', 'data/person-messages.yaml'].map((path) =>
  readFileSync(path, 'utf8'),
);
/** What a sentence quotes is the name of something to tap; a name of a class that is put in is none. */
const quotedIn = (text: string) =>
  [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => name as string).filter((name) => !/[*${]/.test(name));

it('a sentence names only buttons, pages and boxes that exist', () => {
  const labels = new Set(SENTENCES);
  const missing = [...SENTENCES, ...SERVER].flatMap(quotedIn).filter((name) => !labels.has(name));
  expect(missing).toEqual([]);
});

it('and finds one that does not', () => {
  expect(quotedIn('请点“没有这个按钮”。').filter((name) => !SENTENCES.includes(name))).toEqual([
    '没有这个按钮',
  ]);
});
