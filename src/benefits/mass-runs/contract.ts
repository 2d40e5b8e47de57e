import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zPage,
  zUuid,
} from '../../platform/access/index.ts';
import { countShape, outcomeShape, personShape } from '../determination/index.ts';

export const RUN_STATUSES = ['running', 'stopped', 'failed', 'done'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What a recovery asks for: money back, or a payment that must not be made. */
const RECOVERY_KINDS = ['recover', 'stop-payment'] as const;
export type RecoveryKind = (typeof RECOVERY_KINDS)[number];

const zYear = z.int().min(2018).max(2100);
const zYearAsked = z.coerce.number().int().min(2018).max(2100);

export const runIdParams = z.strictObject({ runId: zUuid });
export const startBody = z.strictObject({ year: zYear });
export const runActReply = z.strictObject({ runId: zUuid });

/** How far the money of one budget reaches over the entitled lines that are not paid, in the order of their claims. */
const budgetReachShape = z.strictObject({
  divisionCode: zDivisionCode,
  fundSource: z.string(),
  availableFen: zFen,
  neededFen: zFen,
  lineCount: countShape,
  coveredCount: countShape,
  coveredFen: zFen,
  /** The first line the money does not cover; null when it covers all. */
  firstUncovered: z.strictObject({ lineKey: z.string(), claimedOn: zDate, amountFen: zFen }).nullable(),
});

const countsShape = z.strictObject({
  entitled: countShape,
  entitledFen: zFen,
  notEntitled: countShape,
  incomplete: countShape,
  unchanged: countShape,
  superseded: countShape,
  /** Lines not made because the register says that the person had died or was struck off (R07). */
  blocked: countShape,
  /** Of those, lines that money was granted on. */
  blockedGranted: countShape,
  unclaimed: countShape,
  unclaimedFen: zFen,
  recoveries: countShape,
  recoverFen: zFen,
  stopPaymentFen: zFen,
  budgets: z.array(budgetReachShape),
});
export type RunCounts = z.infer<typeof countsShape>;

export const NO_COUNTS: RunCounts = {
  entitled: 0,
  entitledFen: 0,
  notEntitled: 0,
  incomplete: 0,
  unchanged: 0,
  superseded: 0,
  blocked: 0,
  blockedGranted: 0,
  unclaimed: 0,
  unclaimedFen: 0,
  recoveries: 0,
  recoverFen: 0,
  stopPaymentFen: 0,
  budgets: [],
};

/** massRuns.list, massRuns.show */
export const runRow = z.strictObject({
  runId: zUuid,
  number: z.string(),
  divisionCode: zDivisionCode,
  year: zYear,
  asOf: zDate,
  /** A run whose process has gone silent is shown as stopped. */
  status: z.enum(RUN_STATUSES),
  personTotal: countShape,
  personDone: countShape,
  lineCount: countShape,
  writtenCount: countShape,
  counts: countsShape,
  fault: z.string().nullable(),
  startedAt: zInstant,
  startedBy: z.string(),
  finishedAt: zInstant.nullable(),
});
export const runReply = runRow.extend({ allowed: zAllowed });
export const runsQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  year: zYearAsked.optional(),
});
export const runsReply = zPage(runRow).extend({ allowed: zAllowed });

const reasonShape = z.strictObject({ because: z.string(), clause: z.string() });
const subject = {
  benefit: z.string(),
  policyId: z.string(),
  lineKey: z.string(),
  /** Class, list or certificate, and whose. */
  subjectName: z.string(),
  organisationName: z.string().nullable(),
  divisionCode: zDivisionCode,
};

/** massRuns.unclaimed */
const listFilter = { year: zYearAsked.optional(), benefit: z.string().max(40).optional() };
export const unclaimedQuery = z.strictObject({
  ...pageQuery,
  after: z
    .string()
    .regex(/^\d{1,16} \S{1,80}$/)
    .optional(),
  ...listFilter,
});
export const unclaimedRow = z.strictObject({
  person: personShape,
  ...subject,
  determinationId: zUuid,
  claimedOn: zDate,
  amountFen: zFen,
  standardText: z.string(),
  reason: reasonShape,
});
export const unclaimedReply = zPage(unclaimedRow).extend({ totalFen: zFen });

/** massRuns.recoveries */
export const recoveriesQuery = z.strictObject({
  ...pageQuery,
  after: z
    .string()
    .regex(/^\d{1,16} [0-9a-f-]{36}$/)
    .optional(),
  ...listFilter,
  kind: z.enum(RECOVERY_KINDS).optional(),
});
export const recoveryRow = z.strictObject({
  person: personShape,
  ...subject,
  claimId: zUuid,
  claimLineId: zUuid,
  claimNumber: z.string(),
  lineStatus: z.string(),
  kind: z.enum(RECOVERY_KINDS),
  grantedFen: zFen,
  outcome: outcomeShape,
  nowFen: zFen,
  differenceFen: zFen,
  determinationId: zUuid,
  decidedAt: zInstant,
  reason: reasonShape,
  /** The case that asks for the money, or did last; null before the first. */
  recovery: z.strictObject({ recoveryId: zUuid, number: z.string(), status: z.string() }).nullable(),
});
export const recoveriesReply = zPage(recoveryRow).extend({ recoverFen: zFen, stopPaymentFen: zFen });

export const unclaimedExportQuery = z.strictObject(listFilter);
export const recoveriesExportQuery = z.strictObject({
  ...listFilter,
  kind: z.enum(RECOVERY_KINDS).optional(),
});
