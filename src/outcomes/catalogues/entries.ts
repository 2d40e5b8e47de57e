import { everydayOccupations, everydayWordsOf, waysToSay } from '../../law/reference/index.ts';
import { divisionLiesIn } from '../../platform/kernel/index.ts';
import type { CatalogueFilter } from './contract.ts';
import { fitOf, type SearchKey, searchKey, wordsOf } from './rules-search.ts';
import type { OccupationRow } from './store.ts';

/** What an occupation is found by: its name, its code, other names, and what people call it. */
export const occupationWords = ({ name, occupationCode, aliases }: OccupationRow): readonly string[] => [
  ...[name, occupationCode, ...aliases],
  ...everydayWordsOf(occupationCode),
];

/** A row of a catalogue with what it is found and filtered by. */
export interface Entry<Row> {
  readonly id: string;
  readonly row: Row;
  readonly keys: readonly SearchKey[];
  readonly divisionCode: string | null;
  /** True where what holds in a region holds in every place of it: then a county finds what its province says. */
  readonly reachesDown: boolean;
  readonly occupationCodes: readonly string[];
  /** The skill levels it is about; null where it is about any. */
  readonly levels: readonly number[] | null;
}

/** An entry; texts that are the same or missing are searched once. */
export function entryOf<Row>(
  row: Row,
  of: {
    readonly id: string;
    readonly texts: readonly (string | null)[];
    readonly divisionCode: string | null;
    readonly reachesDown?: boolean;
    readonly occupationCodes?: readonly (string | null)[];
    readonly levels?: readonly number[] | null;
  },
): Entry<Row> {
  const texts = new Set(of.texts.filter((text): text is string => text !== null && text !== ''));
  return {
    id: of.id,
    row,
    keys: [...texts].map(searchKey),
    divisionCode: of.divisionCode,
    reachesDown: of.reachesDown ?? false,
    occupationCodes: (of.occupationCodes ?? []).filter((code): code is string => code !== null),
    levels: of.levels ?? null,
  };
}

function lies(entry: Entry<unknown>, divisionCode: string): boolean {
  if (entry.divisionCode === null) return true;
  return (
    divisionLiesIn(entry.divisionCode, divisionCode) ||
    (entry.reachesDown && divisionLiesIn(divisionCode, entry.divisionCode))
  );
}

/** One word of a query: how it may be said, and the occupations that it means in everyday speech. */
interface Word {
  readonly ways: readonly string[];
  readonly meant: readonly string[];
}

/** As `fitOf`; an occupation that a word only means fits as little as a name that holds it somewhere. */
function fitOfEntry(words: readonly Word[], { keys, occupationCodes }: Entry<unknown>): number {
  if (words.length === 0) return fitOf([], keys);
  const fits = words.map(({ ways, meant }) =>
    Math.max(
      ...ways.map((way) => fitOf([way], keys)),
      meant.some((code) => occupationCodes.includes(code)) ? 1 : 0,
    ),
  );
  return Math.min(...fits);
}

/** The entries that fit, what fits best first; without words in their own order. */
export function matching<Row>(entries: readonly Entry<Row>[], filter: CatalogueFilter): Entry<Row>[] {
  const { divisionCode, occupationCode, level } = filter;
  const words = wordsOf(filter.q ?? '').map(
    (word): Word => ({ ways: waysToSay(word), meant: everydayOccupations(word) }),
  );
  const found: { readonly entry: Entry<Row>; readonly fit: number }[] = [];
  for (const entry of entries) {
    if (divisionCode !== undefined && !lies(entry, divisionCode)) continue;
    if (occupationCode !== undefined && !entry.occupationCodes.includes(occupationCode)) continue;
    if (level !== undefined && entry.levels !== null && !entry.levels.includes(level)) continue;
    const fit = fitOfEntry(words, entry);
    if (fit > 0) found.push({ entry, fit });
  }
  if (words.length > 0) found.sort((a, b) => b.fit - a.fit);
  return found.map(({ entry }) => entry);
}

/** One page after the entry of this id; an id that is no longer there begins again. */
export function pageOf<Row>(
  entries: readonly Entry<Row>[],
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): { rows: Row[]; next: string | null; total: number } {
  const begin = after === undefined ? 0 : entries.findIndex(({ id }) => id === after) + 1;
  const shown = entries.slice(begin, begin + limit);
  return {
    rows: shown.map(({ row }) => row),
    next: begin + shown.length < entries.length ? (shown.at(-1)?.id ?? null) : null,
    total: entries.length,
  };
}
