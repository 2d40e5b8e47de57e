import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testPolicies } from '../../../testing/policies-fixture.ts';
import { loadPack, textsOfPack } from '../load.ts';
import { PolicyFaults } from '../yaml-source.ts';
import { MECHANISM_NAMES, mechanismOf } from './index.ts';

/** What mechanisms share; every other file of this folder is one mechanism. */
const SHARED = ['arguments', 'bodies', 'index', 'mechanism', 'operands', 'registry'];

/** Files that the registry does not list, and names of the registry that have no file. */
function strays(files: readonly string[], names: readonly string[]): string[] {
  return [...files.filter((file) => !names.includes(file)), ...names.filter((name) => !files.includes(name))];
}

/** The keys in backquotes under the heading on conditions, down to the first full stop. */
function namesInReadme(text: string): string[] {
  const listed = /## 条件只有这些写法\n([^。]*)。/.exec(text)?.[1] ?? '';
  return [...listed.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? '');
}

describe('the closed set of mechanisms', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !SHARED.includes(file));
  const readme = readFileSync(new URL('../../../../policy/README.md', import.meta.url), 'utf8');

  it('is one file each, and the registry lists every file', () => {
    expect(strays(files, MECHANISM_NAMES)).toEqual([]);
  });

  it('is what policy/README.md describes for officials', () => {
    expect(namesInReadme(readme).sort()).toEqual(MECHANISM_NAMES);
  });

  it('notices a file that is not listed, a name without a file and one that is not described (controls)', () => {
    expect(strays([...files, 'sooner-than'], MECHANISM_NAMES)).toEqual(['sooner-than']);
    expect(strays(files, [...MECHANISM_NAMES, 'sooner-than'])).toEqual(['sooner-than']);
    expect(namesInReadme(readme.replace('`per-month`', '`per-week`')).sort()).not.toEqual(MECHANISM_NAMES);
  });

  it('has no mechanism of another name', () => {
    expect(() => mechanismOf('sooner-than')).toThrow('no such mechanism: sooner-than');
  });

  it.each(MECHANISM_NAMES)('refuses %s misspelt, with file and line', (name) => {
    const written = own.replace(/^( *)condition:\n/m, `$1condition:\n$1  ${name}s: []\n`);
    const line = written.split('\n').findIndex((row) => row.includes(`${name}s: []`)) + 1;
    expect(faultsOf(written)).toContainEqual(
      `policy/${PATH}:${line}: unknown key "${name}s"; expected one of ${MECHANISM_NAMES.join(', ')}, clause, reading, judgement, messages`,
    );
  });
});

const PACK = 'liaocheng-2021';
const PATH = `packs/${PACK}/work-for-training.yaml`;
const policies = testPolicies();
const texts = textsOfPack(PACK, policies.sources);
const own = texts.get(PATH) ?? '';

function faultsOf(text: string): string[] {
  try {
    loadPack(PACK, new Map([...texts, [PATH, text]]), policies);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyFaults)) throw error;
    return error.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
}
