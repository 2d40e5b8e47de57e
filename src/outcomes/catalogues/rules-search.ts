import { pinyin } from 'pinyin-pro';

/** What a text is found by: itself, the sound of its characters, and their first letters. */
export interface SearchKey {
  readonly text: string;
  /** Full pinyin without tones, and where each syllable begins. */
  readonly sound: string;
  readonly begins: readonly number[];
  readonly initials: string;
}

const known = new Map<string, SearchKey>();
const MOST_KNOWN = 100_000;

/** The key of names that mean the same thing; each is searched alone. ü is written v, as people type it. */
export function searchKey(text: string): SearchKey {
  const before = known.get(text);
  if (before) return before;
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  const begins: number[] = [];
  let sound = '';
  for (const syllable of syllables) {
    begins.push(sound.length);
    sound += syllable;
  }
  const key = {
    text: text.toLowerCase(),
    sound,
    begins,
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, key);
  return key;
}

/** The words of a query: each must be found; neither case nor tone marks nor apostrophes matter. */
export function wordsOf(query: string): string[] {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** How well a word fits: 3 the whole text, 2 its beginning, 1 anywhere, 0 not at all. Pinyin begins with a syllable. */
function closeness(word: string, key: SearchKey): number {
  if (key.text === word || key.sound === word) return 3;
  if (key.text.startsWith(word)) return 2;
  if (key.text.includes(word)) return 1;
  if (!/^[a-z]+$/.test(word)) return 0;
  if (key.sound.startsWith(word)) return 2;
  if (key.initials.startsWith(word)) return 2;
  if (key.begins.some((begin) => key.sound.startsWith(word, begin))) return 1;
  return word.length > 1 && key.initials.includes(word) ? 1 : 0;
}

/** How well all words fit some of the keys; 0 when one fits none. */
export function fitOf(words: readonly string[], keys: readonly SearchKey[]): number {
  let least = 3;
  for (const word of words) {
    const best = keys.reduce((most, key) => Math.max(most, closeness(word, key)), 0);
    if (best === 0) return 0;
    least = Math.min(least, best);
  }
  return words.length === 0 ? 1 : least;
}
