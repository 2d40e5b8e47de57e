import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../src/platform/access/index.ts';
import { testPolicies } from '../src/testing/policies-fixture.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Private metaphors and the standard terms that replace them. A capital matches only the part of a name. */
const FORMER_WORDS: Readonly<Record<string, string>> = {
  anew: 'again',
  bent: 'blocked',
  Gate: 'request pipeline',
  House: 'app',
  journey: 'lifecycle',
  keeper: 'supervisor',
  keepers: 'supervisors',
  mend: 'correct',
  mended: 'corrected',
  mends: 'corrects',
  sealed: 'encrypted',
  unseal: 'decrypt',
  World: 'context',
};

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Every event and object type that a line of the journal is written with. */
function recordedWords(source: string): { events: string[]; objectTypes: string[] } {
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].flatMap((match) => match[1] ?? []);
  return {
    events: all(/\bevent: '([a-z-]+)'/g),
    objectTypes: [...all(/\bobjectType: '([a-z-]+)'/g), ...all(/\btype: '([a-z-]+)', id\b/g)],
  };
}

/** The former words of a text, each with its line: parts of camelCase and kebab-case names count as words. */
function formerWords(text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/[A-Z]?[a-z]+/g)]
      .map(([word]) => (Object.hasOwn(FORMER_WORDS, word) ? word : word.toLowerCase()))
      .filter((word) => Object.hasOwn(FORMER_WORDS, word))
      .map((word) => `line ${index + 1}: "${word}" is now "${FORMER_WORDS[word]}"`),
  );
}

describe('names and comments', () => {
  const own = join(ROOT, 'tests', 'words.test.ts');
  // Applied migrations never change; the types made from them repeat their comments.
  const written = ['src', 'web/desk', 'web/mobile', 'web/public', 'web/ui', 'tests', 'bench']
    .flatMap((folder) => filesUnder(join(ROOT, folder)))
    .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && !path.endsWith('types.gen.ts') && path !== own);

  it('use the standard terms', () => {
    const found = written.flatMap((path) =>
      formerWords(readFileSync(path, 'utf8')).map((fault) => `${relative(ROOT, path)} ${fault}`),
    );
    expect(written.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  it.each([
    ['a comment', '/** The case is mended by hand. */', ['line 1: "mended" is now "corrected"']],
    [
      'a part of a name',
      'const a = 1;\nfunction keeperOfFact() {}',
      ['line 2: "keeper" is now "supervisor"'],
    ],
    [
      'a type',
      'interface GateWorld {}',
      ['"Gate" is now "request pipeline"', '"World" is now "context"'].map((fault) => `line 1: ${fault}`),
    ],
    ['other words', 'the gate of a house in the world; investigate, amend, Household, absent', []],
  ])('%s is read word by word (negative control)', (_, text, faults) => {
    expect(formerWords(text)).toEqual(faults);
  });
});

describe('the words of the record', () => {
  const sections = testPolicies().vocabulary.sections();
  const known = (section: string) => new Set(Object.keys(sections[section] ?? {}));
  const found = filesUnder(SRC)
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path))
    .map((path) => recordedWords(readFileSync(path, 'utf8')));

  it('every event has a Chinese term', () => {
    const permitted = Object.values(PERMISSIONS).flatMap(({ event }) => (event === null ? [] : [event]));
    const events = new Set([...permitted, ...found.flatMap((words) => words.events)]);
    expect([...events].filter((event) => !known('events').has(event))).toEqual([]);
  });

  it('every kind of object has a Chinese term', () => {
    const types = new Set(found.flatMap((words) => words.objectTypes));
    expect([...types].filter((type) => !known('objectTypes').has(type))).toEqual([]);
  });

  it('notices a word nobody wrote down (negative control)', () => {
    const words = recordedWords("act.record({ event: 'thing-done', objectType: 'thing', objectId: id })");
    expect(words).toEqual({ events: ['thing-done'], objectTypes: ['thing'] });
    expect(known('events').has('thing-done')).toBe(false);
  });
});
