import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CompiledQuery, Insertable } from 'kysely';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withoutValues } from './pool.ts';
import { connectionOf, type Tx } from './transaction.ts';
import type { DB } from './types.gen.ts';

/** A value for one column. Arrays are for array columns; JSON goes in as its text. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | null
  | undefined
  | readonly (string | number)[];

/** A row as COPY gives it: the database's text for each column. */
export type CopiedRow = readonly (string | null)[];

const BATCH_CHARS = 64 * 1024;

/**
 * Adds `rows` to `table` in mass and returns how many. Obeys row-level security: PostgreSQL refuses COPY into a
 * table under it, so rows then go by way of a temporary table of this transaction.
 */
export async function copyIn<T extends keyof DB & string>(
  tx: Tx,
  table: T,
  columns: readonly (keyof Insertable<DB[T]> & string)[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const connection = connectionOf(tx);
  const target = pg.escapeIdentifier(snakeCase(table));
  const names = columns.map((column) => pg.escapeIdentifier(snakeCase(column))).join(', ');
  connection.underWay += 1;
  const callSite = new Error();
  try {
    const { client } = connection;
    const secured = await client.query<{ active: boolean }>(
      'select row_security_active($1::regclass) as active',
      [target],
    );
    const direct = secured.rows[0]?.active === false;
    const into = direct ? target : 'copy_in';
    if (!direct)
      await client.query(
        `create temporary table copy_in on commit drop as select ${names} from ${target} where false`,
      );
    const stream = client.query(copyFrom(`copy ${into} (${names}) from stdin`));
    await pipeline(Readable.from(encodeRows(rows, columns.length)), stream);
    if (!direct) {
      await client.query(`insert into ${target} (${names}) select ${names} from copy_in`);
      await client.query('drop table copy_in');
    }
    return stream.rowCount;
  } catch (error) {
    throw withoutValues(error, callSite);
  } finally {
    connection.underWay -= 1;
  }
}

/** Runs `query` by COPY and yields its rows as text: the quick way out for mass runs. */
export async function* copyOut(
  tx: Tx,
  query: { compile(db: Tx): CompiledQuery },
): AsyncGenerator<CopiedRow, void, undefined> {
  const connection = connectionOf(tx);
  const { sql, parameters } = query.compile(tx);
  // COPY takes no parameters; each is written as a literal in its place.
  const text = sql.replace(/\$(\d+)\b/g, (_, n: string) => literal(parameters[Number(n) - 1]));
  connection.underWay += 1;
  const callSite = new Error();
  try {
    const stream = connection.client.query(copyTo(`copy (${text}) to stdout`));
    let rest = '';
    stream.setEncoding('utf8');
    for await (const chunk of stream as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.split('\t').map(decodeField);
    }
  } catch (error) {
    throw withoutValues(error, callSite);
  } finally {
    connection.underWay -= 1;
  }
}

async function* encodeRows(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  width: number,
): AsyncGenerator<string> {
  let batch = '';
  for await (const row of rows) {
    if (row.length !== width) throw new Error(`a row has ${row.length} values for ${width} columns`);
    batch += `${row.map(encodeField).join('\t')}\n`;
    if (batch.length < BATCH_CHARS) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const UNESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function encodeField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  return plainText(value).replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found);
}

function plainText(value: Exclude<CopyValue, null | undefined>): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value))
    return `{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
  return String(value);
}

function decodeField(field: string): string | null {
  if (field === '\\N') return null;
  if (!field.includes('\\')) return field;
  return field.replace(/\\(.)/g, (_, letter: string) => UNESCAPES[letter] ?? letter);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' && Number.isFinite(value)) return `(${value})`;
  if (typeof value === 'bigint' || typeof value === 'boolean') return `(${value})`;
  if (
    typeof value === 'string' ||
    value instanceof Date ||
    value instanceof Uint8Array ||
    Array.isArray(value)
  )
    return pg.escapeLiteral(plainText(value));
  throw new Error('this kind of parameter cannot be written into a COPY query');
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
