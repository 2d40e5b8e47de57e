import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { importsOf } from './street/imports.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Every test of a module that needs a database reaches this file, by whatever chain of imports. */
const DATABASE_FIXTURE = 'src/testing/database-fixture.ts';

/** Tests that need no database and take long all the same: they wait for `npm test`. */
const LONG: Readonly<Record<string, string>> = {
  'src/benefits/determination/properties.test.ts': 'thousands of generated cases',
  'src/benefits/determination/mutation.test.ts': 'every mutant of every pack over all cases',
  'src/edge/workbooks/pool.test.ts': 'its reading processes parse workbooks',
  'src/edge/workbooks/reader.test.ts': 'its reader parses workbooks in a child process',
};

/** Of tests/, those that only read files and are quick. */
const QUICK: readonly string[] = ['tests/docs.test.ts'];

export interface TestFiles {
  /** Tests that need no database, start no process and are not long. */
  readonly unit: readonly string[];
  readonly others: readonly string[];
}

/** Reads a file by its path from the root; undefined when there is none. */
export type ReadFile = (path: string) => string | undefined;

const readHere: ReadFile = (path) =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined;

/** True when this test file needs no database and starts no process: nothing that it imports reaches the fixture. */
export function isUnit(test: string, read: ReadFile = readHere): boolean {
  if (read(test)?.includes("'node:child_process'")) return false;
  const seen = new Set<string>();
  const reaches = (path: string): boolean => {
    if (path === DATABASE_FIXTURE) return true;
    if (seen.has(path)) return false;
    seen.add(path);
    const text = /\.tsx?$/.test(path) ? read(path) : undefined;
    return importsOf(text ?? '').some((specifier) => reaches(join(dirname(path), specifier)));
  };
  return !reaches(test);
}

/** The test files of src, web and tests, cut in two: `npm run test:unit` runs the first part. */
export function testFiles(): TestFiles {
  for (const path of [DATABASE_FIXTURE, ...Object.keys(LONG), ...QUICK])
    if (readHere(path) === undefined)
      throw new Error(`${path} has moved: name its new place in tests/unit-files.ts`);
  const tests = ['src', 'web', 'tests'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.test\.tsx?$/.test(path))
      .map((path) => relative(ROOT, join(ROOT, folder, path)).replaceAll('\\', '/')),
  );
  // Most of tests/ looks long at the whole repository, or at databases and processes of its own.
  const unit = tests.filter(
    (path) =>
      (!path.startsWith('tests/') || QUICK.includes(path)) && !Object.hasOwn(LONG, path) && isUnit(path),
  );
  return { unit, others: tests.filter((path) => !unit.includes(path)) };
}
