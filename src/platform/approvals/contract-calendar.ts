import { z } from 'zod';
import { zAllowed, zDate, zInstant, zText, zUuid, zVersion } from '../access/index.ts';
import { CALENDAR } from './machine-calendar.ts';

const zYear = z.int().min(2004).max(2100);
const zHoliday = z.strictObject({ name: zText(20), from: zDate, through: zDate });

export const calendarQuery = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});

/** One year as pages show it. Ordinary weekdays and weekends are left out. */
export const calendarReply = z.strictObject({
  year: zYear,
  /** The first day whose notice has not been entered; null when every day is final. A deadline from here on is provisional. */
  provisionalFrom: zDate.nullable(),
  /** True from October on while the next year is provisional, and ever after. */
  isNoticeDue: z.boolean(),
  days: z.array(
    z.strictObject({
      day: zDate,
      isWorking: z.boolean(),
      name: z.string().nullable(),
      isProvisional: z.boolean(),
    }),
  ),
  /** Where the year comes from: a document's number or the data file; empty beyond the calendar. */
  sources: z.array(z.string()),
});

export const proposalParams = z.strictObject({ proposalId: zUuid });
export const proposeCalendarBody = z.strictObject({
  year: zYear,
  /** Number of the State Council's notice. */
  documentNumber: zText(60, 4),
  holidays: z.array(zHoliday).min(1).max(20),
  workDays: z.array(zDate).max(20),
});
export const decideCalendarBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['passed', 'rejected']),
  opinion: zText(1000, 0).optional(),
});

const proposalView = z.strictObject({
  proposalId: zUuid,
  year: zYear,
  documentNumber: z.string(),
  holidays: z.array(zHoliday),
  workDays: z.array(zDate),
  status: z.enum(CALENDAR.statuses),
  proposedAt: zInstant,
  proposedBy: z.string(),
  decidedAt: zInstant.nullable(),
  decidedBy: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const proposalsReply = z.strictObject({ rows: z.array(proposalView), allowed: zAllowed });
export const calendarActReply = z.strictObject({
  proposalId: zUuid,
  status: z.enum(CALENDAR.statuses),
  version: zVersion,
});
