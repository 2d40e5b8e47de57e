import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../src/law/policy/index.ts';
import { PERMISSIONS } from '../src/platform/access/index.ts';

const SRC = resolve(import.meta.dirname, '..', 'src');

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

describe('the words of the record', () => {
  const sections = loadPolicies().vocabulary.sections();
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
