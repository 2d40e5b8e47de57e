import type { ClauseBook } from './clauses.ts';
import { conditionsInside } from './conditions.ts';
import type { Condition } from './mechanisms/mechanism.ts';
import type { Pack } from './pack.ts';
import type { CheckData } from './pack-data.ts';

/** Clause id to the places of the packs that carry it: liaocheng-2021/training-subsidy/process-video. */
export function rulesByClause(packs: ReadonlyMap<string, Pack>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const note = (clause: string, place: string) => {
    const places = found.get(clause) ?? new Set();
    places.add(place);
    found.set(clause, places);
  };
  for (const { data } of packs.values()) {
    const checks = (list: readonly CheckData[], folder: string) => {
      for (const check of list) {
        const place = `${data.policy}/${folder}/${check.check}`;
        note(check.clause, place);
        for (const clause of clausesIn(check.condition)) note(clause, place);
      }
    };
    checks(data.everyClaim, 'every-claim');
    for (const [benefit, check] of data.notProvided) checks([check], benefit);
    for (const [benefit, { amount, checks: list }] of data.benefits) {
      note(amount.clause, `${data.policy}/${benefit}/amount`);
      checks(list, benefit);
    }
  }
  return new Map([...found].map(([clause, places]) => [clause, [...places].sort()]));
}

function clausesIn(condition: Condition): string[] {
  const below = conditionsInside(condition).flatMap((inside) => clausesIn(inside.condition));
  return condition.clause === undefined ? below : [condition.clause, ...below];
}

/** Clauses of kind rule that neither a pack carries nor an entry "not-yet" explains. Must be empty. */
export function unansweredRules(book: ClauseBook, packs: ReadonlyMap<string, Pack>): string[] {
  const rules = rulesByClause(packs);
  return [...book.clauses.values()]
    .filter((clause) => clause.kind === 'rule' && !rules.has(clause.id) && clause.notYet === undefined)
    .map((clause) => clause.id);
}
