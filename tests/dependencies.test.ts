import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const KNIP = join(ROOT, 'node_modules/knip/bin/knip.js');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** What package.json lists and nobody uses, or is used and not listed; files that nothing reaches. */
function findings(folder: string): { status: number | null; text: string } {
  const run = spawnSync(
    process.execPath,
    [KNIP, '--directory', folder, '--include', 'dependencies,unlisted,binaries,unresolved,files'],
    { encoding: 'utf8' },
  );
  return { status: run.status, text: run.stdout + run.stderr };
}

describe('dependencies', () => {
  it('are all used and all declared, and every file is reached from an entry', () => {
    expect(findings(ROOT)).toEqual({ status: 0, text: '' });
  }, 120_000);

  it('are noticed when they are unused or undeclared (negative control)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jilu-dependencies-'));
    try {
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ name: 'planted', main: 'index.js', dependencies: { 'named-only': '1.0.0' } }),
      );
      writeFileSync(join(folder, 'index.js'), "import 'not-declared';\nimport './not-there.js';\n");
      writeFileSync(join(folder, 'left-over.js'), 'export const nobody = 1;\n');
      const { status, text } = findings(folder);
      expect(status).toBe(1);
      for (const name of ['named-only', 'not-declared', 'not-there.js', 'left-over.js'])
        expect(text).toContain(name);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('have one exact version each, and the lock file names no host', () => {
    const versions = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(
      versions.filter(([, version]) => !/^(npm:[a-z-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(
      /"resolved"|https?:\/\/[^"]*registry/,
    );
  });
});
