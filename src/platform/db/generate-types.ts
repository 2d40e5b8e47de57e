// npm run db:types: writes types.gen.ts from the migrations, by way of a throw-away database.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { generate, getDialect } from 'kysely-codegen';
import pg from 'pg';
import { silentLog } from './contract.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

export const TYPES_FILE = fileURLToPath(new URL('./types.gen.ts', import.meta.url));

/** The text of types.gen.ts for the database behind `url`. */
export async function generateTypes(url: string, outFile: string | null): Promise<string> {
  const dialect = getDialect('postgres', {});
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await generate({
      db,
      dialect,
      camelCase: true,
      customImports: { DateColumn: './columns.ts#DateColumn' },
      typeMapping: { date: 'DateColumn', int8: 'number' },
      // The carrier of jobs has a schema of its own, which nothing of ours reads.
      excludePattern: '(schema_migration|pgboss.*)',
      outFile,
      typeOnlyImports: true,
    });
  } finally {
    await db.destroy();
  }
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jilu-types-'));
  await chmod(dataDir, 0o711);
  const db = await openDatabase({ dataDir }, { log: silentLog });
  try {
    await migrate(db);
    await generateTypes(db.appUrl, TYPES_FILE);
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
    if (db.folder && db.folder !== dataDir) await rm(db.folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
