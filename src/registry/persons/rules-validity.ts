import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, type LocalDate } from '../../platform/kernel/index.ts';
import type { FactKind } from './contract.ts';
import { FACT_PAYLOADS } from './contract-facts.ts';

const said = { reason: z.string(), source: z.string() };
const validity = z.union([
  z.strictObject({ days: z.int().min(1).max(3650), ...said }),
  z.strictObject({ 'until-asked-again': z.literal(true), ...said }),
]);
const KINDS = Object.keys(FACT_PAYLOADS) as FactKind[];
const settings = z.strictObject(
  Object.fromEntries(KINDS.map((kind) => [kind, validity])) as Record<FactKind, typeof validity>,
);

/** How long answers of one kind count as fresh; `days` null: until the department is asked again. */
export interface AnswerValidity {
  readonly days: number | null;
  readonly reason: string;
}

/** Reads data/answer-validity.yaml. Throws when a kind is missing or not of its form: a fault of the installation. */
export function readAnswerValidity(
  text = readFileSync(new URL('../../../data/answer-validity.yaml', import.meta.url), 'utf8'),
): Readonly<Record<FactKind, AnswerValidity>> {
  const read = settings.parse(parse(text));
  return Object.fromEntries(
    KINDS.map((kind) => {
      const of = read[kind];
      return [kind, { days: 'days' in of ? of.days : null, reason: of.reason }];
    }),
  ) as Record<FactKind, AnswerValidity>;
}
export const ANSWER_VALIDITY = readAnswerValidity();

/** The last day on which an answer of this day counts as fresh; null: it has no last day. */
export function validThrough({ days }: AnswerValidity, knownOn: LocalDate): LocalDate | null {
  return days === null ? null : addDays(knownOn, days);
}

/** By kind the first day on which an answer must have been given to count as fresh today. */
export function freshSince(
  today: LocalDate,
  book = ANSWER_VALIDITY,
): readonly { readonly kind: FactKind; readonly since: LocalDate }[] {
  return KINDS.flatMap((kind) => {
    const { days } = book[kind];
    return days === null ? [] : [{ kind, since: addDays(today, -days) }];
  });
}
