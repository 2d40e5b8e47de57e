import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STREET } from '../src/street.ts';
import { withModules } from './docs/architecture.ts';
import { factsOfModules, type ModuleFacts, type Sources, strayNames } from './docs/modules.ts';
import { deadPaths, type Tree } from './docs/paths.ts';
import { readmeFaults } from './docs/readmes.ts';
import { ARCHITECTURE, sourcesHere, treeHere } from './docs/sources.ts';

const SOURCES = sourcesHere();
const FACTS = factsOfModules(SOURCES);
const TREE = treeHere();

const factsOf = (name: string) => FACTS.find(({ place }) => place.name === name) as ModuleFacts;

describe('docs: what the code says of the modules', () => {
  it('finds a module for every event, and one for every route', () => {
    expect(strayNames(SOURCES, FACTS)).toEqual([]);
  });

  it('is what the page shows (`npm run docs` makes it)', () => {
    const page = readFileSync(ARCHITECTURE, 'utf8');
    expect(page).toBe(withModules(page, STREET, FACTS));
  });

  const planted = (text: string): Sources => ({
    street: [{ name: 'law', modules: [{ name: 'notes' }, { name: 'readers' }] }],
    files: [
      { path: 'src/law/notes/service.ts', text },
      { path: 'src/law/readers/service.ts', text: "await perform('note-written', work);" },
    ],
    events: ['note-read', 'note-written'],
    permissions: { 'notes.write': { event: 'note-written' }, 'notes.read': { event: null } },
  });
  const read = (text: string) => {
    const sources = planted(text);
    const facts = factsOfModules(sources);
    const [notes, readers] = facts.map(({ events, routes }) => ({ events, routes }));
    return { notes, readers, strays: strayNames(sources, facts) };
  };

  it('reads routes, their events, words and beginnings of words', () => {
    const routes = "'notes.write': route({ handle: write }),\n'notes.read': view(read),";
    expect(read(`${routes}\nact.record({ event: 'note-read' });`)).toEqual({
      notes: { events: ['note-read', 'note-written'], routes: ['notes.read', 'notes.write'] },
      readers: { events: [], routes: [] },
      strays: [],
    });
    expect(read(`${routes}\nact.record({ event: \`note-\${what}\` });`).notes?.events).toEqual([
      'note-read',
      'note-written',
    ]);
  });

  it('notices an event and a route that are only named in a comment, or nowhere (negative control)', () => {
    expect(read("// 'notes.read': view(read) records 'note-read'\n'notes.write': {}")).toEqual({
      notes: { events: [], routes: [] },
      readers: { events: ['note-written'], routes: [] },
      strays: ['no module records note-read', '0 modules handle notes.write', '0 modules handle notes.read'],
    });
  });

  it('differs from a page that was made before a change (negative control)', () => {
    const page = readFileSync(ARCHITECTURE, 'utf8');
    const changed = (change: Partial<ModuleFacts>) =>
      withModules(
        page,
        STREET,
        FACTS.map((facts) => (facts.place.name === 'claims' ? { ...facts, ...change } : facts)),
      );
    expect(changed({})).toBe(withModules(page, STREET, FACTS));
    expect(changed({ events: [] })).not.toBe(page);
    expect(changed({ routes: [...factsOf('claims').routes, 'claims.forget'] })).not.toBe(page);
    const granted = STREET.map((district) => ({
      ...district,
      modules: district.modules.map((place) =>
        place.name === 'mass-runs' ? { ...place, tables: { ...place.tables, mass_run: ['cli'] } } : place,
      ),
    }));
    expect(withModules(page, granted, FACTS)).not.toBe(page);
    expect(() => withModules('# Architecture', STREET, FACTS)).toThrow('lacks');
  });
});

