import { type Case, NOT_MET, type Tri } from '../case.ts';
import { insideSeveral, readSeveral, type Several } from './arguments.ts';
import { factsOf, greatestOf, missingIn } from './bodies.ts';
import type { Body, Compiled, Mechanism } from './mechanism.ts';

/** One condition of a list at least: the greatest of their answers. `any-of: [condition, ...]` */
export const anyOf: Mechanism<Several> = {
  name: 'any-of',
  read: (source, condition) => readSeveral(source, 'any-of', condition),
  compile: ({ of }, { compile }) => bodyOf(of.map(compile)),
  inside: insideSeveral,
};

function bodyOf(children: readonly Compiled[]): Body {
  /** The first branch that has this answer; none carries a not-met, which all bring about. */
  const carrying = (c: Case, verdict: Tri) =>
    verdict === NOT_MET ? undefined : children.find((child) => child.test(c) === verdict);
  return {
    facts: factsOf(children),
    test: greatestOf(children),
    missing: missingIn(children),
    pick: (c, verdict) => carrying(c, verdict)?.pick(c, verdict),
    addMessages: (c, verdict, into) => {
      const branch = carrying(c, verdict);
      if (branch) branch.addMessages(c, verdict, into);
      else into.push(undefined);
    },
    explain: (c, verdict, into) => {
      if (verdict === NOT_MET) for (const child of children) child.explain(c, verdict, into);
      else carrying(c, verdict)?.explain(c, verdict, into);
    },
  };
}
