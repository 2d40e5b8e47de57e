import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { FACTS } from '../facts.ts';
import { readFact, wordsOfFact } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

export interface Is {
  readonly fact: string;
  readonly value: string | boolean;
}

/** A fact has this word, or is true or false. `is: {fact: /claim/payee, value: employer}` */
export const is: Mechanism<Is> = {
  name: 'is',
  read(source) {
    const keys = source.map({ required: ['fact', 'value'] });
    const fact = readFact(keys.get('fact'), ['word', 'boolean']);
    const value = keys.get('value');
    if (fact === undefined || value === undefined) return undefined;
    if (FACTS[fact]?.kind === 'boolean')
      return typeof value.value === 'boolean'
        ? { fact, value: value.value }
        : value.fault('expected true or false');
    const word = value.word(wordsOfFact(fact) ?? [], `word for ${fact}`);
    return word === undefined ? undefined : { fact, value: word };
  },
  compile({ fact, value: wanted }) {
    // Most checks are made of this: written out, which saves a call for each line.
    const { read, missing, facts } = operand<unknown>(fact);
    return {
      facts,
      test: (c) => {
        const value = read(c.line, c);
        return value === undefined ? UNKNOWN : value === wanted ? MET : NOT_MET;
      },
      missing,
    };
  },
};
