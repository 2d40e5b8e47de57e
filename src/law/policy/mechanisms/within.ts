import type { LocalDate } from '../../../platform/kernel/index.ts';
import { readFact } from './arguments.ts';
import { onFact } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

interface Within {
  readonly fact: string;
  readonly from: LocalDate;
  /** Belongs to the period; null: open. */
  readonly through: LocalDate | null;
}

/** A day lies in a period, both ends included. `within: {fact: anchor, from: 2021-01-01, through: 2021-12-31}` */
export const within: Mechanism<Within> = {
  name: 'within',
  read(source) {
    const keys = source.map({ required: ['fact', 'from'], optional: ['through'] });
    const fact = readFact(keys.get('fact'), ['date']);
    const from = keys.get('from')?.date();
    const through = keys.get('through')?.date() ?? null;
    if (fact === undefined || from === undefined) return undefined;
    if (through !== null && through < from) return source.fault('"through" lies before "from"');
    return { fact, from, through };
  },
  compile: ({ fact, from, through }) =>
    onFact<string>(fact, (day) => day >= from && (through === null || day <= through)),
  settings: ({ from, through }) => [
    { name: 'from', kind: 'date', value: from },
    { name: 'through', kind: 'date', value: through },
  ],
};
