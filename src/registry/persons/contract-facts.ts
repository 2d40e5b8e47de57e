import { z } from 'zod';
import { zDate, zMonth } from '../../platform/access/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Department, FactKind } from './contract.ts';

// What a department says of a person, one shape a kind. An empty list means asked and nothing found; no fact row at
// all means not asked: unknown, never no.

const membership = z.strictObject({
  code: z.string(),
  from: zDate,
  /** Last day that counts. */
  until: zDate.optional(),
  graduationYear: z.int().optional(),
  /** Of a domestic worker on flexible terms, whom the register has: the service agreement is signed (LC-3). */
  agreementSigned: z.boolean().optional(),
  note: z.string().optional(),
});
const memberships = z.strictObject({ memberships: z.array(membership) });

export const FACT_PAYLOADS = {
  population: z.strictObject({
    status: z.enum(['normal', 'dead', 'cancelled', 'unknown']),
    statusOn: zDate.optional(),
    hukou: z.enum(['rural', 'urban']).optional(),
    hukouDivision: z.string().optional(),
    address: z.string().optional(),
    registeredOn: zDate.optional(),
  }),
  'social-insurance': z.strictObject({
    records: z.array(
      z.strictObject({
        unitName: z.string(),
        unitCreditCode: z.string(),
        hostCreditCode: z.string().optional(),
        insurance: z.string(),
        firstInsuredOn: zDate.optional(),
        months: z.array(zMonth),
        stoppedOn: zDate.optional(),
      }),
    ),
  }),
  'public-payroll': z.strictObject({
    onPayroll: z.boolean(),
    unit: z.string().optional(),
    kind: z.string().optional(),
  }),
  pension: z.strictObject({
    draws: z.boolean(),
    kind: z.string().optional(),
    firstMonth: zMonth.optional(),
  }),
  'poverty-register': memberships,
  'minimum-living': memberships,
  'employment-service': memberships,
  'market-entity': memberships,
  'school-enrolment': memberships.extend({
    /** Occupation code of the own field of study. */
    major: z.string().optional(),
    school: z.string().optional(),
    from: zDate.optional(),
    until: zDate.optional(),
  }),
  'subsidy-history': z.strictObject({
    items: z.array(
      z.strictObject({
        benefit: z.string(),
        occupation: z.string().optional(),
        level: z.int().optional(),
        paidOn: zDate,
        startOn: zDate.optional(),
        issuedOn: zDate.optional(),
        /** Kind of the certificate that it was granted on. */
        kind: z.string().optional(),
        months: z.array(zMonth).optional(),
      }),
    ),
  }),
} as const satisfies Record<FactKind, z.ZodType>;

export type FactPayload<K extends FactKind> = z.infer<(typeof FACT_PAYLOADS)[K]>;
export type Membership = z.infer<typeof membership>;

/** One dated statement of a department about a person, opened. */
export type PersonFact = {
  readonly [K in FactKind]: {
    readonly personId: PersonId;
    readonly factId: Uuid;
    readonly kind: K;
    readonly knownOn: LocalDate;
    readonly sourceDepartment: Department;
    readonly answerId: Uuid | null;
    readonly recordedAt: string;
    readonly payload: FactPayload<K>;
  };
}[FactKind];

/**
 * A fact on its way in. `payload` must be of the kind's shape: a wrong one is a fault of the code, and thrown. Null: the
 * department answered, and the answer cannot be read; what was known before counts no more.
 */
export type FactToRecord = {
  readonly [K in FactKind]: {
    readonly personId: PersonId;
    readonly kind: K;
    readonly knownOn: LocalDate;
    readonly sourceDepartment: Department;
    readonly answerId: Uuid | null;
    readonly payload: FactPayload<K> | null;
  };
}[FactKind];

/** Which department answers which kind. */
export const DEPARTMENT_OF: Readonly<Record<FactKind, Department>> = {
  population: 'public-security',
  'social-insurance': 'social-insurance',
  'public-payroll': 'public-finance',
  pension: 'pension',
  'poverty-register': 'rural-revitalisation',
  'minimum-living': 'civil-affairs',
  'employment-service': 'employment-service',
  'market-entity': 'market-regulation',
  'school-enrolment': 'education',
  'subsidy-history': 'subsidy-ledger',
};
