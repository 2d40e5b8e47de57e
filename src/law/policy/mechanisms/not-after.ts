import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { readPair } from './arguments.ts';
import { onPair } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

/** The first day does not lie after the second. `not-after: [/training/approvedOn, /training/startOn]` */
export const notAfter: Mechanism<{ readonly pair: readonly [string, string] }> = {
  name: 'not-after',
  read(source) {
    const pair = readPair(source, ['date']);
    return pair && { pair };
  },
  compile({ pair }) {
    // Asked on every line: the test is written out, which saves two calls for each.
    const first = operand<string>(pair[0]).read;
    const second = operand<string>(pair[1]).read;
    return {
      ...onPair(pair, (a, b) => a <= b),
      test: (c) => {
        const a = first(c.line, c);
        const b = second(c.line, c);
        return a === undefined || b === undefined ? UNKNOWN : a <= b ? MET : NOT_MET;
      },
    };
  },
};
