import { readThreshold, settingsOfThreshold, type Threshold } from './arguments.ts';
import { onFact } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

/** A number is greater than another. `above: {fact: /attendance/days, value: 0}` */
export const above: Mechanism<Threshold> = {
  name: 'above',
  read: readThreshold,
  compile: ({ fact, value }) => onFact<number>(fact, (found) => found > value),
  settings: settingsOfThreshold,
};
