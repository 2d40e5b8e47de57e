import { COMPARABLE, readPair } from './arguments.ts';
import { onPair } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

/** Two facts have different values. `different: [/person/major, /training/occupation]` */
export const different: Mechanism<{ readonly pair: readonly [string, string] }> = {
  name: 'different',
  read(source) {
    const pair = readPair(source, COMPARABLE);
    return pair && { pair };
  },
  compile: ({ pair }) => onPair(pair, (a, b) => a !== b),
};
