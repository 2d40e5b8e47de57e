import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type SourceFile } from './modules.ts';

export type Kind = 'table' | 'view' | 'function';

/** Something that migrations make, with the text it is made of. */
export interface DatabaseObject {
  readonly kind: Kind;
  /** The query of a view, the body of a function; empty for a table. */
  readonly body: string;
  /** The file that made it as it stands. */
  readonly madeIn: string;
}

export type Catalogue = ReadonlyMap<string, DatabaseObject>;

const MIGRATIONS = 'src/platform/db/migrations';
const COMMENTS = /--[^\n]*|\/\*[\s\S]*?\*\//g;
const MADE =
  /\bcreate\s+(?:or\s+replace\s+)?(table|view|function)\s+(?:if\s+not\s+exists\s+)?(\w+)|\bdrop\s+(table|view|function)\s+(?:if\s+exists\s+)?(\w+)/gi;

/** The migrations in order, and the one file of code that makes a table of its own. */
export function migrations(): SourceFile[] {
  return readdirSync(join(ROOT, MIGRATIONS))
    .sort()
    .map((name) => `${MIGRATIONS}/${name}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function tablesMadeInCode(): SourceFile {
  const path = 'src/platform/db/migrate.ts';
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** From `at` to the semicolon that ends the statement; a body in dollar quotes is passed over. */
export function statementFrom(text: string, at: number): string {
  let end = at;
  let quoted = false;
  for (; end < text.length; end += 1) {
    if (text.startsWith('$$', end)) quoted = !quoted;
    if (text[end] === ';' && !quoted) break;
  }
  return text.slice(at, end);
}

/** Tables, views and functions as they stand after these files, the last definition of each. */
export function catalogueOf(files: readonly SourceFile[]): Catalogue {
  const objects = new Map<string, DatabaseObject>();
  for (const { path, text } of files) {
    const bare = text.replace(COMMENTS, '');
    for (const match of bare.matchAll(MADE)) {
      const [, made, name, , dropped] = match;
      if (dropped !== undefined) objects.delete(dropped);
      if (made === undefined || name === undefined) continue;
      const kind = made.toLowerCase() as Kind;
      const statement = statementFrom(bare, match.index);
      objects.set(name, { kind, body: kind === 'table' ? '' : bodyOf(statement), madeIn: path });
    }
  }
  return objects;
}

/** Behind the head of a view; between the dollar quotes of a function. */
function bodyOf(statement: string): string {
  const quoted = /\$\$([\s\S]*)\$\$/.exec(statement);
  return quoted?.[1] ?? statement.replace(/^[\s\S]*?\bas\b/i, '');
}
