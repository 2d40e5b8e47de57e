import type { Verdict } from './contract.ts';
import type { FilingClauses } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';

// What the checks of a filing are made of.

/** What a check answers before its name and clause are added. */
export interface CheckResult {
  readonly verdict: Verdict;
  readonly because: string;
  /** Pointers to the rows that were judged, where the check knows them. */
  readonly facts?: readonly string[];
  /** A reviewer looks at it, and nothing stops: another check says it already, or no clause asks it here. */
  readonly looks?: true;
}

export interface Check {
  readonly check: string;
  readonly clause?: keyof FilingClauses;
  readonly rule?: string;
  readonly facts: readonly string[];
  /** False: a reviewer must look, but the filing may be submitted. */
  readonly blocking?: false;
  /**
   * The law needs the fact: while it is unknown the filing cannot be submitted. `on-screen`: unless it came as a form on
   * paper, which does not ask for it.
   */
  readonly needed?: 'always' | 'on-screen';
  /** Nobody agrees to a filing that no longer meets it, though it did when it was submitted. */
  readonly atReview?: true;
  /** Where it is asked at all; absent: everywhere. */
  readonly where?: (facts: ClassFacts) => boolean;
  readonly judge: (facts: ClassFacts) => CheckResult;
}

export const met = (because: string): CheckResult => ({ verdict: 'met', because });
export const notMet = (because: string, ...facts: readonly string[]): CheckResult => ({
  verdict: 'not-met',
  because,
  ...(facts.length > 0 ? { facts } : {}),
});
export const unknown = (because: string, ...facts: readonly string[]): CheckResult => ({
  verdict: 'unknown',
  because,
  ...(facts.length > 0 ? { facts } : {}),
});
/** Unknown, and another check says what is to be done about it. */
export const follows = (because: string): CheckResult => ({ verdict: 'unknown', because, looks: true });

/** At most five of them by name, then how many there are. */
export function listed(items: readonly (string | number)[], unit: string): string {
  const shown = items.slice(0, 5).join('、');
  return items.length > 5 ? `${shown} 等 ${items.length} ${unit}` : `${shown} ${unit}`;
}

/** Names, at most five; a count only where there are more. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, 5).join('、');
  return names.length > 5 ? `${shown}等 ${names.length} 人` : shown;
}

/** Pointers to the rows of a list, at most five. */
export const pointersTo = (rows: readonly number[], list: string, field: string): string[] =>
  rows.slice(0, 5).map((no) => `/${list}/${no - 1}/${field}`);
