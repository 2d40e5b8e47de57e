import { csvRows } from './csv.ts';

/** A word of everyday speech and an occupation that somebody means by it. */
export interface EverydayWord {
  readonly word: string;
  readonly occupationCode: string;
}

/** Reads data/everyday-words.csv. */
export function readEverydayWords(): readonly EverydayWord[] {
  return csvRows('everyday-words.csv').map(({ word = '', code = '' }) => ({ word, occupationCode: code }));
}

const WORDS = readEverydayWords();
const byCode = new Map<string, string[]>();
for (const { word, occupationCode } of WORDS)
  byCode.set(occupationCode, [...(byCode.get(occupationCode) ?? []), word]);

/** What people call this occupation when they look for a course. */
export const everydayWordsOf = (occupationCode: string): readonly string[] =>
  byCode.get(occupationCode) ?? [];

/** "I want to learn": what stands before the trade in a sentence, and after it. */
const BEFORE = /^(?:我?(?:想要|想|要)?(?:去|来)?学(?:习|着)?|我(?:想要|想|要))/;
const AFTER = /(?:的?(?:培训班|培训|班|课))$/;
const SHORTEST = 2;

/** What somebody typed, and without "I want to learn"; a rest of one character says nothing. */
export function waysToSay(text: string): readonly string[] {
  const rest = text.replace(BEFORE, '').replace(AFTER, '');
  return rest === text || rest.length < SHORTEST ? [text] : [text, rest];
}

/**
 * The occupations that somebody may mean, by words that stand within hers or hers within them; of a single character
 * none. It only finds: whoever reads the answer for money or rights reads the classification.
 */
export function everydayOccupations(text: string): readonly string[] {
  if (text.length < SHORTEST) return [];
  const meant = WORDS.filter(({ word }) => text.includes(word) || word.includes(text));
  return [...new Set(meant.map(({ occupationCode }) => occupationCode))];
}
