import { type Database, type DatabaseLog, DatabaseRefusal, openDatabase } from '../../platform/db/index.ts';

export interface DatabaseTarget {
  readonly data?: string;
  readonly databaseUrl?: string;
}

export const EXIT_FAILED = 1;
export const EXIT_WRONG_CALL = 2;

/**
 * Opens the database for one call (making one in an empty directory, unless `create` is false), runs `work`, closes it again. Sets the exit status: 2 when no database was
 * named, 1 when it refused; the sentence goes to standard error.
 */
export async function withDatabase(
  target: DatabaseTarget,
  work: (db: Database) => Promise<void>,
  options: { readonly create?: boolean; readonly log?: DatabaseLog } = {},
): Promise<void> {
  const { data, databaseUrl } = target;
  if (data === undefined && !databaseUrl) {
    console.error('没有指定数据库：请加上 --data 数据目录，或设置 DATABASE_URL。');
    process.exitCode = EXIT_WRONG_CALL;
    return;
  }
  try {
    const db = await openDatabase(
      data === undefined
        ? { url: databaseUrl ?? '' }
        : { dataDir: data, attach: true, create: options.create ?? true },
      { log: options.log ?? consoleLog },
    );
    try {
      await work(db);
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    console.error(error.message);
    process.exitCode = EXIT_FAILED;
  }
}

/** Only what the caller should act on; standard output stays for results. */
const consoleLog: DatabaseLog = {
  info() {},
  warn: (_fields, message) => console.error(message),
  error: (_fields, message) => console.error(message),
};
