import { z } from 'zod';
import { zAllowed, zDate, zInstant, zPage, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

const KEY_KINDS = ['hmac-sm3', 'sm2', 'token'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export const KEY_STATUSES = ['proposed', 'in-use', 'returned', 'withdrawn', 'ended'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];
export const WITHDRAWAL_STATUSES = ['proposed', 'applied', 'returned', 'withdrawn'] as const;
export type WithdrawalStatus = (typeof WITHDRAWAL_STATUSES)[number];

/** What is wrong with a row of a report; the words are in the vocabulary under onlineRowFaults. */
const ROW_FAULTS = [
  'course-missing',
  'number-wrong',
  'time-wrong',
  'ends-before-start',
  'seconds-wrong',
  'checks-wrong',
  'in-the-future',
  'not-in-class',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

export const platformParams = z.strictObject({ platformId: zUuid });
export const keyParams = z.strictObject({ keyId: zUuid });
export const reportParams = z.strictObject({ reportId: zUuid });
export const withdrawalParams = z.strictObject({ withdrawalId: zUuid });

/** onlineTraining.proposeKey: `value` is the shared secret, the public key in hexadecimal, or the token. It is never shown again. */
export const proposeKeyBody = z.strictObject({
  kind: z.enum(KEY_KINDS),
  value: z.string().trim().min(32, '至少 32 个字符').max(200),
  document: zText(200, 4),
});
/** onlineTraining.decideKey, onlineTraining.decideWithdrawal */
export const decideKeyBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** onlineTraining.proposeWithdrawal: what is wrong with the report. */
export const proposeWithdrawalBody = z.strictObject({ reason: zText(300, 4) });
export const withdrawalReply = z.strictObject({
  withdrawalId: zUuid,
  status: z.enum(WITHDRAWAL_STATUSES),
  version: zVersion,
});
/** onlineTraining.withdrawKey, onlineTraining.endKey, onlineTraining.takeBackWithdrawal */
export const sayBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const keyActReply = z.strictObject({ keyId: zUuid, status: z.enum(KEY_STATUSES), version: zVersion });

const rowFault = z.strictObject({ row: z.int(), fault: z.enum(ROW_FAULTS) });
/** What came of a report; the same report again gives the same answer and changes nothing. */
export const reportReply = z.strictObject({
  reportId: zUuid,
  isRepeated: z.boolean(),
  rows: z.int(),
  taken: z.int(),
  faults: z.array(rowFault),
});
/** public.onlineHours: what a platform sends by its token; times are of China, `YYYY-MM-DD HH:MM:SS` */
export const hoursBody = z.strictObject({
  platformId: zUuid,
  token: z.string().min(32).max(200),
  coursesChangedOn: zDate.optional(),
  rows: z
    .array(
      z.strictObject({
        course: z.string().max(100),
        idNumber: z.string().max(30),
        from: z.string().max(30),
        until: z.string().max(30),
        seconds: z.int(),
        checksAsked: z.int(),
        checksAnswered: z.int(),
      }),
    )
    .min(1)
    .max(5000),
});

const key = z.strictObject({
  keyId: zUuid,
  kind: z.enum(KEY_KINDS),
  document: z.string(),
  status: z.enum(KEY_STATUSES),
  proposedAt: zInstant,
  proposedBy: z.string(),
  decidedOn: zDate.nullable(),
  endedOn: zDate.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
const probe = z.strictObject({
  at: zInstant,
  answered: z.boolean(),
  code: z.int().nullable(),
  isStale: z.boolean().nullable(),
  strikes: z.int(),
});
const platform = z.strictObject({
  platformId: zUuid,
  name: z.string(),
  link: z.string(),
  divisionName: z.string(),
  state: z.enum(['in-use', 'stopped']),
  /** The newest look; null where nobody has looked yet. */
  probe: probe.nullable(),
  coursesChangedOn: zDate.nullable(),
  reports: z.int(),
  /** Reports that wait for a second person to take them back. */
  toDecide: z.int(),
  lastReportAt: zInstant.nullable(),
  /** What should happen now: taken off after so many failed days, or let in again since it answers; null where nothing. */
  suggestion: z.enum(['take-off', 'let-in-again']).nullable(),
  keys: z.array(key),
  allowed: zAllowed,
});
export const platformsReply = z.strictObject({
  rows: z.array(platform),
  strikes: z.int(),
  staleDays: z.int(),
});
const withdrawal = z.strictObject({
  withdrawalId: zUuid,
  status: z.enum(WITHDRAWAL_STATUSES),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: zInstant,
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
const report = z.strictObject({
  reportId: zUuid,
  way: z.enum(['file', 'api']),
  receivedAt: zInstant,
  rows: z.int(),
  taken: z.int(),
  faults: z.array(rowFault),
  coursesChangedOn: zDate.nullable(),
  /** The newest proposal to take it back; null where there is none. */
  withdrawal: withdrawal.nullable(),
  allowed: zAllowed,
});
/** onlineTraining.reports: of one platform, with its looks, the newest first */
export const reportsReply = zPage(report).extend({ probes: z.array(probe) });
export const probeReply = z.strictObject({
  answered: z.boolean(),
  code: z.int().nullable(),
  strikes: z.int(),
});
