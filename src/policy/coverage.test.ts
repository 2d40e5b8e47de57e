import { describe, expect, it } from 'vitest';
import type { ClauseBook } from './clauses.ts';
import { rulesByClause, unansweredRules } from './coverage.ts';
import { loadPolicies } from './load.ts';

const { clauses, packs } = loadPolicies();
const rules = rulesByClause(packs);

describe('every clause of every notice', () => {
  it('of kind rule has a rule in a pack, or says plainly why not yet', () => {
    expect(unansweredRules(clauses, packs)).toEqual([]);
  });

  it('names exactly the rules that carry it', () => {
    for (const clause of clauses.clauses.values())
      expect([clause.id, clause.answers.rule ?? []]).toEqual([clause.id, rules.get(clause.id) ?? []]);
  });

  it('stands in the list: 97 clauses of five notices', () => {
    const notices = new Set([
      'liaoning-2024',
      'gansu-2018',
      'shanxi-2024',
      'liaocheng-2021',
      'innermongolia-2024',
    ]);
    expect([...clauses.clauses.values()].filter((clause) => notices.has(clause.document))).toHaveLength(97);
  });

  it('is told apart: a rule without answer is noticed (control)', () => {
    const some = clauses.clauses.get('LC-9');
    if (!some) throw new Error('clause is gone');
    const { notYet: _, ...silent } = some;
    const book: ClauseBook = { ...clauses, clauses: new Map([...clauses.clauses, ['LC-9', silent]]) };
    expect(unansweredRules(book, packs)).toEqual(['LC-9']);
    expect(unansweredRules(clauses, new Map())).toContain('LC-1');
  });
});
