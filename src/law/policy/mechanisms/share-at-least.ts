import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { readFact } from './arguments.ts';
import { missingOf } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

interface ShareAtLeast {
  readonly fact: string;
  readonly whole: string;
  readonly percent: number;
}

/**
 * A part of at least so many percent of the whole: attendance thresholds that a city sets.
 * `share-at-least: {fact: /attendance/hours, of: /training/hours, percent: 80}`
 */
export const shareAtLeast: Mechanism<ShareAtLeast> = {
  name: 'share-at-least',
  read(source) {
    const keys = source.map({ required: ['fact', 'of', 'percent'] });
    const fact = readFact(keys.get('fact'), ['number', 'whole']);
    const whole = readFact(keys.get('of'), ['number', 'whole']);
    const percent = keys.get('percent')?.whole(1);
    if (fact === undefined || whole === undefined || percent === undefined) return undefined;
    if (percent > 100) return source.fault('expected a percentage up to 100');
    return { fact, whole, percent };
  },
  compile({ fact, whole, percent }) {
    const part = operand<number>(fact);
    const all = operand<number>(whole);
    return {
      facts: [...part.facts, ...all.facts],
      test: (c) => {
        const some = part.get(c);
        const total = all.get(c);
        if (some === undefined || total === undefined) return UNKNOWN;
        return some * 100 >= total * percent ? MET : NOT_MET;
      },
      missing: missingOf(part, all),
    };
  },
  settings: ({ percent }) => [{ name: 'percent', kind: 'percent', value: percent }],
};
