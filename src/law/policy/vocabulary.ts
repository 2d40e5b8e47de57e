import { WORDS, type WordList } from './claim-line.ts';
import type { Located } from './yaml-source.ts';

/** One word: its identifier is the key, its standard Chinese term is `zh`. */
export interface Term {
  readonly zh: string;
  readonly note?: string;
  /** For groups: the departments whose data confirm a membership. */
  readonly verifiedBy?: readonly string[];
}

const OTHER_LISTS = [
  'skillLevels',
  'claimSubjects',
  'fundSources',
  'materials',
  'hardHitSectors',
  'outcomes',
  'verdicts',
] as const;
const LISTS = [...(Object.keys(WORDS) as WordList[]), ...OTHER_LISTS] as const;
export type VocabularyList = (typeof LISTS)[number];

/** The words of the domain: one identifier, one standard Chinese term. */
export class Vocabulary {
  readonly #lists: ReadonlyMap<string, ReadonlyMap<string, Term>>;
  constructor(lists: ReadonlyMap<string, ReadonlyMap<string, Term>>) {
    this.#lists = lists;
  }
  has(list: VocabularyList, word: string): boolean {
    return this.#lists.get(list)?.has(word) ?? false;
  }
  /** The standard Chinese term; the word itself when the list does not hold it. */
  label(list: VocabularyList, word: string | number): string {
    return this.#lists.get(list)?.get(String(word))?.zh ?? String(word);
  }
  words(list: VocabularyList): readonly string[] {
    return [...(this.#lists.get(list)?.keys() ?? [])];
  }
  term(list: VocabularyList, word: string): Term | undefined {
    return this.#lists.get(list)?.get(word);
  }
  /** Every list with its words, for pages. */
  sections(): Record<string, Record<string, { zh: string; note?: string }>> {
    const plain = ({ zh, note }: Term) => (note === undefined ? { zh } : { zh, note });
    return Object.fromEntries(
      [...this.#lists].map(([list, terms]) => [
        list,
        Object.fromEntries([...terms].map(([word, term]) => [word, plain(term)])),
      ]),
    );
  }
}

/**
 * Reads policy/vocabulary.yaml. Lists that the code knows must hold exactly the code's words; further lists (statuses,
 * roles, steps and what else only screens say) are read unchanged.
 */
export function readVocabulary(source: Located): Vocabulary {
  const lists = new Map<string, Map<string, Term>>();
  const file = source.map({ required: LISTS, optional: source.entries().map(([name]) => name) });
  for (const [name, list] of file) {
    const terms = new Map<string, Term>();
    for (const [word, entry] of list.entries()) {
      if (typeof entry.value === 'string') {
        terms.set(word, { zh: entry.value });
        continue;
      }
      const keys = entry.map({ required: ['zh'], optional: ['note', 'verifiedBy'] });
      const note = keys.get('note')?.text();
      const verifiedBy = keys
        .get('verifiedBy')
        ?.list()
        .flatMap((item) => item.text() ?? []);
      terms.set(word, {
        zh: keys.get('zh')?.text() ?? word,
        ...(note === undefined ? {} : { note }),
        ...(verifiedBy === undefined ? {} : { verifiedBy }),
      });
    }
    lists.set(name, terms);
    const known: readonly string[] | undefined = WORDS[name as WordList];
    if (!known) continue;
    for (const word of known) if (!terms.has(word)) list.fault(`the list ${name} lacks "${word}"`);
    for (const word of terms.keys())
      if (!known.includes(word)) list.fault(`the list ${name} holds "${word}", which no claim line knows`);
  }
  return new Vocabulary(lists);
}
