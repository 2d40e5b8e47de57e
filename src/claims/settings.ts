import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Policies } from '../policy/index.ts';

const days = z.int().min(1).max(60);
const entry = z.strictObject({
  'fund-sources': z.record(z.string(), z.string()).optional(),
  'publication-days': days.optional(),
  'objection-days': days.optional(),
  'desk-days': z.strictObject({ accept: days, 'first-review': days, 'second-review': days }).optional(),
  'attendance-percent': z.int().min(0).max(100).optional(),
});
const file = z.record(z.string(), entry);

/** How a bureau runs the claims of one notice; all days are working days. */
export interface ClaimSettings {
  readonly fundSourceOf: (benefit: string) => string;
  readonly publicationDays: number;
  readonly objectionDays: number;
  readonly deskDays: Readonly<Record<'accept' | 'first-review' | 'second-review', number>>;
  readonly attendancePercent: number;
}

/** Settings by policy id; a notice without an entry of its own gets the default. */
export interface ClaimSettingsBook {
  of(policyId: string): ClaimSettings;
}

/** The law a bureau works under: the packs, and how it runs claims. */
export interface Law {
  readonly policies: Policies;
  readonly settings: ClaimSettingsBook;
}

/** Reads policy/claims.yaml. Throws when the file is not of its form: a fault of the installation. */
export function loadClaimSettings(
  text = readFileSync(new URL('../../policy/claims.yaml', import.meta.url), 'utf8'),
): ClaimSettingsBook {
  const entries = file.parse(parse(text));
  const standard = entries.default ?? {};
  const need = <T>(value: T | undefined, key: string): T => {
    if (value === undefined) throw new Error(`policy/claims.yaml: default lacks ${key}`);
    return value;
  };
  const settingsOf = (policyId: string): ClaimSettings => {
    const own = entries[policyId] ?? {};
    const funds = { ...standard['fund-sources'], ...own['fund-sources'] };
    return {
      fundSourceOf: (benefit) => need(funds[benefit], `a fund source of ${benefit}`),
      publicationDays: need(own['publication-days'] ?? standard['publication-days'], 'publication-days'),
      objectionDays: need(own['objection-days'] ?? standard['objection-days'], 'objection-days'),
      deskDays: need(own['desk-days'] ?? standard['desk-days'], 'desk-days'),
      attendancePercent: need(
        own['attendance-percent'] ?? standard['attendance-percent'],
        'attendance-percent',
      ),
    };
  };
  // A wrong default is found on loading, not at the first claim.
  settingsOf('default');
  return { of: settingsOf };
}
