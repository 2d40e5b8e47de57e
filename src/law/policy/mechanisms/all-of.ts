import { MET, NOT_MET, type Tri } from '../case.ts';
import { insideSeveral, readSeveral, type Several } from './arguments.ts';
import { factsOf, missingIn } from './bodies.ts';
import type { Body, Compiled, Mechanism } from './mechanism.ts';

/** Every condition of a list: the least of their answers. `all-of: [condition, ...]` */
export const allOf: Mechanism<Several> = {
  name: 'all-of',
  read: (source, condition) => readSeveral(source, 'all-of', condition),
  compile: ({ of }, { compile }) => bodyOf(of.map(compile)),
  inside: insideSeveral,
};

function bodyOf(children: readonly Compiled[]): Body {
  return {
    facts: factsOf(children),
    test: (c) => {
      let least: Tri = MET;
      for (let i = 0; i < children.length; i++) {
        const answer = (children[i] as Compiled).test(c);
        if (answer === NOT_MET) return NOT_MET;
        if (answer < least) least = answer;
      }
      return least;
    },
    missing: missingIn(children),
    addMessages: (c, verdict, into) => {
      for (const child of children) if (child.test(c) === verdict) child.addMessages(c, verdict, into);
    },
    explain: (c, verdict, into) => {
      for (const child of children) if (child.test(c) === verdict) child.explain(c, verdict, into);
    },
  };
}
