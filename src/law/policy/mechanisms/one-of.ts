import { FACTS } from '../facts.ts';
import { readFact, readWords, wordsOfFact } from './arguments.ts';
import { onFact } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

interface OneOf {
  readonly fact: string;
  readonly values: readonly string[];
}

/** Who may claim and which kinds of training there are is the structure of a notice. */
const STRUCTURE: readonly string[] = ['/claim/payee', '/training/kind'];

/** A fact has one of these words. `one-of: {fact: /employer/size, values: [micro, small]}` */
export const oneOf: Mechanism<OneOf> = {
  name: 'one-of',
  read(source) {
    const keys = source.map({ required: ['fact', 'values'] });
    const fact = readFact(keys.get('fact'), ['word', 'text']);
    const list = keys.get('values');
    const words = wordsOfFact(fact);
    const values = words
      ? readWords(list, words, `word for ${fact}`)
      : (list?.list().flatMap((item) => item.text() ?? []) ?? []);
    return fact === undefined || values.length === 0 ? undefined : { fact, values };
  },
  compile({ fact, values }) {
    const wanted = new Set<unknown>(values);
    return onFact(fact, (found) => wanted.has(found));
  },
  settings({ fact, values }) {
    if (STRUCTURE.includes(fact)) return [];
    const list = FACTS[fact]?.words;
    return [
      list === undefined
        ? { name: 'values', kind: 'texts', value: values }
        : { name: 'values', kind: 'words', list, value: values },
    ];
  },
};
