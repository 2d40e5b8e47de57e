import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beyond, grown, linesOf, oversizeIn, readList, stale } from './sizes/measure.ts';

const ROOT = resolve(import.meta.dirname, '..');
const LIST = 'tests/sizes.txt';
const GENERATED = /\.gen\.ts$|^web\/client\/schema\.d\.ts$/;

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trimEnd();

const files = git(
  'ls-files',
  '--cached',
  '--others',
  '--exclude-standard',
  ...['src', 'web', 'tests', 'bench'],
)
  .split('\n')
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !GENERATED.test(path) && existsSync(join(ROOT, path)));

const listed = readList(readFileSync(join(ROOT, LIST), 'utf8'));

describe('sizes', () => {
  const found = files.flatMap((path) => oversizeIn(path, readFileSync(join(ROOT, path), 'utf8')));
  const now = readList(linesOf(found).join('\n'));

  it('stay within 400 lines a file, 70 lines a function and 4 parameters, but for the list', () => {
    expect(beyond(listed, now)).toEqual([]);
  });

  it('are in the list with their size: what has shrunk is lowered or taken off', () => {
    expect(stale(listed, now)).toEqual([]);
  });

  it('have a list that never grows, from one commit to the next', () => {
    const commits = git('log', '--reverse', '--format=%H', '--', LIST).split('\n').filter(Boolean);
    const versions = [
      ...commits.map((commit) => ({ name: commit, list: readList(git('show', `${commit}:${LIST}`)) })),
      { name: 'the working tree', list: listed },
    ];
    const growths = versions.flatMap(({ name, list }, index) => {
      const before = versions[index - 1];
      return before === undefined ? [] : grown(before.list, list).map((growth) => `${name}: ${growth}`);
    });
    expect(growths).toEqual([]);
  });
});

describe('sizes: planted breaches (negative controls)', () => {
  const lines = (count: number, line: string) => Array(count).fill(line).join('\n');
  const measured = (text: string) => linesOf(oversizeIn('web/page.tsx', text));

  it('a file of 401 lines', () => {
    expect(measured(`${lines(400, '// line')}\n`)).toEqual([]);
    expect(measured(`${lines(401, '// line')}\n`)).toEqual(['web/page.tsx file 401']);
  });

  it('a function of 71 lines, declared, given to a name, in a class or in a call', () => {
    const body = (count: number) => `{\n${lines(count, '  // line')}\n}`;
    expect(measured(`function long() ${body(68)}`)).toEqual([]);
    expect(measured(`function long() ${body(69)}`)).toEqual(['web/page.tsx function 71 long']);
    expect(measured(`const long = async () => ${body(69)};`)).toEqual(['web/page.tsx function 71 long']);
    expect(measured(`class Reader { get rows() ${body(69)} }`)).toEqual([
      'web/page.tsx function 71 Reader > rows',
    ]);
    expect(measured(`it('does much', () => ${body(69)});`)).toEqual([
      "web/page.tsx function 71 it 'does much'",
    ]);
  });

  it('a function inside, which counts in the one around it too', () => {
    const page = `function Page() {\n  const draw = () => {\n${lines(69, '    // line')}\n  };\n}`;
    expect(measured(page)).toEqual(['web/page.tsx function 71 Page > draw', 'web/page.tsx function 73 Page']);
  });

  it('a test of 71 lines in a list of tests, which has no limit itself', () => {
    const test = (name: string, count: number) => `it('${name}', () => {\n${lines(count, '// line')}\n});`;
    expect(measured(`describe('all', () => {\n${test('a', 60)}\n${test('b', 60)}\n});`)).toEqual([]);
    expect(measured(`describe.each([1])('all', () => {\n${test('a', 69)}\n});`)).toEqual([
      "web/page.tsx function 71 it 'a'",
    ]);
  });

  it('five parameters, with or without a body', () => {
    expect(measured('const send = (a: 1, b: 2, c: 3, d: 4) => a;')).toEqual([]);
    expect(measured('const send = ({ a, b }: Two, c: 3, d: 4, e: 5) => a;')).toEqual([]);
    expect(measured('const send = (a: 1, b: 2, c: 3, d: 4, e: 5) => a;')).toEqual([
      'web/page.tsx parameters 5 send',
    ]);
    expect(measured('interface Mail { send(a: 1, b: 2, c: 3, d: 4, e: 5): void }')).toEqual([
      'web/page.tsx parameters 5 send',
    ]);
  });

  it('two of the same name are two', () => {
    const long = `page(() => {\n${lines(69, '// line')}\n});\n`;
    expect(measured(long + long)).toEqual([
      'web/page.tsx function 71 page',
      'web/page.tsx function 71 page (2)',
    ]);
  });

  it('a list that leaves out, says too much, or grows', () => {
    const list = (...entries: string[]) => readList(`# exceptions\n${entries.join('\n')}\n`);
    const today = list('a.ts file 410', 'a.ts function 80 f', 'b.ts parameters 5 g');
    expect([beyond(today, today), stale(today, today), grown(today, today)]).toEqual([[], [], []]);

    const larger = list('a.ts file 411', 'a.ts function 80 f', 'b.ts parameters 5 g', 'c.ts function 71 h');
    expect(beyond(today, larger)).toEqual([
      'a.ts file: 411, listed with 410',
      'c.ts function h: 71, not listed',
    ]);
    expect(grown(today, larger)).toEqual([
      'file: 411 in all for 410',
      'function: 2 for 1',
      'function: 151 in all for 80',
    ]);

    const smaller = list('a.ts function 79 f', 'b.ts parameters 5 g');
    expect(stale(today, smaller)).toEqual([
      'a.ts file: listed with 410, take it off',
      'a.ts function f: listed with 80, is 79',
    ]);
    expect(grown(today, smaller)).toEqual([]);
    expect(grown(today, list('moved.ts file 410', 'a.ts function 80 renamed'))).toEqual([]);
    expect(() => list('a.ts 410')).toThrow('a.ts 410');
  });
});
