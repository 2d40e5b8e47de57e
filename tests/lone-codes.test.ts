import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
/** A code of the law as text of a page: nobody reads LC-11a or R14. */
const CODE = /(?<![=\w$(])\{(?!words\.)[\w.?]+\.(clause|dueClause|rule)\}/;
/** The name beside it: the short form of a clause, or where it stands in its notice. */
const NAMED = /\.(short|where)\}/;

const lone = (text: string) => text.split('\n').filter((line) => CODE.test(line) && !NAMED.test(line));

it('every code of the law on a page stands beside its name', () => {
  const files = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .flatMap((file) =>
      lone(readFileSync(join(root, 'web', file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
  // Where the book of clauses is not there yet, the phone shows what it has.
  expect(found).toEqual(['mobile/claims/subsidy.tsx: <p className="cite">{props.clause}</p>']);
});

it('a lone code is noticed (control)', () => {
  expect(lone('<p>{row.clause} </p>')).toHaveLength(1);
  expect(lone('<b>{signal.rule}</b> {signal.message}')).toHaveLength(1);
  expect(lone('<Code of={row.clause} />')).toEqual([]);
  expect(lone('<b>{props.of.clause}</b> {clause?.short}')).toEqual([]);
});
