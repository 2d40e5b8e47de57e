import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const COLUMNS = [
  'orderNumber',
  'account',
  'holder',
  'amount',
  'debitAmount',
  'creditAmount',
  'direction',
  'result',
  'reason',
  'settledOn',
  'bankReference',
  'remark',
] as const;
export type BankColumn = (typeof COLUMNS)[number];

/** What a file of one bank may say: its own words first, then those of every bank. */
export interface BankWords {
  /** null: no bank was recognised. */
  readonly bank: string | null;
  /** Headings of each column, the most telling first. */
  readonly columns: ReadonlyMap<BankColumn, readonly string[]>;
  readonly paid: ReadonlySet<string>;
  readonly returned: ReadonlySet<string>;
  readonly reasons: ReadonlySet<string>;
  readonly pending: ReadonlySet<string>;
  readonly debit: ReadonlySet<string>;
  readonly credit: ReadonlySet<string>;
  readonly backWords: readonly string[];
  readonly ends: readonly string[];
}

interface RawWords {
  readonly columns?: Partial<Record<BankColumn, readonly string[]>>;
  readonly paid?: readonly string[];
  readonly returned?: readonly string[];
  readonly reasons?: readonly string[];
  readonly pending?: readonly string[];
}
interface RawFile {
  readonly every: RawWords & {
    readonly directions: { readonly debit: readonly string[]; readonly credit: readonly string[] };
    readonly backWords: readonly string[];
    readonly ends: readonly string[];
  };
  readonly banks: readonly (RawWords & { readonly name: string; readonly marks: readonly string[] })[];
}

/** Comparing form of a word: full-width narrowed, blanks and invisible characters gone. */
export function wordOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

/** Comparing form of a heading: a word without a translation in square brackets and without its unit. */
export function headingOf(text: string): string {
  return wordOf(text)
    .replace(/[[【][^\]】]*[\]】]/g, '')
    .replace(/\*/g, '')
    .replace(/\((?:单位:?)?(?:人民币)?[元分]\)$|\/[元分]$/, '');
}

let loaded: RawFile | undefined;

/** The words of `data/bank-files.yaml` for a file that names its bank in `told`: its name and what stands above its table. */
export function bankWords(told: string): BankWords {
  loaded ??= parse(readFileSync(new URL('../../../data/bank-files.yaml', import.meta.url), 'utf8'), {
    schema: 'failsafe',
  }) as RawFile;
  const { every, banks } = loaded;
  const text = wordOf(told);
  const named = banks.filter((bank) => bank.marks.some((mark) => text.includes(mark)));
  // Two banks named, the payer's and the payee's: neither is taken for the writer.
  const [own] = named.length === 1 ? named : [];
  const both = (key: 'paid' | 'returned' | 'reasons' | 'pending') =>
    new Set([...(own?.[key] ?? []), ...(every[key] ?? [])].map(wordOf));
  return {
    bank: own?.name ?? null,
    columns: new Map(
      COLUMNS.map((key) => [
        key,
        [...(own?.columns?.[key] ?? []), ...(every.columns?.[key] ?? [])].map(headingOf),
      ]),
    ),
    paid: both('paid'),
    returned: both('returned'),
    reasons: both('reasons'),
    pending: both('pending'),
    debit: new Set(every.directions.debit.map(wordOf)),
    credit: new Set(every.directions.credit.map(wordOf)),
    backWords: every.backWords,
    ends: every.ends.map(wordOf),
  };
}
