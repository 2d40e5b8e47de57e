import type { LocalDate } from '../../platform/kernel/index.ts';
import type { AssessmentOutcome, CertificateKind } from './contract.ts';

interface Assessed {
  readonly result: AssessmentOutcome;
  readonly assessedOn: LocalDate | null;
}

/**
 * Of results of several kinds the one that stands for the class: a pass before anything else, then the latest. What failed
 * at the body takes nothing from what was passed at the trainer's; which of them a subsidy asks for, its notice says.
 */
export function standingResult<T extends Assessed>(rows: readonly T[]): T | undefined {
  const isPassed = (row: T) => (row.result === 'passed' ? 1 : 0);
  const day = (row: T) => row.assessedOn ?? '';
  return [...rows].sort((a, b) => isPassed(b) - isPassed(a) || (day(a) < day(b) ? 1 : -1))[0];
}

/** Of which kind a result is that nobody named one for: that of the trainee's only kind of certificate, where she passed. */
export function kindShown(
  result: AssessmentOutcome,
  held: readonly (CertificateKind | null)[],
): CertificateKind | undefined {
  const kinds = new Set(held);
  const [kind] = kinds;
  return result === 'passed' && kinds.size === 1 ? (kind ?? undefined) : undefined;
}
