import {
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  widenResidentId,
} from '../../platform/kernel/index.ts';

/** In what order the keys of a person are asked; what the words may mean decides which of them. */
const STAGES = ['name', 'sound', 'initials', 'place'] as const;
export type Stage = (typeof STAGES)[number];

/** What somebody typed, read: a document number, or the beginning of a key at one stage after the other. */
export type Sought =
  | { readonly by: 'number'; readonly numbers: readonly IdentityNumber[] }
  | { readonly by: 'name' | 'pinyin' | 'list'; readonly stages: readonly Stage[]; readonly prefix: string };

/** The last row of a page: the next page begins behind it. */
export interface Place {
  readonly stage: Stage;
  readonly key: string;
  readonly personId: number;
}

/** One letter is a third of everybody; one character is a surname. */
const FEWEST_LETTERS = 2;
const BETWEEN = /[\s·•・.,'’-]/g;

/** Every document that a number may be of; none when it is faulty. */
export function numbersIn(text: string): IdentityNumber[] {
  const upper = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const number = widenResidentId(upper) ?? upper;
  return documentKindsOf(number).flatMap((kind) => identityOf(kind, number) ?? []);
}

/**
 * One box for all: digits, with letters or without, are a number, Latin letters pinyin or initials, else it is the
 * beginning of a name. Undefined when it is none of them: one letter alone, signs, a faulty number.
 */
export function readWords(words: string): Sought | undefined {
  const plain = words.normalize('NFKC').replace(BETWEEN, '');
  if (/^[\dA-Za-z]*\d[\dA-Za-z]*$/.test(plain)) {
    const numbers = numbersIn(plain);
    return numbers.length === 0 ? undefined : { by: 'number', numbers };
  }
  const letters = lettersOf(plain);
  if (/^[a-z]+$/.test(letters))
    return letters.length < FEWEST_LETTERS
      ? undefined
      : { by: 'pinyin', stages: ['sound', 'initials'], prefix: letters };
  return /^[\p{L}\p{M}\p{N}]+$/u.test(plain) ? { by: 'name', stages: ['name'], prefix: plain } : undefined;
}

/** Everybody, in the order of pinyin. */
export const EVERYBODY = { by: 'list', stages: ['place'], prefix: '' } as const satisfies Sought;

/** Letters as they are stored: no tones, ü as v; passports write LYU and NYU for lü and nü. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .replace(/^([ln])yu/, '$1v');
}

/** Text behind every text that begins with this one. */
export const behind = (prefix: string) => `${prefix}\u{10ffff}`;

export const writePlace = ({ stage, key, personId }: Place) => `${stage} ${personId} ${key}`;

/** Where a page ended; undefined when it is no such place. */
export function readPlace(text: string): Place | undefined {
  const [, stage, personId, key] = /^(name|sound|initials|place) (\d{1,15}) (.*)$/su.exec(text) ?? [];
  return stage === undefined || key === undefined || key.includes('\0')
    ? undefined
    : { stage: stage as Stage, personId: Number(personId), key };
}
