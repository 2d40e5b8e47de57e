import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zCreditCode,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';

export const EXCEPTION_STATUSES = ['open', 'confirmed', 'returned', 'withdrawn', 'revoked'] as const;
export type ExceptionStatus = (typeof EXCEPTION_STATUSES)[number];

/** What speaks against a code that its certificate carries all the same. */
const CODE_FAULTS = ['check', 'kind', 'division'] as const;
export type CodeFault = (typeof CODE_FAULTS)[number];

export const exceptionParams = z.strictObject({ exceptionId: zUuid });
export const exceptionsQuery = z.strictObject({ ...pageQuery, after: zUuid.optional() });

/** creditCodes.list: those that wait first, then newest first */
export const exceptionRow = z.strictObject({
  exceptionId: zUuid,
  creditCode: zCreditCode,
  certifiedName: z.string(),
  fault: z.enum(CODE_FAULTS),
  document: z.string(),
  reason: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(EXCEPTION_STATUSES),
  /** An organisation of the register bears the code. */
  isInUse: z.boolean(),
  proposedBy: z.string(),
  proposedAt: zInstant,
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const exceptionsReply = zPage(exceptionRow);

/** creditCodes.propose */
export const proposeExceptionBody = z.strictObject({
  creditCode: zText(40),
  certifiedName: zText(100, 2),
  /** The certificate that it was compared with. */
  document: zText(200, 4),
  reason: zText(300, 4),
  /** Pictures or scans of that certificate. */
  fileIds: zFileIds.optional(),
});
export const proposeExceptionReply = z.strictObject({ exceptionId: zUuid });

/** creditCodes.decide: `passed` takes the code as it is, `returned` leaves it refused */
export const decideExceptionBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});

/** creditCodes.withdraw, creditCodes.revoke */
export const withdrawExceptionBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const exceptionReply = z.strictObject({
  exceptionId: zUuid,
  status: z.enum(EXCEPTION_STATUSES),
  version: zVersion,
});
