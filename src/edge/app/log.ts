import { existsSync, mkdirSync } from 'node:fs';
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
  return pino(
    options,
    pino.destination({ dest: join(folder, 'jilu.log'), append: true, mode: 0o600, sync: false }),
  );
}

/** For command line calls: only what the caller should act on, on standard error; standard output is for results. */
export const terminalLog: DatabaseLog = {
  info() {},
  warn: (_fields, message) => console.error(message),
  error: (_fields, message) => console.error(message),
};
