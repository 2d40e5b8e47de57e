import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const counter = z
  .strictObject({
    hotline: z.string().regex(/^\d{3,12}$/),
    place: z.string().min(4).max(80).optional(),
    hours: z.string().min(4).max(80).optional(),
    demonstration: z.boolean().optional(),
  })
  .transform(({ hotline, place = null, hours = null, demonstration: isDemonstration = false }) => ({
    ...{ hotline, place, hours, isDemonstration },
  }));
export type Counter = z.infer<typeof counter>;
const countersFile = z.record(z.union([z.literal('default'), z.string().regex(/^\d{2,6}$/)]), counter);

/** Reads data/counters.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readCounters(
  text = readFileSync(new URL('../../../data/counters.yaml', import.meta.url), 'utf8'),
): Readonly<Record<string, Counter>> {
  const read = countersFile.parse(parse(text));
  if (!read.default) throw new Error('data/counters.yaml lacks default');
  return read;
}
const COUNTERS = readCounters();

/** Where the counter of a division is and by which number it answers: the longest beginning of its code, else the default. */
export function counterOf(divisionCode: string, counters = COUNTERS): Counter {
  const [own] = Object.keys(counters)
    .filter((begin) => divisionCode.startsWith(begin))
    .sort((a, b) => b.length - a.length);
  return counters[own ?? 'default'] as Counter;
}
