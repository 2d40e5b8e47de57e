import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Amendment, Policies, SettingKind } from '../../law/policy/index.ts';
import { amendmentsOf } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';

const days = z.int().min(1).max(60);
const entry = z.strictObject({
  'publication-days': days.optional(),
  'objection-days': days.optional(),
  'objection-limits': z
    .strictObject({ 'accept-days': days, 'phone-waiting': days, 'phone-a-day': days, 'address-a-day': days })
    .optional(),
  'desk-days': z.strictObject({ accept: days, 'first-review': days, 'second-review': days }).optional(),
  'attendance-percent': z.int().min(0).max(100).optional(),
  materials: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  'procedure-clause': z.string().optional(),
});
const file = z.record(z.string(), entry);

/** How many objections are taken: of one telephone waiting in a publication and a day, of one address in a publication and a day. */
interface ObjectionLimits {
  readonly acceptDays: number;
  readonly phoneWaiting: number;
  readonly phoneADay: number;
  readonly addressADay: number;
}

/** How a bureau runs the claims of one notice; all days are working days. */
export interface ClaimSettings {
  readonly publicationDays: number;
  readonly objectionDays: number;
  readonly objectionLimits: ObjectionLimits;
  readonly reviewDays: Readonly<Record<'accept' | 'first-review' | 'second-review', number>>;
  readonly attendancePercent: number;
  /** By benefit what is asked of whoever claims: words of the list materials. */
  readonly materials: Readonly<Record<string, readonly string[]>>;
  /** By which a place sets its own procedure and tells it to people; null where the notice says nothing of it. */
  readonly procedureClause: string | null;
}

/** Settings by policy id; a notice without an entry of its own gets the default. */
export interface ClaimSettingsBook {
  of(policyId: string): ClaimSettings;
}

/** What of a bureau's way with claims a policy version may set: deadlines in working days, the attendance that is asked. */
export const CLAIM_SETTINGS = {
  'claims/publication-days': { kind: 'whole', of: (settings) => settings.publicationDays },
  'claims/desk-days-accept': { kind: 'whole', of: (settings) => settings.reviewDays.accept },
  'claims/desk-days-first-review': { kind: 'whole', of: (settings) => settings.reviewDays['first-review'] },
  'claims/desk-days-second-review': { kind: 'whole', of: (settings) => settings.reviewDays['second-review'] },
  'claims/attendance-percent': { kind: 'percent', of: (settings) => settings.attendancePercent },
} as const satisfies Record<
  string,
  { readonly kind: SettingKind; readonly of: (settings: ClaimSettings) => number }
>;

/** Begins the key of what a bureau asks of whoever claims a benefit. */
export const MATERIALS = 'claims/materials-';

/** The most working days a review step or a publication may be given. */
export const MOST_DAYS = 60;

/** How the claims of a notice are run in one division on a day: the file, and what a policy version has set over it. */
export async function settingsIn(
  tx: Tx,
  book: ClaimSettingsBook,
  { policyId, divisionCode }: { readonly policyId: string; readonly divisionCode: string },
  day: LocalDate,
): Promise<ClaimSettings> {
  const standard = book.of(policyId);
  const holding = (await amendmentsOf(tx, policyId, divisionCode)).filter(
    ({ from, through }) => from <= day && (through === null || day <= through),
  );
  const set = (key: keyof typeof CLAIM_SETTINGS) =>
    numberSet(holding, key) ?? CLAIM_SETTINGS[key].of(standard);
  const materials = { ...standard.materials };
  for (const { key, value } of holding)
    if (key.startsWith(MATERIALS) && Array.isArray(value)) materials[key.slice(MATERIALS.length)] = value;
  return {
    ...standard,
    materials,
    publicationDays: set('claims/publication-days'),
    attendancePercent: set('claims/attendance-percent'),
    reviewDays: {
      accept: set('claims/desk-days-accept'),
      'first-review': set('claims/desk-days-first-review'),
      'second-review': set('claims/desk-days-second-review'),
    },
  };
}

function numberSet(holding: readonly Amendment[], key: string): number | undefined {
  const value = holding.find((amendment) => amendment.key === key)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The law a bureau works under: the packs, and how it runs claims. */
export interface Law {
  readonly policies: Policies;
  readonly settings: ClaimSettingsBook;
}

/** Reads policy/claims.yaml. Throws when the file is not of its form: a fault of the installation. */
export function loadClaimSettings(
  text = readFileSync(new URL('../../../policy/claims.yaml', import.meta.url), 'utf8'),
): ClaimSettingsBook {
  const entries = file.parse(parse(text));
  const standard = entries.default ?? {};
  const need = <T>(value: T | undefined, key: string): T => {
    if (value === undefined) throw new Error(`policy/claims.yaml: default lacks ${key}`);
    return value;
  };
  const settingsOf = (policyId: string): ClaimSettings => {
    const own = entries[policyId] ?? {};
    return {
      publicationDays: need(own['publication-days'] ?? standard['publication-days'], 'publication-days'),
      objectionDays: need(own['objection-days'] ?? standard['objection-days'], 'objection-days'),
      objectionLimits: limitsOf(
        need(own['objection-limits'] ?? standard['objection-limits'], 'objection-limits'),
      ),
      reviewDays: need(own['desk-days'] ?? standard['desk-days'], 'desk-days'),
      attendancePercent: need(
        own['attendance-percent'] ?? standard['attendance-percent'],
        'attendance-percent',
      ),
      materials: { ...standard.materials, ...own.materials },
      procedureClause: own['procedure-clause'] ?? null,
    };
  };
  // A wrong default is found on loading, not at the first claim.
  settingsOf('default');
  return { of: settingsOf };
}

function limitsOf(limits: NonNullable<z.infer<typeof entry>['objection-limits']>): ObjectionLimits {
  return {
    acceptDays: limits['accept-days'],
    phoneWaiting: limits['phone-waiting'],
    phoneADay: limits['phone-a-day'],
    addressADay: limits['address-a-day'],
  };
}
