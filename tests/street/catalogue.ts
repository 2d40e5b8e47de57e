import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type SourceFile } from './modules.ts';

export type Kind = 'table' | 'view' | 'function';

/** Something that migrations make, with the text it is made of. */
interface DatabaseObject {
  readonly kind: Kind;
  /** The query of a view, the body of a function; empty for a table. */
  readonly body: string;
  /** The file that made it as it is now. */
  readonly madeIn: string;
}

export type Catalogue = ReadonlyMap<string, DatabaseObject>;

const MIGRATIONS = 'src/platform/db/migrations';
const COMMENTS = /--[^\n]*|\/\*[\s\S]*?\*\//g;
const MADE =
  /\bcreate\s+(?:or\s+replace\s+)?(table|view|function)\s+(?:if\s+not\s+exists\s+)?(\w+)\b(?!\.)|\bdrop\s+(table|view|function)\s+(?:if\s+exists\s+)?(\w+)/gi;

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

/** From `at` to the semicolon that ends the statement; a body in dollar quotes and a quoted value are passed over. */
function statementFrom(text: string, at: number): string {
  let end = at;
  let inBody = false;
  let inValue = false;
  for (; end < text.length; end += 1) {
    if (!inValue && text.startsWith('$$', end)) inBody = !inBody;
    if (!inBody && text[end] === "'") inValue = !inValue;
    if (text[end] === ';' && !inBody && !inValue) break;
  }
  return text.slice(at, end);
}

/** The statements of a migration, comments left out; a body in dollar quotes belongs to its statement. */
export function statementsOf(text: string): string[] {
  const bare = text.replace(COMMENTS, '');
  const statements: string[] = [];
  for (let at = 0; at < bare.length; ) {
    const statement = statementFrom(bare, at);
    at += statement.length + 1;
    if (statement.trim() !== '') statements.push(statement.trim());
  }
  return statements;
}

/** Tables, views and functions after these files, the last definition of each. */
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
