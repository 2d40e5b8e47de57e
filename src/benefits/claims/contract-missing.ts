import { z } from 'zod';
import { zDate, zFen, zUuid } from '../../platform/access/index.ts';
import { countShape, personShape } from '../determination/index.ts';

const lineNamed = {
  claimId: zUuid,
  claimLineId: zUuid,
  claimNumber: z.string(),
  benefit: z.string(),
  person: personShape,
  /** The class, or the list and its firm. */
  subjectName: z.string(),
  /** Null for a work-for-training list. */
  classId: zUuid.nullable(),
  organisationName: z.string(),
};
const waitingLine = z.strictObject({
  ...lineNamed,
  /** What is missing of this answerer, as a page names it. */
  missing: z.array(z.strictObject({ pointer: z.string(), label: z.string() })),
  /** What the line would be worth by the standard; null where that is open too. */
  waitingFen: zFen.nullable(),
});

/** claims.missingFacts: lines that lack a fact, by whoever must supply it; one line may stand under several. */
export const missingFactsReply = z.strictObject({
  groups: z.array(
    z.strictObject({
      /** Ids of lists of the vocabulary; `nobody` is what the law or the bureau itself must say. */
      list: z.enum(['departments', 'payees', 'nobody']),
      id: z.string(),
      /** Whether the reader is whom this group waits for. */
      isOwn: z.boolean(),
      waitingFen: zFen,
      rows: z.array(waitingLine),
    }),
  ),
  /** Lines on their way to payment that rest on an answer older than its days, by the department to ask again. */
  expired: z.array(
    z.strictObject({
      department: z.string(),
      reason: z.string(),
      rows: z.array(
        z.strictObject({
          ...lineNamed,
          labels: z.array(z.string()),
          knownOn: zDate,
          validThrough: zDate,
          amountFen: zFen,
        }),
      ),
    }),
  ),
  lineCount: countShape,
  waitingFen: zFen,
});
