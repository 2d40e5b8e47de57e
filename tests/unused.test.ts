import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const KNIP = join(ROOT, 'node_modules/knip/bin/knip.js');
/** One reading of the whole repository answers for all of them: it is the reading that takes long. */
const KINDS = 'dependencies,unlisted,binaries,unresolved,files,exports,types';

/**
 * What package.json lists and nobody uses, or is used and not listed; files that nothing reaches; exports that no
 * other file imports: of the project in this folder.
 */
function findings(folder: string): { status: number | null; text: string } {
  const run = spawnSync(process.execPath, [KNIP, '--directory', folder, '--include', KINDS], {
    encoding: 'utf8',
  });
  return { status: run.status, text: run.stdout + run.stderr };
}

/** What is found in a project of these files. */
function findingsIn(files: Readonly<Record<string, string>>): { status: number | null; text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-unused-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return findings(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('dependencies, files and exports', () => {
  it('are all used and all declared', () => {
    expect(findings(ROOT)).toEqual({ status: 0, text: '' });
  }, 120_000);

  it('dependencies and files are noticed when they are unused or undeclared (negative control)', () => {
    const { status, text } = findingsIn({
      'package.json': JSON.stringify({
        name: 'planted',
        main: 'index.js',
        dependencies: { 'named-only': '1.0.0' },
      }),
      'index.js': "import 'not-declared';\nimport './not-there.js';\n",
      'left-over.js': 'export const nobody = 1;\n',
    });
    expect(status).toBe(1);
    for (const name of ['named-only', 'not-declared', 'not-there.js', 'left-over.js'])
      expect(text).toContain(name);
  }, 120_000);

  it('exports are found when nobody imports them: a value, a type, and one passed on (negative control)', () => {
    const { status, text } = findingsIn({
      'package.json': JSON.stringify({ name: 'planted', main: 'main.ts' }),
      'main.ts': "import { used } from './public.ts';\nconsole.log(used);\n",
      'public.ts': "export { passedOn, used } from './rules.ts';\n",
      'rules.ts':
        'export const used = 1;\nexport const passedOn = 2;\nexport const unusedValue = 3;\nexport type UnusedType = 4;\n',
    });
    expect(status).toBe(1);
    for (const name of ['passedOn', 'unusedValue', 'UnusedType']) expect(text).toContain(name);
    expect(text).not.toMatch(/^used\b/m);
  }, 120_000);
});
