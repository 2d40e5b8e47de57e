import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids } from '../kernel/index.ts';
import { DatabaseRefusal } from './contract.ts';
import { type Binaries, runProgram, type ServerUser } from './embedded-binaries.ts';
import { clearDrafts, type Home } from './embedded-home.ts';

export const OWNER_ROLE = 'jilu_owner';
export const APP_ROLE = 'jilu_app';
export const DATABASE_NAME = 'jilu';

/** Passwords of the two roles that may log in. The superuser has none: nobody logs in as superuser. */
export interface Passwords {
  readonly owner: string;
  readonly app: string;
}

export interface ClusterOptions {
  /** For throw-away test servers: no fsync, and the owner may create databases. */
  readonly throwAway: boolean;
}

const PASSWORD_FILE = 'database-passwords.json';
/** Under plain C, pg_trgm yields no trigrams for Chinese; macOS has no C.UTF-8. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8'];

export async function readPasswords(folder: string): Promise<Passwords> {
  try {
    return JSON.parse(await readFile(join(folder, PASSWORD_FILE), 'utf8')) as Passwords;
  } catch (error) {
    throw new DatabaseRefusal(
      'data-directory-not-ours',
      `读不到 ${join(folder, PASSWORD_FILE)}:请用启动服务的同一个系统用户执行。`,
      error,
    );
  }
}

/**
 * Makes the cluster unless it is there: UTF8, data checksums, scram, roles and the database. All of it appears by
 * one rename, so an interrupted first start leaves nothing half-made.
 */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  ids: Ids,
  options: ClusterOptions,
): Promise<Passwords> {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return readPasswords(home.folder);
  await clearDrafts(home.folder, await readdir(home.folder));
  const passwords = { owner: newPassword(ids), app: newPassword(ids) };
  await writeFile(join(home.folder, PASSWORD_FILE), `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  const draft = join(home.folder, `postgres.new-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  if (home.user) await chown(draft, home.user.uid, home.user.gid);
  await initialise(binaries, draft, home, options);
  await writeConfiguration(draft, home.user, options);
  await runProgram(
    binaries.postgres,
    ['--single', '-D', draft, 'postgres'],
    home.user,
    draft,
    setUpStatements(passwords, options).join('\n'),
  );
  await rename(draft, home.cluster);
  await syncFolder(home.folder);
  return passwords;
}

async function initialise(
  binaries: Binaries,
  draft: string,
  home: Home,
  options: ClusterOptions,
): Promise<void> {
  let failure: unknown;
  for (const locale of LOCALES) {
    const args = [
      ...['--pgdata', draft, '--username', 'postgres', '--encoding', 'UTF8', '--locale', locale],
      ...['--locale-provider', 'libc', '--data-checksums', '--auth', 'reject'],
      ...['--no-instructions', ...(options.throwAway ? ['--no-sync'] : [])],
    ];
    try {
      await runProgram(binaries.initdb, args, home.user, draft);
      return;
    } catch (error) {
      failure = error;
      if (!/invalid locale/.test(String(error))) break;
    }
  }
  throw new DatabaseRefusal(
    'database-start-failed',
    `数据库初始化失败：请检查 ${home.folder} 的剩余空间和权限后重试。`,
    failure,
  );
}

async function writeConfiguration(
  draft: string,
  user: ServerUser | undefined,
  options: ClusterOptions,
): Promise<void> {
  const database = options.throwAway ? 'all' : DATABASE_NAME;
  const files: Readonly<Record<string, string>> = {
    // Whatever is not named here is refused: the superuser and every other database.
    'pg_hba.conf': `host ${database} ${OWNER_ROLE},${APP_ROLE} 127.0.0.1/32 scram-sha-256\n`,
    'postgresql.auto.conf': `${Object.entries(settings(options))
      .map(([name, value]) => `${name} = '${value}'`)
      .join('\n')}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(draft, name);
    const handle = await open(path, 'w', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    if (user) await chown(path, user.uid, user.gid);
  }
}

/** Nothing of a throw-away server is read again: nobody copies its log, and nobody tidies up behind it. */
const THROW_AWAY = { wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' } as const;

function settings(options: ClusterOptions): Record<string, string> {
  const durable = options.throwAway ? 'off' : 'on';
  return {
    ...(options.throwAway ? THROW_AWAY : {}),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    fsync: durable,
    full_page_writes: durable,
    synchronous_commit: 'on',
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    lc_messages: 'C',
    // The log never holds a value: no statement texts, no DETAIL, no parameters.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
  };
}

/** One statement a line, as `postgres --single` wants it. Passwords are hexadecimal: nothing to escape. */
function setUpStatements(passwords: Passwords, options: ClusterOptions): string[] {
  const owner = options.throwAway ? 'createdb' : 'nocreatedb';
  return [
    `create role ${OWNER_ROLE} login nosuperuser ${owner} nocreaterole nobypassrls password '${passwords.owner}';`,
    `create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls password '${passwords.app}';`,
    `create database ${DATABASE_NAME} owner ${OWNER_ROLE};`,
    `revoke all on database ${DATABASE_NAME} from public;`,
    `grant connect, temporary on database ${DATABASE_NAME} to ${APP_ROLE};`,
    '',
  ];
}

/** Two UUIDv7 carry 148 random bits; the digest spreads them. */
function newPassword(ids: Ids): string {
  return createHash('sha256').update(ids.uuid()).update(ids.uuid()).digest('hex');
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
