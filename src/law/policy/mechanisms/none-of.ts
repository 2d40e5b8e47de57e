import { MET, NOT_MET, type Tri } from '../case.ts';
import { insideSeveral, readSeveral, type Several } from './arguments.ts';
import { factsOf, greatestOf, missingIn } from './bodies.ts';
import type { Body, Compiled, Mechanism } from './mechanism.ts';

/** No condition of a list: the greatest of their answers, turned round. `none-of: [condition, ...]` */
export const noneOf: Mechanism<Several> = {
  name: 'none-of',
  read: (source, condition) => readSeveral(source, 'none-of', condition),
  compile: ({ of }, { compile }) => bodyOf(of.map(compile)),
  inside: insideSeveral,
};

function bodyOf(children: readonly Compiled[]): Body {
  const any = greatestOf(children);
  return {
    facts: factsOf(children),
    test: (c) => (MET - any(c)) as Tri,
    missing: missingIn(children),
    addMessages: (c, verdict, into) => {
      const inner = (MET - verdict) as Tri;
      for (const child of children) if (child.test(c) === inner) child.addMessages(c, inner, into);
    },
    explain: (c, verdict, into) => {
      if (verdict !== NOT_MET) return;
      for (const child of children) if (child.test(c) === MET) into.blame(child.facts);
    },
  };
}
