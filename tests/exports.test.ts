import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const KNIP = join(ROOT, 'node_modules/knip/bin/knip.js');

/** The exports of the project in this folder that no other file imports. */
function unusedExports(folder: string): { status: number | null; text: string } {
  const run = spawnSync(process.execPath, [KNIP, '--directory', folder, '--include', 'exports,types'], {
    encoding: 'utf8',
  });
  return { status: run.status, text: run.stdout + run.stderr };
}

/** Lines that export all of another file, so that nobody sees what a module offers; a generated file may be passed on. */
const exportsAll = (text: string): string[] =>
  text.split('\n').filter((line) => /^\s*export\s+(type\s+)?\*/.test(line) && !/\.gen\.ts'/.test(line));

describe('exports', () => {
  it('are all imported by another file', () => {
    expect(unusedExports(ROOT)).toEqual({ status: 0, text: '' });
  }, 120_000);

  it('are found when nobody imports them: a value, a type, and one passed on (negative control)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jilu-exports-'));
    try {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'planted', main: 'main.ts' }));
      writeFileSync(join(folder, 'main.ts'), "import { used } from './public.ts';\nconsole.log(used);\n");
      writeFileSync(join(folder, 'public.ts'), "export { passedOn, used } from './rules.ts';\n");
      writeFileSync(
        join(folder, 'rules.ts'),
        'export const used = 1;\nexport const passedOn = 2;\nexport const unusedValue = 3;\nexport type UnusedType = 4;\n',
      );
      const { status, text } = unusedExports(folder);
      expect(status).toBe(1);
      for (const name of ['passedOn', 'unusedValue', 'UnusedType']) expect(text).toContain(name);
      expect(text).not.toMatch(/^used\b/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

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
