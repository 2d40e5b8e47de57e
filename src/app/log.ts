import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { sqlState } from '../db/index.ts';

/** Everything that may stand in a log line. Whatever else is given is left out: no names, no numbers of people. */
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

/** What may be told of a fault: its kind, its place in the code, the constraint. Never a row. */
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

/** Writes lines of JSON to `<folder>/jilu.log`, to the terminal ('stdout'), or nowhere ('silent'). */
export function openLog(to: { readonly folder: string } | 'stdout' | 'silent', level = 'info'): Logger {
  const options: pino.LoggerOptions = {
    level: to === 'silent' ? 'silent' : level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: allowed },
  };
  if (typeof to === 'string') return pino(options);
  mkdirSync(to.folder, { recursive: true, mode: 0o700 });
  return pino(
    options,
    pino.destination({ dest: join(to.folder, 'jilu.log'), append: true, mode: 0o600, sync: false }),
  );
}
