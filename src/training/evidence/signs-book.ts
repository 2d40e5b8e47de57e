import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { RISKS, SIGN_RULES, type SignRule } from './contract.ts';

const rule = z.strictObject({
  risk: z.enum(RISKS),
  clause: z.string().nullable(),
  weight: z.int().min(1).max(100),
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  source: z.string().min(4),
  limits: z.record(z.string(), z.int().min(1)),
});
const book = z.strictObject({
  'two-people-from': z.int().min(1).max(100),
  rules: z.record(z.enum(SIGN_RULES), rule),
});

/** A rule as the data says: what it raises, how heavy it is, from which day, and its limits. */
interface RuleOfSign {
  readonly risk: (typeof RISKS)[number];
  readonly clause: string | null;
  readonly weight: number;
  readonly from: LocalDate;
  readonly needsTwo: boolean;
  readonly limits: Readonly<Record<string, number>>;
}
export type SignsBook = Readonly<Record<SignRule, RuleOfSign>>;

/** Reads data/evidence-signs.yaml. Throws when the file is not of its form, or a limit of a rule is missing: a fault of the installation. */
export function readSigns(
  text = readFileSync(new URL('../../../data/evidence-signs.yaml', import.meta.url), 'utf8'),
): SignsBook {
  const read = book.parse(parse(text));
  const of = (name: SignRule): RuleOfSign => {
    const { risk, clause, weight, from, limits } = read.rules[name];
    for (const limit of LIMITS[name])
      if (limits[limit] === undefined) throw new Error(`data/evidence-signs.yaml: ${name} has no ${limit}`);
    const needsTwo = weight >= read['two-people-from'];
    return { risk, clause, weight, from: from as LocalDate, needsTwo, limits };
  };
  return Object.fromEntries(SIGN_RULES.map((name) => [name, of(name)])) as unknown as SignsBook;
}

const LIMITS: Readonly<Record<SignRule, readonly string[]>> = {
  'one-device': ['people'],
  'two-classes': [],
  'two-places': ['minutes'],
  'photo-again': [],
  'photo-alike': ['bits'],
  'outside-hours': ['minutes'],
  'teacher-twice': [],
  'within-a-minute': ['seconds', 'people', 'percent'],
  'many-witnessed': ['percent', 'marks'],
  'code-guessed': [],
  'video-short': ['percent'],
  'online-overlap': [],
  'online-too-fast': ['hours-a-day'],
  'online-too-long': [],
  'online-unanswered': ['percent'],
};

export const SIGNS: SignsBook = readSigns();

/** The limit of a rule; every rule has those it needs, or the book is not read. */
export function limitOf(book: SignsBook, name: SignRule, limit: string): number {
  const found = book[name].limits[limit];
  if (found === undefined) throw new Error(`${name} has no limit ${limit}`);
  return found;
}
