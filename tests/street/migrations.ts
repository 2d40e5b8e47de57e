import { statementsOf } from './catalogue.ts';
import type { SourceFile } from './modules.ts';
import { type Mention, namesIn } from './sql-names.ts';
import type { Ownership, Use } from './tables.ts';

/** Migrations before the districts: one file for many modules, unchanged since they were applied. */
const LAST_OLD = '0013';
const NAME = /^(\d{4})_([a-z-]+)_[a-z0-9-]+\.sql$/;
/** Modules write the states of their own entities here; a test compares them with the machines. */
const SHARED = 'status_transition';

const MADE = /^create\s+(?:or\s+replace\s+)?(table|view|function)\s+(?:if\s+not\s+exists\s+)?(\w+)\b(?!\.)/i;
const CHANGED =
  /^(?:alter|drop)\s+(?:table|view|function)\s+(?:if\s+exists\s+)?(\w+)|^(?:create|drop)\s+(?:unique\s+|constraint\s+|or\s+replace\s+)*(?:index|trigger|policy)\b[\s\S]*?\bon\s+(\w+)/i;
const GRANTED = /^(?:grant|revoke)\b[\s\S]*?\bon\s+(?:table\s+|function\s+)?([\w\s,]+?)\s+(?:to|from)\b/i;
const COMMENTED = /^comment\s+on\s+(?:table|view|function)\s+(\w+)/i;

/** Every table, view and function that a statement makes, changes or grants. */
function changedBy(statement: string): string[] {
  const made = MADE.exec(statement)?.[2];
  const [, altered, on] = CHANGED.exec(statement) ?? [];
  const granted = GRANTED.exec(statement)?.[1]?.split(',') ?? [];
  return [made, altered, on, ...granted].flatMap((name) => (name === undefined ? [] : [name.trim()]));
}

/** The module after which a migration is named; undefined when there is none of this name. */
function moduleOfMigration(file: string, ownership: Ownership): string | undefined {
  const [, , name] = NAME.exec(file) ?? [];
  return ownership.order.find((each) => each.endsWith(`/${name}`));
}

const fileName = (path: string) => path.split('/').at(-1) as string;

/** Faults of one migration: its name, whose tables it touches, and what it makes without a comment. */
export function migrationFaults({ path, text }: SourceFile, ownership: Ownership): string[] {
  const file = fileName(path);
  if (file.slice(0, 4) <= LAST_OLD) return [];
  const module = moduleOfMigration(file, ownership);
  if (module === undefined)
    return [`${file}: is not named NNNN_<module>_<verb>.sql after a module of the street`];
  const statements = statementsOf(text);
  const faults = statements.flatMap((statement) => [
    ...missingBeside(statement, statements),
    ...refusals(statement, module, ownership),
  ]);
  return [...new Set(faults)].map((fault) => `${file}: ${fault}`);
}

/** Two files of one number: the order in which they are applied would hang on their names. */
export function sameNumbers(files: readonly SourceFile[]): string[] {
  const numbers = files.map(({ path }) => fileName(path).slice(0, 4));
  return numbers.filter((number, at) => numbers.indexOf(number) !== at);
}

/** What must be in the file that makes a table, view or function, and is not. */
function missingBeside(statement: string, all: readonly string[]): string[] {
  const [, kind, made] = MADE.exec(statement) ?? [];
  if (made === undefined) return [];
  const missing: string[] = [];
  const comment = all.find((each) => COMMENTED.exec(each)?.[1] === made);
  if (comment === undefined) missing.push(`makes ${made} without a comment`);
  if (kind?.toLowerCase() === 'function') return missing;
  if (!all.some((each) => /^grant\b/i.test(each) && changedBy(each).includes(made)))
    missing.push(`makes ${made} without a grant`);
  const secured = all.some((each) =>
    new RegExp(`^alter table ${made} enable row level security`, 'i').test(each),
  );
  if (kind?.toLowerCase() === 'table' && !secured && !comment?.includes('no row policy'))
    missing.push(`makes ${made} without row policies, nor says in its comment why it has no row policy`);
  return missing;
}

/** What the statement mentions besides what it makes or changes. A comment touches nothing; a block composes texts. */
function mentionedBy(statement: string): Mention[] {
  if (/^comment\b/i.test(statement)) return [];
  const changed = new Set(changedBy(statement));
  const texts = /^do\b/i.test(statement)
    ? [...statement.matchAll(/'((?:[^']|'')*)'/g)].map(([, text]) => text)
    : [];
  return [statement, ...texts]
    .flatMap((text) => namesIn(text as string).mentions)
    .filter(({ name }) => name !== SHARED && !changed.has(name));
}

function refusals(statement: string, module: string, ownership: Ownership): string[] {
  const found = changedBy(statement).map((name) => ownership.refusal(module, name, 'write'));
  for (const { name, access } of mentionedBy(statement)) found.push(ownership.refusal(module, name, access));
  for (const [, name] of statement.matchAll(/\breferences\s+(\w+)/gi)) {
    const owner = ownership.owned.get(name as string)?.owner;
    if (owner !== undefined && ownership.order.indexOf(owner) > ownership.order.indexOf(module))
      found.push(`${module} refers to ${name} of ${owner}, which comes later`);
  }
  return found.filter((fault) => fault !== undefined);
}

/** What policies, triggers and statements of migrations make use of; those before the districts have no module. */
export function usesInMigrations(files: readonly SourceFile[], ownership: Ownership): Use[] {
  return files.flatMap(({ path, text }) => {
    const module = moduleOfMigration(fileName(path), ownership) ?? 'before/districts';
    return statementsOf(text)
      .flatMap(mentionedBy)
      .filter(({ name }) => ownership.owned.has(name) && ownership.owned.get(name)?.owner !== module)
      .map(({ name }) => ({ module, name }));
  });
}
