import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testPolicies } from '../../testing/policies-fixture.ts';
import type { ClauseBook } from './clauses.ts';
import { rulesByClause, unansweredRules } from './coverage.ts';

/** The first path segment of every staff page, and the entries of the phone and of the public. */
function pagesOf(root: string): ReadonlySet<string> {
  const desk = join(root, 'web/desk');
  const paths = readdirSync(desk, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[a-z-]+\/[a-z-]+\/module\.ts$/.test(file))
    .map((file) => join(desk, file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/path: '([a-z-]+)/g)])
    .map((match) => `/desk/${match[1]}`);
  const others = ['web/public/index.tsx', 'web/mobile/index.tsx']
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/path="(\/[a-z/-]+)"/g)])
    .map((match) => match[1] ?? '');
  return new Set(['/desk', '/m', ...paths, ...others]);
}

const { clauses, packs } = testPolicies();
const rules = rulesByClause(packs);

describe('every clause of every notice', () => {
  it('of kind rule has a rule in a pack, or says plainly why not yet', () => {
    expect(unansweredRules(clauses, packs)).toEqual([]);
  });

  it('names exactly the rules that carry it', () => {
    for (const clause of clauses.clauses.values())
      expect([clause.id, clause.answers.rule ?? []]).toEqual([clause.id, rules.get(clause.id) ?? []]);
  });

  it('names pages and tests that are there', () => {
    const root = resolve(import.meta.dirname, '../../..');
    const screens = testPolicies().vocabulary.sections().screens ?? {};
    const paths = pagesOf(root);
    expect(Object.values(screens).filter(({ note }) => !paths.has(note ?? ''))).toEqual([]);
    const wrong = [...clauses.clauses.values()].flatMap(({ id, answers }) => [
      ...[...(answers.screen ?? []), ...(answers.report ?? [])]
        .filter((screenId) => !(screenId in screens))
        .map((screenId) => `${id}: no screen ${screenId}`),
      ...(answers.test ?? [])
        .filter((testPath) => !existsSync(join(root, testPath)))
        .map((testPath) => `${id}: no test ${testPath}`),
    ]);
    expect(wrong).toEqual([]);
    expect(paths.has('/desk/no-such-page') || paths.has('/public/no-such-page')).toBe(false);
  });

  it('lists 97 clauses of five notices', () => {
    const notices = new Set([
      'liaoning-2024',
      'gansu-2018',
      'shanxi-2024',
      'liaocheng-2021',
      'innermongolia-2024',
    ]);
    expect([...clauses.clauses.values()].filter((clause) => notices.has(clause.document))).toHaveLength(97);
  });

  it('is of the notice whose check names it, and a check that it does not carry by its words says how it is read', () => {
    const once = /一次|重复/;
    const silent = (judged: (text: string | undefined) => boolean) =>
      [...packs.values()].flatMap(({ policy, data }) =>
        [...data.everyClaim, ...[...data.benefits.values()].flatMap(({ checks }) => checks)]
          .filter(({ check, clause, judgement }) => {
            const named = clauses.clauses.get(clause);
            const isForeign = named === undefined || named.document !== policy;
            const isUnsaid = check === 'already-granted' && !once.test(named?.requirement ?? '');
            return isForeign || (isUnsaid && judged(judgement));
          })
          .map(({ check, clause }) => `${policy} ${check} ${clause}`),
      );
    expect(silent((text) => text === undefined)).toEqual([]);
    expect(
      silent(() => true),
      'control',
    ).toContain('liaocheng-2021 already-granted LC-13a');
  });

  it('a rule without answer is noticed (control)', () => {
    const some = clauses.clauses.get('LC-9');
    if (!some) throw new Error('clause is gone');
    const { notYet: _, ...silent } = some;
    const book: ClauseBook = { ...clauses, clauses: new Map([...clauses.clauses, ['LC-9', silent]]) };
    expect(unansweredRules(book, packs)).toEqual(['LC-9']);
    expect(unansweredRules(clauses, new Map())).toContain('LC-1');
  });
});
