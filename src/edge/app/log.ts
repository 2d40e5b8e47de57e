import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { type DatabaseLog, sqlState } from '../../platform/db/index.ts';

/** Everything that a log line may contain. Anything else is left out: no names, no numbers of people. */
const FIELDS = new Set([
  'requestId',
  'route',
  'method',
  'status',
  'milliseconds',
  'accountId',
  'role',
  'codes',
  'fault',
  'port',
  'host',
  'dataDir',
  'databaseFolder',
  'folder',
  'cluster',
  'code',
  'pid',
  'reason',
  'attempt',
  'count',
  'file',
]);

/** Runs of digits that could be a number of a person become a mark. */
export function withoutDigits(text: string): string {
  return text.replace(/\d{9,}[\dXx]*/g, '#');
}

/** What a log line may say of a fault: its kind, its place in the code, the constraint. Never a row. */
export function faultFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { constraint, table } = error as { constraint?: string; table?: string };
  return {
    name: error.name,
    message: withoutDigits(error.message).slice(0, 500),
    code: sqlState(error) || undefined,
    constraint,
    table,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name, value]) => FIELDS.has(name) && value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? withoutDigits(value) : value]),
  );
}

/** A file of the log is closed at this size; so many closed ones stay beside the current one, the oldest goes. */
const LOG_FILES = { bytes: 20 * 1024 * 1024, closed: 9 } as const;

/** Lines that wait for a disk that is full: what comes on top of this is dropped, the server goes on. */
const WAITING_BYTES = 1024 * 1024;

/**
 * The log file, renamed to `.1` (and `.1` to `.2`, and so on) when it is full. A file that cannot be written, for
 * instance on a full disk, costs lines of the log and nothing else; writing goes on by itself when there is room again.
 */
export function rotating(path: string, limits: { bytes: number; closed: number } = LOG_FILES) {
  const file = pino.destination({
    dest: path,
    append: true,
    mode: 0o600,
    sync: false,
    maxLength: WAITING_BYTES,
  });
  let size = existsSync(path) ? statSync(path).size : 0;
  file.on('error', () => {
    // The line waits in the stream and is written with the next one.
  });
  file.on('write', (bytes: number) => {
    size += bytes;
    if (size < limits.bytes) return;
    size = 0;
    try {
      for (let at = limits.closed - 1; at >= 1; at--)
        if (existsSync(`${path}.${at}`)) renameSync(`${path}.${at}`, `${path}.${at + 1}`);
      renameSync(path, `${path}.1`);
      file.reopen();
    } catch {
      // The current file grows on; the next full one is tried again.
    }
  });
  return file;
}

/**
 * Writes lines of JSON to `<dataDir>/logs/jilu.log`, to the terminal ('stdout'), or nowhere ('silent'). Makes the data
 * directory when it is missing, such that the database's own user may pass through it.
 */
export function openLog(to: { readonly dataDir: string } | 'stdout' | 'silent', level = 'info'): DatabaseLog {
  const options: pino.LoggerOptions = {
    level: to === 'silent' ? 'silent' : level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: allowed },
  };
  if (typeof to === 'string') return pino(options);
  if (!existsSync(to.dataDir))
    mkdirSync(to.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const folder = join(to.dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return pino(options, rotating(join(folder, 'jilu.log')));
}

/** For command line calls: only what the caller should act on, on standard error; standard output is for results. */
export const terminalLog: DatabaseLog = {
  info() {},
  warn: (_fields, message) => console.error(message),
  error: (_fields, message) => console.error(message),
};
