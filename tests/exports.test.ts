import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** Lines that export all of another file, so that nobody sees what a module offers; a generated file may be passed on. */
const exportsAll = (text: string): string[] =>
  text.split('\n').filter((line) => /^\s*export\s+(type\s+)?\*/.test(line) && !/\.gen\.ts'/.test(line));

describe('exports', () => {
  it('are named one by one', () => {
    const files = ['src', 'web', 'tests', 'bench'].flatMap((part) =>
      readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
        .map((file) => join(part, file)),
    );
    expect(files.length).toBeGreaterThan(500);
    expect(
      files.flatMap((file) => exportsAll(readFileSync(join(ROOT, file), 'utf8')).map(() => file)),
    ).toEqual([]);
  });

  it('that pass everything on are found (negative control)', () => {
    expect(exportsAll("export * from './rules.ts';\nexport type * from './a.ts';\n")).toHaveLength(2);
    expect(exportsAll("export { one } from './rules.ts'; // export * is forbidden\n")).toEqual([]);
  });
});
