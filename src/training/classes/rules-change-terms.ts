import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ChangeKind } from './contract-changes.ts';

const days = z.strictObject({ 'working-days': z.int().min(0).max(60), source: z.string().min(4) });
/** Kinds that may hold by silence: never one that ends a class or takes somebody off a roster. */
const SILENT_KINDS = ['filing', 'postponed'] as const satisfies readonly ChangeKind[];
const terms = z.strictObject({
  'propose-before': days,
  decide: days,
  'silent-consent': z
    .strictObject({ kinds: z.array(z.enum(SILENT_KINDS)).min(1), source: z.string().min(4) })
    .nullable(),
});
const file = z.record(z.string(), terms).refine((all) => 'default' in all);

/** What a county says of changes of its classes; days are working days. */
export interface ChangeTerms {
  /** A class is put off or merged so many working days before its first day, at the latest. */
  readonly before: { readonly days: number; readonly source: string };
  /** Each step of a review of a class change. */
  readonly decide: { readonly days: number; readonly source: string };
  /** Which changes hold when nobody has decided by the day; null: none does. */
  readonly silence: { readonly kinds: readonly ChangeKind[]; readonly source: string } | null;
}

/** Reads data/class-changes.yaml. Throws when it is not of its form: a fault of the installation. */
export function readChangeTerms(
  text = readFileSync(new URL('../../../data/class-changes.yaml', import.meta.url), 'utf8'),
): ReadonlyMap<string, ChangeTerms> {
  return new Map(
    Object.entries(file.parse(parse(text))).map(([code, of]) => [
      code,
      {
        before: { days: of['propose-before']['working-days'], source: of['propose-before'].source },
        decide: { days: of.decide['working-days'], source: of.decide.source },
        silence: of['silent-consent'],
      },
    ]),
  );
}
const TERMS = readChangeTerms();

/** The terms of a county: those of the longest beginning of its code that is named, else the default. */
export function changeTermsOf(
  divisionCode: string,
  terms: ReadonlyMap<string, ChangeTerms> = TERMS,
): ChangeTerms {
  for (let length = divisionCode.length; length > 0; length -= 1) {
    const found = terms.get(divisionCode.slice(0, length));
    if (found) return found;
  }
  return terms.get('default') as ChangeTerms;
}
