import { readThreshold, settingsOfThreshold, type Threshold } from './arguments.ts';
import { onFact } from './bodies.ts';
import type { Mechanism } from './mechanism.ts';

/** A number is not below another. `at-least: {fact: /training/safetyHours, value: 8}` */
export const atLeast: Mechanism<Threshold> = {
  name: 'at-least',
  read: readThreshold,
  compile: ({ fact, value }) => onFact<number>(fact, (found) => found >= value),
  settings: settingsOfThreshold,
};
