import { z } from 'zod';
import {
  zAllowed,
  zDate,
  zInstant,
  zLevel,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';
import { CERTIFICATE_KINDS, RESULTS } from './contract.ts';

export const CORRECTION_STATUSES = ['open', 'applied', 'returned', 'withdrawn'] as const;
export const CERTIFICATE_STATUSES = ['standing', 'withdrawn', 'replaced'] as const;
const CORRECTION_KINDS = ['result', 'certificate', 'certificate-withdrawn', 'certificate-restored'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
const CORRECTION_REVIEWS = ['first-review', 'both-reviews', 'second-review'] as const;
export type CorrectionReview = (typeof CORRECTION_REVIEWS)[number];

export const traineeParams = z.strictObject({ classId: zUuid, personId: zPersonId });
export const certificateParams = z.strictObject({ classId: zUuid, certificateId: zUuid });
export const correctionParams = z.strictObject({ classId: zUuid, correctionId: zUuid });
export const classParams = z.strictObject({ classId: zUuid });

/** Why, and on what paper. */
const grounds = {
  reason: zText(300, 4),
  document: zText(200, 4),
  fileIds: zFileIds.optional(),
};
const score = z.number().min(0).max(100).multipleOf(0.1, '成绩最多一位小数；请核对');

/** results.correct: the whole result as the sheet of marks has it; what is absent was not taken. */
export const resultBody = z.strictObject({
  theoryScore: score.optional(),
  practiceScore: score.optional(),
  overallScore: score.optional(),
  result: z.enum(RESULTS),
  assessedOn: zDate.optional(),
  /** Of which kind of exam, by its certificate; needed where the trainee has results of several. */
  kind: z.enum(CERTIFICATE_KINDS).optional(),
  ...grounds,
});

/** results.correctCertificate: the whole certificate as the paper has it; without an id one that is not on record. */
export const certificateBody = z.strictObject({
  certificateId: zUuid.optional(),
  kind: z.enum(CERTIFICATE_KINDS),
  number: zText(60, 4),
  occupationCode: z
    .string()
    .regex(/^\d-\d{2}-\d{2}-\d{2}$/, '职业代码应像 4-10-01-03；请核对')
    .optional(),
  occupationText: zText(60).optional(),
  level: zLevel.optional(),
  issuedOn: zDate,
  issuer: zText(100).optional(),
  ...grounds,
});

/** results.withdrawCertificate: as the document of whoever issued it says. */
export const withdrawalBody = z.strictObject({ withdrawnOn: zDate, ...grounds });
/** results.restoreCertificate: it was withdrawn wrongly. */
export const restorationBody = z.strictObject(grounds);
export const correctionReview = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
export const takeBackBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });

export const correctionReply = z.strictObject({
  correctionId: zUuid,
  status: z.enum(CORRECTION_STATUSES),
  review: z.enum(CORRECTION_REVIEWS),
  /** Lines of the trainee for this class, not paid yet, that are held from now on. */
  heldLines: z.int(),
  version: zVersion,
});

/** results.corrections: the open ones first, the newest first. */
export const correctionsReply = z.strictObject({
  classId: zUuid,
  rows: z.array(
    z.strictObject({
      correctionId: zUuid,
      kind: z.enum(CORRECTION_KINDS),
      review: z.enum(CORRECTION_REVIEWS),
      /** Of which kind of exam the corrected result is; null where it is of none. */
      resultKind: z.enum(CERTIFICATE_KINDS).nullable(),
      personId: zPersonId,
      personName: z.string(),
      /** What differs, by its name here: result, number, level …; values are codes where there is a list of them. */
      fields: z.array(
        z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
      reason: z.string(),
      document: z.string(),
      files: z.array(zStoredFile),
      status: z.enum(CORRECTION_STATUSES),
      proposedBy: z.string(),
      proposedAt: zInstant,
      decidedAt: zInstant.nullable(),
      dueOn: zDate.nullable(),
      steps: z.array(caseStep),
      /** Lines that were paid on what is corrected: money may have to come back. Nothing for others than the bureau. */
      paidLines: z.array(z.strictObject({ claimLineId: zUuid, benefit: z.string() })),
      version: zVersion,
      allowed: zAllowed,
    }),
  ),
});