describe('docs: the README of a module', () => {
  it('is there, short, and names the tables and events of its module', () => {
    const faults = FACTS.flatMap((facts) => {
      const path = `src/${facts.district}/${facts.place.name}/README.md`;
      return readmeFaults(facts, TREE.paths.has(path) ? TREE.read(path) : undefined);
    });
    expect(faults).toEqual([]);
  });

  const notes: ModuleFacts = {
    district: 'law',
    place: { name: 'notes', tables: { note: [], note_line: [] } },
    events: ['note-written'],
    routes: [],
  };
  const faults = (text: string | undefined, facts = notes) =>
    readmeFaults(facts, text).map((fault) => fault.replace('src/law/notes/README.md ', ''));

  it('may write its lists with or without marks, over two lines, and say that they are empty', () => {
    expect(faults('# notes\n\nOwns: `note`,\n`note_line`. Events: note-written.\n')).toEqual([]);
    const empty = { ...notes, place: { name: 'notes' }, events: [] };
    expect(faults('# notes\n\nOwns: no table.\nEvents: none.\n', empty)).toEqual([]);
  });

  it.each([
    ['is missing', undefined, ['is missing']],
    [
      'has 16 lines',
      `# notes\n${'\n'.repeat(14)}Owns: note, note_line. Events: note-written.`,
      ['has 16 lines'],
    ],
    ['has another title', '# Notes\nOwns: note, note_line. Events: note-written.', ['is not titled notes']],
    ['leaves out a table', '# notes\nOwns: note. Events: note-written.', ['Owns leaves out note_line']],
    [
      'names a table of somebody else',
      '# notes\nOwns: note, note_line, claim. Events: note-written.',
      ['Owns names claim, which is not so'],
    ],
    [
      'has another event',
      '# notes\nOwns: note, note_line. Events: note-read.',
      ['Events leaves out note-written', 'Events names note-read, which is not so'],
    ],
    ['has no lists', '# notes', ['lacks "Owns: note, note_line."', 'lacks "Events: note-written."']],
  ])('is noticed when it %s (negative control)', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});

describe('docs: links and paths', () => {
  /** The changelog describes the past: a path in it may have gone since. */
  const pages = [...TREE.paths].filter(
    (path) => (path.endsWith('.md') && path !== 'CHANGELOG.md') || path === 'policy/clauses.yaml',
  );

  it('lead somewhere, on every page and in the list of clauses', () => {
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.flatMap((path) => deadPaths(TREE, { path, text: TREE.read(path) }))).toEqual([]);
  });

  const tree: Tree = {
    paths: new Set([
      ...['docs', 'docs/page.md', 'docs/other.md', 'docs/picture.png', 'src', 'src/law', 'src/law/notes'],
      ...['src/law/notes/README.md', 'src/law/notes/service.ts', 'tests/notes.test.ts'],
    ]),
    read: () => '# A page\n\n## How it is `made`\n',
  };
  const dead = (text: string, path = 'docs/page.md') =>
    deadPaths(tree, { path, text }).map((fault) => fault.replace(`${path} `, ''));

  it.each([
    ['a link', '[x](gone.md)', ['links to gone.md']],
    ['a link out of the folder', '[x](../src/law/gone)', ['links to ../src/law/gone']],
    ['a picture', '![x](gone.png)', ['links to gone.png']],
    ['a heading', '[x](page.md#how-it-was-made)', ['links to page.md#how-it-was-made']],
    ['a path', 'is in `src/law/gone.ts`.', ['names src/law/gone.ts']],
    ['a path in a list', 'test: [tests/notes.test.ts, tests/gone.test.ts]', ['names tests/gone.test.ts']],
    ['a path of a kind', '`src/<district>/<module>/gone.ts`', ['names src/<district>/<module>/gone.ts']],
  ])('%s that leads nowhere is noticed (negative control)', (_, text, expected) => {
    expect(dead(text)).toEqual(expected);
  });

  it('a README that names a file of its module that is gone is noticed (negative control)', () => {
    expect(dead('`gone.ts` and `rules*.ts`', 'src/law/notes/README.md')).toEqual([
      'names gone.ts, which is not beside it',
      'names rules*.ts, which is not beside it',
    ]);
  });

  it('leaves alone what is there, other hosts and other folders', () => {
    expect(dead('[x](other.md#how-it-is-made), ![x](picture.png), [x](https://example.org/gone)')).toEqual(
      [],
    );
    expect(dead('src/law/notes/, `src/<district>/<module>/*.ts` and lib/src/gone.ts')).toEqual([]);
    expect(dead('`service.ts` and `serv*.ts`', 'src/law/notes/README.md')).toEqual([]);
  });
});
