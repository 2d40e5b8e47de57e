import { z } from 'zod';
import { zDate, zPersonId, zUuid } from '../../platform/access/index.ts';

/** What one half day says of one person. Only `present` counts; `unknown` waits to be filled in. */
export const MARKS = ['present', 'absent', 'leave', 'unknown'] as const;
export type Mark = (typeof MARKS)[number];

export const HALVES = ['morning', 'afternoon', 'evening'] as const;
export type HalfDay = (typeof HALVES)[number];

const attendanceRow = z.strictObject({
  personId: zPersonId,
  rosterNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  /** One mark a half day, in the order of `slots`; empty when nothing was recorded. */
  marks: z.array(z.enum(MARKS)),
  presentSlots: z.int(),
  /** null: too many half days were not recorded or not understood. */
  wholeDays: z.int().nullable(),
  ratePercent: z.number(),
  belowThreshold: z.boolean(),
  recorded: z.boolean(),
  locked: z.boolean(),
});

export const attendanceReply = z.strictObject({
  classId: zUuid,
  slots: z.array(z.strictObject({ day: zDate, half: z.enum(HALVES) })),
  rows: z.array(attendanceRow),
  /** Percent of the enrolled present, one number a half day. */
  slotRates: z.array(z.number()),
});
