import { absentPointer } from '../absent.ts';
import type { Case } from '../case.ts';
import type { ClaimLine } from '../claim-line.ts';
import { FACTS, type FactKind } from '../facts.ts';

// How mechanisms read one fact: a fact of the line by its pointer, or one that is worked out from the line.

export interface Operand<T> {
  readonly get: (c: Case) => T | undefined;
  /** The same, a call less deep for a fact of the line: for what is asked on every line. */
  readonly read: (line: ClaimLine, c: Case) => T | undefined;
  readonly missing: (c: Case, into: Set<string>) => void;
  readonly facts: readonly string[];
}

/** Placeholder for the fact that gave the anchor date, until a finding names it. */
export const ANCHOR = 'anchor';

interface Derived extends Pick<Operand<unknown>, 'get' | 'missing' | 'facts'> {
  readonly kind: FactKind;
}

/** Facts that are worked out from the line, beside those in it. */
const DERIVED: Readonly<Record<string, Derived>> = {
  [ANCHOR]: { kind: 'date', get: (c) => c.anchorOn, missing: () => {}, facts: [ANCHOR] },
  'membership-day': { kind: 'date', get: (c) => c.membershipOn, missing: () => {}, facts: [] },
  occupation: {
    kind: 'occupation',
    get: (c) => c.occupation,
    missing: missingOccupation,
    facts: ['/training/occupation', '/certificate/occupation'],
  },
  level: { kind: 'level', get: (c) => c.level ?? undefined, missing: missingLevel, facts: [] },
};

/** What kind of value the fact of this name is; undefined when there is no such fact. */
export function kindOfFact(name: string): FactKind | undefined {
  return DERIVED[name]?.kind ?? FACTS[name]?.kind;
}

/** A fact by its pointer, or one of the derived facts. `T` is the type of its kind, which reading has checked. */
export function operand<T>(name: string): Operand<T> {
  const derived = DERIVED[name];
  if (derived) {
    const get = derived.get as Operand<T>['get'];
    return { get, read: (_, c) => get(c), missing: derived.missing, facts: derived.facts };
  }
  const read = FACTS[name]?.get as ((line: ClaimLine) => T | undefined) | undefined;
  if (!read) throw new Error(`no such fact: ${name}`);
  return {
    get: (c) => read(c.line),
    read,
    missing: (c, into) => {
      into.add(absentPointer(c.line, name));
    },
    facts: [name],
  };
}

/** Any source of the line's occupation would do; a certificate that does not exist can give none. */
export function missingOccupation(c: Case, into: Set<string>): void {
  for (const source of c.occupationSources)
    if (source.startsWith('/training') || c.line.certificate !== null || c.occupationSources.length === 1)
      into.add(absentPointer(c.line, source));
}

/** A class whose level was not understood is asked before its certificate: the class's own level counts first. */
export function missingLevel(c: Case, into: Set<string>): void {
  if (c.line.training?.levelUnknown && c.levelSources.includes('/training/level')) {
    into.add('/training/level');
    return;
  }
  for (const source of c.levelSources)
    if (source.startsWith('/certificate')) into.add(absentPointer(c.line, source));
}
