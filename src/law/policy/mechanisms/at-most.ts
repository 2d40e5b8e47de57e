import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { type Benefit, WORDS } from '../claim-line.ts';
import { readWords } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';

interface AtMost {
  readonly benefits: readonly Benefit[];
  readonly times: number;
}

/**
 * This grant and all earlier ones of these benefits together are not more than so many.
 * `at-most: {benefits: [training-subsidy], times: 3}`
 */
export const atMost: Mechanism<AtMost> = {
  name: 'at-most',
  read(source) {
    const keys = source.map({ required: ['benefits', 'times'] });
    const benefits = readWords(keys.get('benefits'), WORDS.benefits, 'benefit');
    const times = keys.get('times')?.whole(1);
    return benefits.length === 0 || times === undefined ? undefined : { benefits, times };
  },
  compile({ benefits, times }) {
    const counted = new Set<string>(benefits);
    return {
      facts: ['/history'],
      test: (c) => {
        const { history } = c.line;
        let before = 0;
        for (const item of c.earlier) if (counted.has(item.benefit)) before++;
        if (history) for (const item of history) if (counted.has(item.benefit)) before++;
        if (before >= times) return NOT_MET;
        return history === undefined ? UNKNOWN : MET;
      },
      missing: (_, into) => {
        into.add('/history');
      },
    };
  },
  settings: ({ times }) => [{ name: 'times', kind: 'whole', value: times }],
};
