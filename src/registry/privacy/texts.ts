import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type LocalDate, localDate } from '../../platform/kernel/index.ts';
import { PURPOSES, type Purpose } from './contract.ts';

const text = z.strictObject({
  version: z.int().positive(),
  from: z.string().transform(localDate),
  asked: z.enum(['enrol', 'help']),
  words: z.string().min(4),
  follows: z.string().min(4),
});
const file = z.strictObject({
  purposes: z.record(z.enum(PURPOSES), text),
  'by-law': z.array(z.strictObject({ what: z.string(), words: z.string(), source: z.string() })),
});

export interface ConsentText {
  readonly purpose: Purpose;
  readonly version: number;
  readonly from: LocalDate;
  /** The act that asks it once. */
  readonly asked: 'enrol' | 'help';
  readonly words: string;
  readonly follows: string;
}

function load() {
  const read = file.parse(
    parse(readFileSync(new URL('../../../data/consents.yaml', import.meta.url), 'utf8')),
  );
  const texts = PURPOSES.map((purpose): ConsentText => ({ purpose, ...read.purposes[purpose] }));
  return { texts, byLaw: read['by-law'] };
}

const loaded = load();
/** The living text of every purpose, in the order of the page. */
export const CONSENT_TEXTS: readonly ConsentText[] = loaded.texts;
/** What the law orders: it is done without a consent, and she reads it. */
export const BY_LAW = loaded.byLaw;

export function textOf(purpose: Purpose): ConsentText {
  const found = CONSENT_TEXTS.find((one) => one.purpose === purpose);
  if (!found) throw new Error(`no text for the purpose ${purpose}`);
  return found;
}
