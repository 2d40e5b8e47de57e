import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'jilu-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small project beside the real start script: its program says from where it was loaded. */
function project(): void {
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src/edge/cli'), { recursive: true });
  mkdirSync(join(folder, 'dist/program'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(
    join(folder, 'src/edge/cli/index.ts'),
    "export const main = (): void => console.log('sources');\n",
  );
  writeFileSync(join(folder, 'dist/program/jilu.mjs'), "export const main = () => console.log('bundle');\n");
}

function stamp(): void {
  const write = `
    const { STAMP_FILE, stampOfSources } = await import(${JSON.stringify(pathToFileURL(join(folder, 'bin/program.mjs')).href)});
    (await import('node:fs')).writeFileSync(STAMP_FILE, stampOfSources());`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', write], { encoding: 'utf8' });
  expect([done.status, done.stderr]).toEqual([0, '']);
}

function loaded(): string {
  const done = spawnSync(process.execPath, [join(folder, 'bin/jilu.mjs')], {
    encoding: 'utf8',
  });
  return done.stdout.trim() || done.stderr;
}

describe('the bundle of the program', () => {
  it('runs only for the sources it was made from', () => {
    project();
    expect(loaded(), 'a bundle without a stamp').toBe('sources');
    stamp();
    expect(loaded()).toBe('bundle');
    writeFileSync(join(folder, 'src/edge/cli/other.ts'), 'export const added = 1;\n');
    expect(loaded(), 'a source added after the bundle').toBe('sources');
    stamp();
    writeFileSync(join(folder, 'src/edge/cli/other.test.ts'), '');
    expect(loaded(), 'a test is no part of the program').toBe('bundle');
    writeFileSync(join(folder, 'package-lock.json'), '{ }');
    expect(loaded(), 'other versions of the packages').toBe('sources');
    stamp();
    rmSync(join(folder, 'dist/program/stamp.txt'));
    expect(loaded()).toBe('sources');
  }, 60_000);
});
