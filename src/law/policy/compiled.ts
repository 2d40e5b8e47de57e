import type { Case, Tri } from './case.ts';
import type { ClaimLine, GroupCode } from './claim-line.ts';
import type { Sentences } from './conditions.ts';
import { absentPointer, FACTS } from './facts.ts';
import type { Told } from './told.ts';

// What every mechanism is made of: the compiled node, and operands that read one fact.

/** A condition made ready to run: closures over typed facts, no look-up by name left. */
export interface Compiled {
  readonly clause: string | undefined;
  readonly says: Sentences | undefined;
  /** Pointers of the facts it reads. */
  readonly facts: readonly string[];
  readonly test: (c: Case) => Tri;
  /** Adds the pointers of the absent facts that could change an unknown answer. */
  readonly missing: (c: Case, into: Set<string>) => void;
  /** The node that carries this answer: a branch of an any-of or a row of a table, else the node itself. */
  readonly pick: (c: Case, verdict: Tri) => Compiled;
  /** Adds the sentences of the nodes that bring this answer about; undefined for one that has none of its own. */
  readonly speak: (c: Case, verdict: Tri, into: (string | undefined)[]) => void;
  /** Adds what the nodes that bring this answer about can tell of it. */
  readonly tell: (c: Case, verdict: Tri, into: Told) => void;
}

/** How a pack's settings widen or narrow a group (readings 4 and 5). */
export interface GroupSetting {
  readonly alsoMetBy: readonly GroupCode[];
  readonly ruralHukou: boolean;
}
export interface CompileContext {
  readonly groups: ReadonlyMap<string, GroupSetting>;
}

export type Body = Pick<Compiled, 'facts' | 'test' | 'missing'> &
  Partial<Pick<Compiled, 'speak' | 'tell'>> & {
    /** The branch or row that carries the answer; undefined when the node itself does. */
    readonly pick?: (c: Case, verdict: Tri) => Compiled | undefined;
  };

export interface Operand<T> {
  readonly get: (c: Case) => T | undefined;
  /** The same, a call less deep for a fact of the line: for what is asked on every line. */
  readonly read: (line: ClaimLine, c: Case) => T | undefined;
  readonly missing: (c: Case, into: Set<string>) => void;
  readonly facts: readonly string[];
}

/** Stands for the fact that gave the anchor date, until a finding names it. */
export const ANCHOR = 'anchor';

/** A fact by its pointer, or one of the derived facts. */
export function operand<T>(name: string): Operand<T> {
  switch (name) {
    case 'anchor':
      return derived((c) => c.anchorOn as T, () => {}, [ANCHOR]);
    case 'membership-day':
      return derived((c) => c.membershipOn as T, () => {}, []);
    case 'occupation':
      return derived((c) => c.occupation as T | undefined, missingOccupation, [
        '/training/occupation',
        '/certificate/occupation',
      ]);
    case 'level':
      return derived((c) => (c.level ?? undefined) as T | undefined, missingLevel, []);
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

function derived<T>(
  get: Operand<T>['get'],
  missing: Operand<T>['missing'],
  facts: Operand<T>['facts'],
): Operand<T> {
  return { get, read: (_, c) => get(c), missing, facts };
}

/** Any source of the line's occupation would do; a certificate that does not exist can give none. */
export function missingOccupation(c: Case, into: Set<string>): void {
  for (const source of c.occupationSources)
    if (source.startsWith('/training') || c.line.certificate !== null || c.occupationSources.length === 1)
      into.add(absentPointer(c.line, source));
}

export function missingLevel(c: Case, into: Set<string>): void {
  for (const source of c.levelSources)
    if (source.startsWith('/certificate')) into.add(absentPointer(c.line, source));
}
