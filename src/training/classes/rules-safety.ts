import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { zDate, zOccupationCode } from '../../platform/access/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';

const dated = {
  from: z.union([zDate, z.date().transform((day) => day.toISOString().slice(0, 10))]),
  quality: z.enum(['published', 'judgement']),
  source: z.string().min(4),
};
const safetyFile = z.strictObject({
  least: z.array(z.strictObject({ hours: z.number().positive(), ...dated })).min(1),
  operations: z.array(
    z.strictObject({
      operation: z.string().min(2),
      occupations: z.array(zOccupationCode).min(1),
      'training-hours': z.number().positive().nullable(),
      ...dated,
    }),
  ),
});
export type SafetyHours = z.infer<typeof safetyFile>;

/** Reads data/safety-hours.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readSafetyHours(
  text = readFileSync(new URL('../../../data/safety-hours.yaml', import.meta.url), 'utf8'),
): SafetyHours {
  return safetyFile.parse(parse(text));
}
const KNOWN = readSafetyHours();

/** Hours of safety that a dangerous trade asks of a class that begins on a day; undefined before the first row. */
export function leastSafetyHours(day: LocalDate, known = KNOWN): number | undefined {
  return known.least.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.hours;
}

/** The special operation that an occupation is on a day, with the hours of its whole first training; undefined for none. */
export function operationOf(
  occupationCode: string | null,
  day: LocalDate,
  known = KNOWN,
): { readonly operation: string; readonly trainingHours: number | null } | undefined {
  const found = known.operations.find(
    ({ from, occupations }) => from <= day && occupationCode !== null && occupations.includes(occupationCode),
  );
  return found && { operation: found.operation, trainingHours: found['training-hours'] };
}
