import { COMPARABLE, readPair } from './arguments.ts';
import { onPair } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

/** Two facts have the same value. `same: [/claim/division, /employer/division]` */
export const same: Mechanism<{ readonly pair: readonly [string, string] }> = {
  name: 'same',
  read(source) {
    const pair = readPair(source, COMPARABLE);
    return pair && { pair };
  },
  compile: ({ pair }) => onPair(pair, (a, b) => a === b),
};
