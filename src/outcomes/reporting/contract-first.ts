import { z } from 'zod';
import { countShape } from '../../benefits/determination/index.ts';
import { zDate, zFen, zUuid } from '../../platform/access/index.ts';

// What the first page shows to one role alone.

/** reporting.counties: those that wait longest first; counties without anything this year are only counted. */
export const countiesReply = z.strictObject({
  year: z.int(),
  rows: z.array(
    z.strictObject({
      divisionCode: z.string(),
      name: z.string(),
      classes: countShape,
      persons: countShape,
      claims: countShape,
      paidFen: zFen,
      overdue: countShape,
    }),
  ),
  withoutAny: countShape,
});

/** reporting.teaching */
export const teachingReply = z.strictObject({
  /** Lessons of today, or of the next day that has any. */
  lessons: z.array(
    z.strictObject({
      classId: zUuid,
      className: z.string(),
      classNumber: z.string().nullable(),
      taughtOn: zDate,
      fromTime: z.string(),
      throughTime: z.string(),
      content: z.string(),
      room: z.string().nullable(),
      teacherName: z.string().nullable(),
      isMine: z.boolean(),
    }),
  ),
  classes: z.array(
    z.strictObject({
      classId: zUuid,
      name: z.string(),
      number: z.string().nullable(),
      status: z.enum(['approved', 'completed']),
      startOn: zDate,
      endOn: zDate,
      enrolled: countShape,
      /** Days of the class that are over, and those with attendance. */
      taughtDays: countShape,
      recordedDays: countShape,
      isMine: z.boolean(),
    }),
  ),
});

/** accounts.openWork: what waits for the role of an account, and how many other people could do it */
export const openWorkReply = z.strictObject({ waiting: countShape, others: countShape });

/** reporting.assessments: counts only, no person of another organisation */
export const assessmentsReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      classId: zUuid,
      name: z.string(),
      number: z.string().nullable(),
      organisationName: z.string(),
      startOn: zDate,
      endOn: zDate,
      assessmentPlan: z.string().nullable(),
      enrolled: countShape,
      assessed: countShape,
      passed: countShape,
    }),
  ),
});
