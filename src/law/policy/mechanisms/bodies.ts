import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from '../case.ts';
import type { Body, Compiled } from './mechanism.ts';
import { type Operand, operand } from './operands.ts';

// Shapes that several mechanisms share: one fact, two facts compared, several conditions.

/** Holds for the value of one fact; unknown while the fact is absent. */
export function onFact<T>(fact: string, holds: (value: T) => boolean): Body {
  const { read, missing, facts } = operand<T>(fact);
  return {
    facts,
    test: (c) => {
      const value = read(c.line, c);
      return value === undefined ? UNKNOWN : holds(value) ? MET : NOT_MET;
    },
    missing,
  };
}

/** Holds for the values of two facts; unknown while either is absent. */
export function onPair(pair: readonly [string, string], holds: (a: string, b: string) => boolean): Body {
  const first = operand<string>(pair[0]);
  const second = operand<string>(pair[1]);
  return {
    facts: [...first.facts, ...second.facts],
    test: (c) => {
      const a = first.get(c);
      const b = second.get(c);
      return a === undefined || b === undefined ? UNKNOWN : holds(a, b) ? MET : NOT_MET;
    },
    missing: missingOf(first, second),
    explain: (c, verdict, into) => {
      if (verdict !== NOT_MET) return;
      into.blame(pair[0] === 'occupation' ? [occupationSource(c)] : first.facts);
      into.blame(pair[1] === 'occupation' ? [occupationSource(c)] : second.facts);
    },
  };
}

/** Where the line's occupation came from. */
function occupationSource({ line }: Case): string {
  return line.training?.occupation === undefined ? '/certificate/occupation' : '/training/occupation';
}

/** Adds whichever of two facts is absent. */
export function missingOf(first: Operand<unknown>, second: Operand<unknown>): Body['missing'] {
  return (c, into) => {
    if (first.get(c) === undefined) first.missing(c, into);
    if (second.get(c) === undefined) second.missing(c, into);
  };
}

/** Every fact that these conditions read, once. */
export function factsOf(children: readonly Compiled[]): readonly string[] {
  return [...new Set(children.flatMap((child) => child.facts))];
}

/** Adds what is missing in those conditions that are unknown. */
export function missingIn(children: readonly Compiled[]): Body['missing'] {
  return (c, into) => {
    for (const child of children) if (child.test(c) === UNKNOWN) child.missing(c, into);
  };
}

/** The greatest answer of these conditions: met when one of them is. */
export function greatestOf(children: readonly Compiled[]): Compiled['test'] {
  return (c) => {
    let greatest: Tri = NOT_MET;
    for (let i = 0; i < children.length; i++) {
      const answer = (children[i] as Compiled).test(c);
      if (answer === MET) return MET;
      if (answer > greatest) greatest = answer;
    }
    return greatest;
  };
}
