import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DatabaseLog, DatabaseRefusal } from './contract.ts';
import { runProgram, type ServerUser } from './embedded-binaries.ts';

/** Where the database of a data directory lives: in the directory itself, or where the server's user can reach it. */
export interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly user: ServerUser | undefined;
  readonly moved: boolean;
}

const POINTER = 'database-location.json';
/** Reserved for a service account; `nobody` is what every system has. */
const PREFERRED_USERS = ['jilu', 'nobody'];
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/**
 * Finds or chooses the home of `dataDir`'s database. PostgreSQL refuses to run as root, so under root it runs as
 * another user; when that user cannot enter the data directory, the database moves to /var/lib/jilu (or, where that
 * cannot be written, to a private folder under the system's temporary directory) and a pointer file stays behind.
 */
export async function findHome(dataDir: string, log: DatabaseLog): Promise<Home> {
  const requested = resolve(dataDir);
  const isRoot = process.getuid?.() === 0;
  await makeFolder(requested, isRoot);
  const dir = await realpath(requested);
  const pointer = join(dir, POINTER);
  if (existsSync(pointer)) {
    const { folder } = JSON.parse(await readFile(pointer, 'utf8')) as { folder: string };
    if (!existsSync(join(folder, 'postgres')))
      throw new DatabaseRefusal(
        'data-directory-missing',
        `数据目录 ${dir} 的数据库原在 ${folder}，现已不在：请恢复该目录，或用备份恢复到新的数据目录。`,
      );
    return settle(folder, true, log, isRoot);
  }
  if (!isRoot) return settle(dir, false, log, false);
  const user = await serverUser();
  if (await canEnter(dir, user)) return settle(dir, false, log, true);
  if (existsSync(join(dir, 'postgres')))
    throw new DatabaseRefusal(
      'data-directory-unreachable',
      `数据目录 ${dir} 所在的文件夹不允许数据库用户进入：请移到其他用户可以进入的文件夹（如 /var/lib/jilu），或放开上级目录的进入权限。`,
    );
  const folder = await makeHomeElsewhere(dir, user, log);
  log.warn(
    { dataDir: dir, databaseFolder: folder },
    `数据库用户进不了 ${dir}，数据库放在 ${folder}(备份和迁移时以此为准)。`,
  );
  return settle(folder, true, log, true);
}

/** Remembers that `dataDir`'s database lives elsewhere, once it does. */
export async function writePointer(dataDir: string, home: Home): Promise<void> {
  if (!home.moved) return;
  const pointer = join(await realpath(resolve(dataDir)), POINTER);
  const draft = `${pointer}.${process.pid}.draft`;
  await writeFile(draft, `${JSON.stringify({ folder: home.folder })}\n`, { mode: 0o644 });
  await rename(draft, pointer);
}

async function settle(folder: string, moved: boolean, log: DatabaseLog, isRoot: boolean): Promise<Home> {
  const cluster = join(folder, 'postgres');
  const found = await stat(cluster).catch(() => undefined);
  if (!found) return { folder, cluster, user: isRoot ? await serverUser() : undefined, moved };
  if (isRoot) {
    if (found.uid === 0) {
      throw new DatabaseRefusal(
        'data-directory-not-ours',
        `${cluster} 属于 root，而 PostgreSQL 不能以 root 运行：请把它的属主改为普通用户后再启动。`,
      );
    }
    // Made by an ordinary user or by an earlier run: the owner of the files runs the server.
    return { folder, cluster, user: { uid: found.uid, gid: found.gid }, moved };
  }
  if (process.getuid && found.uid !== process.getuid()) {
    log.error({ cluster }, '数据库目录属于另一个用户');
    throw new DatabaseRefusal(
      'data-directory-not-ours',
      `${cluster} 属于另一个系统用户：请用原来的用户启动，或换一个数据目录。`,
    );
  }
  return { folder, cluster, user: undefined, moved };
}

async function makeHomeElsewhere(dir: string, user: ServerUser, log: DatabaseLog): Promise<string> {
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  for (const parent of ['/var/lib/jilu', join(tmpdir(), 'jilu')]) {
    const folder = join(parent, name);
    try {
      await makeFolder(parent, true);
      await makeFolder(folder, true);
      if (!(await canEnter(folder, user))) continue;
    } catch {
      continue;
    }
    if (parent !== '/var/lib/jilu')
      log.warn({ databaseFolder: folder }, '数据库放在系统临时目录，重启后可能被清除：只宜试用。');
    return folder;
  }
  throw new DatabaseRefusal(
    'data-directory-unreachable',
    `数据库用户进不了 ${dir},/var/lib/jilu 和临时目录也不能用：请用 --data 指定其他用户可以进入的文件夹。`,
  );
}

/** Others may pass through to the server's own folder inside, and see nothing else. */
async function makeFolder(folder: string, isTraversable: boolean): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true, mode: isTraversable ? 0o711 : 0o700 });
  if (isTraversable) await chmod(folder, 0o711);
}

async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  try {
    await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user, '/');
    return true;
  } catch (error) {
    if (/EPERM|EINVAL/.test(String(error)))
      throw new DatabaseRefusal(
        'data-directory-unreachable',
        '当前是 root 但系统不许切换用户，而 PostgreSQL 不能以 root 运行：请用普通用户启动，或改用 DATABASE_URL。',
        error,
      );
    return false;
  }
}

async function serverUser(): Promise<ServerUser> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const wanted of PREFERRED_USERS) {
    for (const line of passwd.split('\n')) {
      const [name, , uid, gid] = line.split(':');
      if (name === wanted && Number(uid) !== 0) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    }
  }
  return NOBODY;
}

/** Removes what interrupted first starts left in `folder`. Only for the holder of the lock. */
export async function clearDrafts(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    if (/^postgres\.new-/.test(name)) await rm(join(folder, name), { recursive: true });
}
