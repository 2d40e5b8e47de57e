import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { readFact } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

interface NeverOrAfter {
  readonly fact: string;
  readonly day: string;
}

/**
 * Something never happened, or after a day; the absence of the first fact is an answer.
 * `never-or-after: {fact: /training/institutionSuspendedOn, day: /training/startOn}`
 */
export const neverOrAfter: Mechanism<NeverOrAfter> = {
  name: 'never-or-after',
  read(source) {
    const keys = source.map({ required: ['fact', 'day'] });
    const fact = readFact(keys.get('fact'), ['date']);
    const day = readFact(keys.get('day'), ['date']);
    return fact === undefined || day === undefined ? undefined : { fact, day };
  },
  compile({ fact, day }) {
    const happened = operand<string>(fact);
    const reference = operand<string>(day);
    return {
      facts: [...happened.facts, ...reference.facts],
      test: (c) => {
        const on = happened.read(c.line, c);
        if (on === undefined) return MET;
        const start = reference.read(c.line, c);
        return start === undefined ? UNKNOWN : on > start ? MET : NOT_MET;
      },
      missing: reference.missing,
    };
  },
};
