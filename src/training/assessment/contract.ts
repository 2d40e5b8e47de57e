import { z } from 'zod';
import { zAllowed, zDate, zLevel, zPersonId, zUuid } from '../../platform/access/index.ts';

export const RESULTS = ['passed', 'failed', 'absent'] as const;
export type AssessmentOutcome = (typeof RESULTS)[number];
export const CERTIFICATE_KINDS = [
  'vocational-qualification',
  'skill-level',
  'special-ability',
  'training-completion',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

const resultRow = z.strictObject({
  personId: zPersonId,
  rosterNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  theoryScore: z.number().nullable(),
  practiceScore: z.number().nullable(),
  overallScore: z.number().nullable(),
  result: z.enum(RESULTS).nullable(),
  assessedOn: zDate.nullable(),
  /** What came of each kind of exam, by its certificate; empty where results came by workbook alone. */
  kinds: z.array(
    z.strictObject({
      kind: z.enum(CERTIFICATE_KINDS),
      theoryScore: z.number().nullable(),
      practiceScore: z.number().nullable(),
      overallScore: z.number().nullable(),
      result: z.enum(RESULTS),
      assessedOn: zDate.nullable(),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      certificateId: zUuid,
      /** Null: the list of results names none that is understood. */
      kind: z.enum(CERTIFICATE_KINDS).nullable(),
      number: z.string(),
      occupationCode: z.string().nullable(),
      occupationText: z.string().nullable(),
      level: zLevel.nullable(),
      /** What stands for the level in the list of results and was not understood: unknown, not none. */
      levelUnread: z.string().nullable(),
      issuedOn: zDate.nullable(),
      issuer: z.string().nullable(),
      /** R31 and its like: a person must look. */
      warnings: z.array(
        z.strictObject({ code: z.string(), rule: z.string().nullable(), message: z.string() }),
      ),
      allowed: zAllowed,
    }),
  ),
  /** Certificates that have ended: withdrawn by whoever issued them, or on record under a wrong number. */
  endedCertificates: z.array(
    z.strictObject({
      certificateId: zUuid,
      number: z.string(),
      endedAs: z.enum(['withdrawn', 'replaced']),
      withdrawnOn: zDate.nullable(),
      allowed: zAllowed,
    }),
  ),
  allowed: zAllowed,
});

export const resultsReply = z.strictObject({ classId: zUuid, rows: z.array(resultRow) });
