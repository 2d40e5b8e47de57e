import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const COMPILER = join(ROOT, 'node_modules/typescript-native/bin/tsc');
const PROJECTS = ['tsconfig.json', 'tsconfig.web.json', 'tsconfig.browser-tests.json'] as const;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What the compiler says about these files, checked in a folder of their own by the project's own settings. */
function check(project: (typeof PROJECTS)[number], files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-types-'));
  folders.push(folder);
  for (const name of ['tsconfig.base.json', project]) copyFileSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  // The build information would land in the real node_modules through the link.
  const run = spawnSync(
    process.execPath,
    [COMPILER, '-p', project, '--incremental', 'false', '--tsBuildInfoFile', 'null'],
    { cwd: folder, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

describe('types', () => {
  it('checks every TypeScript file of the repository in one project or another', () => {
    const tracked = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    const checked = new Set(
      PROJECTS.flatMap((project) =>
        execFileSync(process.execPath, [COMPILER, '-p', project, '--listFilesOnly'], {
          cwd: ROOT,
          encoding: 'utf8',
        })
          .split('\n')
          .map((path) => path.replace(`${ROOT}/`, '')),
      ),
    );
    const unchecked = (paths: readonly string[]) => paths.filter((path) => path !== '' && !checked.has(path));
    expect(unchecked(tracked.split('\n'))).toEqual([]);
    // Negative control: the lists are paths as git writes them, and a file outside every project is noticed.
    expect(unchecked(['src/edge/cli/index.ts', 'web/main.tsx', 'scripts/unchecked.ts'])).toEqual([
      'scripts/unchecked.ts',
    ]);
  });

  it('lets a page use the browser and other pages', () => {
    const page = "import { title } from './words.ts';\ndocument.title = title;\n";
    expect(
      check('tsconfig.web.json', { 'web/page.ts': page, 'web/words.ts': "export const title = '';\n" }),
    ).toBe('');
  });

  it('refuses a page that imports from Node or from the server (negative control)', () => {
    const page = (line: string) =>
      check('tsconfig.web.json', {
        'web/page.ts': `${line}\n`,
        'src/platform/db/index.ts': 'export type Db = 1;\n',
      });
    expect(page("export { readFileSync } from 'node:fs';")).toContain("Cannot find name 'node:fs'");
    expect(page('export const home = process.env.HOME;')).toContain("Cannot find name 'process'");
    expect(page("export type { Db } from '../src/platform/db/index.ts';")).toContain(
      'src/platform/db/index.ts',
    );
  });

  it('lets the server use Node, and refuses the browser there (negative control)', () => {
    const server = (line: string) => check('tsconfig.json', { 'src/index.ts': `${line}\n` });
    expect(server("export { readFileSync } from 'node:fs';")).toBe('');
    expect(server('export const title = document.title;')).toContain("Cannot find name 'document'");
  });
});
