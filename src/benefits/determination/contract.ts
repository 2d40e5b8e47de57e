import type { Finding, Payee, Unit } from '../../law/policy/index.ts';
import type { LocalDate, YearMonth } from '../../platform/kernel/index.ts';

export type { LineFault } from './line-fault.ts';
export { NOTICES, readClaimLine } from './read-line.ts';

export type Outcome = 'entitled' | 'not-entitled' | 'incomplete';

/** The row of the standards that set the amount, for the publication. */
export interface StandardApplied {
  readonly amountFen: number;
  readonly unit: Unit;
  /** Null when no uplift was added. */
  readonly shortageUpliftPercent: number | null;
  readonly source: string;
}

/** What a decision rests on beside its findings. Stored with the decision, not printed by the command line. */
export interface DecisionBasis {
  readonly anchorOn: LocalDate;
  readonly membershipOn: LocalDate;
  readonly occupation: string | undefined;
  readonly level: number | null | undefined;
  readonly standard: StandardApplied | undefined;
  /** Months that this decision pays, oldest first. */
  readonly months: readonly YearMonth[];
  /** Facts that bring about what is not met: to whom to turn if they are wrong. Only where sentences were written. */
  readonly atFault?: readonly string[];
  /** Chinese names of the benefit and of the notice. */
  readonly names: { readonly benefit: string; readonly notice: string };
}

export interface Decision {
  readonly id: string;
  readonly outcome: Outcome;
  /** 0 unless entitled. */
  readonly amountFen: number;
  /** Only when entitled. */
  readonly quantity: { readonly unit: Unit; readonly count: number } | undefined;
  readonly payee: Payee;
  readonly findings: readonly Finding[];
  readonly pack: string;
  readonly basis: DecisionBasis;
}

/** The decision as the contract prints it, keys in the contract's order; `more` is added at the end. */
export function decisionJson(decision: Decision, more: Record<string, unknown> = {}): string {
  const { id, outcome, amountFen, quantity, payee, findings, pack } = decision;
  return JSON.stringify({ id, outcome, amountFen, quantity, payee, findings, pack, ...more });
}
