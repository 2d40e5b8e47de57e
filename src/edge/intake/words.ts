import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One column's vocabulary: what may be written, and what it means. */
export interface WordList {
  /** The code of a word and whether the word is the official one; undefined when nobody taught us the word. */
  find(text: string, year?: number): { readonly code: string; readonly official: boolean } | undefined;
  /** The official word of a code. */
  term(code: string): string;
}

type WordListName =
  | 'groups'
  | 'levels'
  | 'trainingKinds'
  | 'certificateKinds'
  | 'benefits'
  | 'units'
  | 'institutionStatuses'
  | 'results'
  | 'marks'
  | 'sexes'
  | 'documentKinds'
  | 'hukou'
  | 'organisers'
  | 'costBearers'
  | 'employmentForms'
  | 'employerKinds'
  | 'employerSizes'
  | 'hardHitSectors'
  | 'yesNo'
  | 'populationStatuses'
  | 'povertyCategories'
  | 'minimumLivingCategories'
  | 'employmentServiceTypes'
  | 'marketEntityTypes'
  | 'needKinds'
  | 'needDestinations'
  | 'needChannels';

interface TemplateWords {
  readonly exampleMarks: readonly string[];
  readonly exampleNames: readonly string[];
  readonly exampleNumbers: readonly string[];
  readonly totals: readonly string[];
  readonly notes: readonly string[];
}

/** An occupation as a name found it. */
interface OccupationName {
  readonly code: string;
  /** `title`: the name in force. `2015`: the name of the edition before. Else an older or spoken one. */
  readonly kind: 'title' | '2015' | 'old' | 'alias' | 'borrowed';
}

interface OccupationNames {
  find(text: string): OccupationName | undefined;
  /** The title in force; undefined for a code that the table does not hold (borrowed codes). */
  title(code: string): string | undefined;
  /** As a catalogue prints it: with the former name in brackets where the trade was renamed. */
  catalogueTitle(code: string): string | undefined;
}

export interface IntakeWords {
  readonly lists: Readonly<Record<WordListName, WordList>>;
  readonly template: TemplateWords;
  readonly occupations: OccupationNames;
}

/** Comparing form of a word: full-width letters and signs narrowed, blanks and invisible characters gone. */
export function wordKey(text: string): string {
  // Most words are plain already, and this is asked for every cell of a long list.
  if (/^[\u4e00-\u9fff0-9A-Za-z]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/／/g, '/');
}

let loaded: IntakeWords | undefined;

/** The words of `data/`, read once. */
export function intakeWords(): IntakeWords {
  loaded ??= loadIntakeWords(new URL('../../../data/', import.meta.url));
  return loaded;
}

/** Reads intake-words.yaml, occupations-2022.csv and occupation-names.csv from a folder. */
function loadIntakeWords(folder: URL): IntakeWords {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const raw = parse(read('intake-words.yaml'), { schema: 'failsafe' }) as Record<
    string,
    Record<string, RawWord>
  > & {
    template: TemplateWords;
  };
  const lists = Object.fromEntries(
    Object.entries(raw)
      .filter(([name]) => name !== 'template')
      .map(([name, words]) => [name, wordList(words as Record<string, RawWord>)]),
  ) as Record<WordListName, WordList>;
  return {
    lists,
    template: raw.template,
    occupations: occupationNames(read('occupations-2022.csv'), read('occupation-names.csv')),
  };
}

interface RawWord {
  readonly official: readonly string[];
  readonly also: readonly string[];
  /** Words that had this meaning until the end of 2020. */
  readonly also2020?: readonly string[];
}

const LAST_YEAR_OF_REGISTERED_POOR = 2020;

function wordList(words: Record<string, RawWord>): WordList {
  const known = new Map<string, { code: string; official: boolean }>();
  const until2020 = new Map<string, { code: string; official: boolean }>();
  for (const [code, word] of Object.entries(words)) {
    for (const text of word.also) known.set(wordKey(text), { code, official: false });
    for (const text of word.also2020 ?? []) until2020.set(wordKey(text), { code, official: false });
  }
  for (const [code, word] of Object.entries(words)) {
    for (const text of word.official) known.set(wordKey(text), { code, official: true });
  }
  return {
    find(text, year) {
      const key = wordKey(text);
      const old = year !== undefined && year <= LAST_YEAR_OF_REGISTERED_POOR ? until2020.get(key) : undefined;
      return old ?? known.get(key);
    },
    term: (code) => words[code]?.official[0] ?? code,
  };
}

function occupationNames(titlesCsv: string, namesCsv: string): OccupationNames {
  const titles = new Map<string, string>();
  const former = new Map<string, string>();
  const known = new Map<string, OccupationName>();
  for (const [code, name, kind] of plainCsv(namesCsv)) {
    if (!code || !name || !kind) continue;
    known.set(occupationKey(name), { code, kind: kind as OccupationName['kind'] });
    if (kind === '2015' && !former.has(code)) former.set(code, name);
  }
  for (const [code, title] of plainCsv(titlesCsv)) {
    if (!code || !title) continue;
    titles.set(code, title);
    known.set(occupationKey(title), { code, kind: 'title' });
  }
  const catalogueTitle = (code: string) => {
    const title = titles.get(code);
    const before = former.get(code);
    return title && before ? `${title}（${before}）` : title;
  };
  for (const code of former.keys()) {
    const title = catalogueTitle(code);
    if (title) known.set(occupationKey(title), { code, kind: 'title' });
  }
  return {
    find: (text) => known.get(occupationKey(text)),
    title: (code) => titles.get(code),
    catalogueTitle,
  };
}

function occupationKey(text: string): string {
  return wordKey(text)
    .toUpperCase()
    .replace(/[《》“”"]/g, '');
}

/** Our own two files hold no quotes and no commas inside cells. */
function plainCsv(text: string): string[][] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
