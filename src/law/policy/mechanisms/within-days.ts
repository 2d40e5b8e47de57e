import { daysBetween, type LocalDate } from '../../../platform/kernel/index.ts';
import { MET, NOT_MET, UNKNOWN } from '../case.ts';
import { readFact } from './arguments.ts';
import { missingOf } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';
import { operand } from './operands.ts';

interface WithinDays {
  readonly since: string;
  readonly until: string;
  readonly days: number;
}

/**
 * The second day lies at most so many days after the first: deadlines that a city sets.
 * `within-days: {since: /training/endOn, until: /claim/date, days: 90}`
 */
export const withinDays: Mechanism<WithinDays> = {
  name: 'within-days',
  read(source) {
    const keys = source.map({ required: ['since', 'until', 'days'] });
    const since = readFact(keys.get('since'), ['date']);
    const until = readFact(keys.get('until'), ['date']);
    const days = keys.get('days')?.whole();
    if (since === undefined || until === undefined || days === undefined) return undefined;
    return { since, until, days };
  },
  compile({ since, until, days }) {
    const first = operand<LocalDate>(since);
    const last = operand<LocalDate>(until);
    return {
      facts: [...first.facts, ...last.facts],
      test: (c) => {
        const from = first.get(c);
        const to = last.get(c);
        if (from === undefined || to === undefined) return UNKNOWN;
        return daysBetween(from, to) <= days ? MET : NOT_MET;
      },
      missing: missingOf(first, last),
    };
  },
  settings: ({ days }) => [{ name: 'days', kind: 'whole', value: days }],
};
