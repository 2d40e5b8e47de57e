import { z } from 'zod';
import { zDate, zInstant, zTime, zUuid } from '../../platform/access/index.ts';

// What follows a class on its time line: exams, certificates, confirmations.

const exam = {
  examId: zUuid,
  /** The terms are in the vocabulary under examKinds, examStatuses, examInspectionStatuses, resultReviewStatuses. */
  kind: z.string(),
  isResit: z.boolean(),
  heldOn: zDate,
  status: z.string(),
};
export const after = {
  examOfClass: z.strictObject({
    ...exam,
    from: zTime,
    until: zTime,
    seats: z.int(),
    /** Null until a second person has confirmed them. */
    results: z.strictObject({ passed: z.int(), failed: z.int(), absent: z.int() }).nullable(),
    recordings: z.int(),
    inspection: z.strictObject({ status: z.string(), inOrder: z.boolean().nullable() }).nullable(),
    /** Results that somebody asked to have looked at again. */
    reviews: z.int(),
  }),
  examOfPerson: z.strictObject({
    ...exam,
    seatNo: z.int(),
    /** Null until a second person has confirmed it. */
    result: z.string().nullable(),
    /** How far her question about the result is; null where she asked nothing. */
    review: z.string().nullable(),
  }),
  certificates: z.strictObject({ issuedOn: zDate.nullable(), count: z.int() }),
  confirmations: z.strictObject({
    confirmed: z.int(),
    saidWrong: z.int(),
    notYet: z.int(),
    days: z.array(z.strictObject({ day: zDate, confirmed: z.int(), saidWrong: z.int() })),
  }),
  /** The terms are in the vocabulary under confirmationStatuses and confirmationWays. */
  confirmation: z.strictObject({
    status: z.string(),
    way: z.string().nullable(),
    saidAt: zInstant.nullable(),
  }),
};
