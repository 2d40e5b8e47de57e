import { readFact } from './arguments.ts';
import { onFact } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

/** A list of months holds at least one, or a text is stated. `not-empty: /employment/insuredMonths` */
export const notEmpty: Mechanism<{ readonly fact: string }> = {
  name: 'not-empty',
  read(source) {
    const fact = readFact(source, ['months', 'text']);
    return fact === undefined ? undefined : { fact };
  },
  compile: ({ fact }) => onFact<readonly unknown[] | string>(fact, (found) => found.length > 0),
};
