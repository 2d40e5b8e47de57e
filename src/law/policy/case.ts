import type { LocalDate, YearMonth } from '../../platform/kernel/index.ts';
import type { ClaimLine, HistoryItem } from './claim-line.ts';

/** Three values, joined as Kleene does: all-of takes the least, any-of the greatest. */
export type Tri = 0 | 1 | 2;
export const NOT_MET: Tri = 0;
export const UNKNOWN: Tri = 1;
export const MET: Tri = 2;
export type Verdict = 'met' | 'not-met' | 'unknown';
export const VERDICT_OF: readonly [Verdict, Verdict, Verdict] = ['not-met', 'unknown', 'met'];

/** What conditions read: the line, and the few things worked out from it once. One object serves many lines. */
export interface Case {
  line: ClaimLine;
  /** The day whose law and standards apply (reading 1), and the fact it came from. */
  anchorOn: LocalDate;
  anchorFact: string;
  /** The day on which memberships must hold (reading 2), and the fact it came from. */
  membershipOn: LocalDate;
  membershipFact: string;
  /** Occupation of the line (reading 10); undefined: not known. */
  occupation: string | undefined;
  /** Level of the line; null: certainly none, undefined: not known. */
  level: number | null | undefined;
  /** Where occupation and level may come from, in order. */
  occupationSources: readonly string[];
  levelSources: readonly string[];
  /** Grants of earlier lines of the same run; they come after line.history. */
  earlier: readonly HistoryItem[];
  /** Months found payable by per-month, oldest first; only meaningful when that check is met. */
  countedMonths: readonly YearMonth[];
}

/** How a line's level is found: a number, null for none, undefined for not known. */
export function levelFinder(sources: readonly string[]): (line: ClaimLine) => number | null | undefined {
  const fromClass = sources.includes('/training/level');
  const fromCertificate = sources.includes('/certificate/level');
  return (line) => {
    if (fromClass) {
      const { training } = line;
      if (training?.levelUnknown) return undefined;
      if (training?.level !== undefined) return training.level;
    }
    if (!fromCertificate) return null;
    const { certificate } = line;
    return certificate === null || certificate === undefined ? certificate : levelOfCertificate(certificate);
  };
}

/**
 * A certificate of special ability or training completion may have no level; on the two others it must be known. One
 * that names a level in a word nobody understood has a level that is not known.
 */
export function levelOfCertificate(certificate: {
  readonly kind: string | undefined;
  readonly level: number | undefined;
  readonly levelUnknown: true | undefined;
}): number | null | undefined {
  if (certificate.levelUnknown) return undefined;
  if (certificate.level !== undefined) return certificate.level;
  if (certificate.kind === 'special-ability' || certificate.kind === 'training-completion') return null;
  return undefined;
}

export function occupationFinder(sources: readonly string[]): (line: ClaimLine) => string | undefined {
  const fromClass = sources.includes('/training/occupation');
  const fromCertificate = sources.includes('/certificate/occupation');
  return (line) => {
    const own = fromClass ? line.training?.occupation : undefined;
    return own === undefined && fromCertificate ? line.certificate?.occupation : own;
  };
}
