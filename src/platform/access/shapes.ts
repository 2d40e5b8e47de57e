import { z } from 'zod';
import { creditCodeForm, parseLocalDate, parseYearMonth } from '../kernel/index.ts';

// The small shapes that every contract is made of. Input is never coerced, except numbers of a query string.

export const zUuid = z.uuid();
export const zPersonId = z.int().positive();
export const zVersion = z.int().positive();
/** YYYY-MM-DD, a day that exists, within the years a bureau can mean. */
export const zDate = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/)
  .refine((text) => parseLocalDate(text) !== undefined, '没有这一天');
export const zMonth = z
  .string()
  .max(7, '月份须写作 YYYY-MM')
  .refine((text) => parseYearMonth(text) !== undefined, '月份须写作 YYYY-MM');
/** HH:MM on a 24-hour clock. */
export const zTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** An instant, ISO 8601 in UTC. */
export const zInstant = z.iso.datetime();
export const zDivisionCode = z.string().regex(/^[1-9]\d{5}$/);
/** A division or, by 12 digits, a township or village in one. */
export const zPlaceCode = z.string().regex(/^[1-9]\d{5}(\d{6})?$/);
export const zOccupationCode = z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/);
/** Skill level as the law counts: 5 is the lowest (初级工), 1 the highest. */
export const zLevel = z.int().min(1).max(5);
/** The 18 characters of a credit code; the register may hold one whose check fails, confirmed by two people. */
export const zCreditCode = z
  .string()
  .refine((text) => creditCodeForm(text) === text, '统一社会信用代码须为 18 位大写字母和数字');
export const zFen = z.int().min(0);

/** Text that a person typed: trimmed, not empty, of at most `max` characters. */
export function zText(max: number, min = 1) {
  return z.string().trim().min(min).max(max);
}

/** Keyset paging of every list: `after` is the opaque `next` of the page before. */
export const pageQuery = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** The reply of every list: the rows, the key of the next page and, where it is cheap, how many there are in all. */
export function zPage<T extends z.ZodType>(row: T) {
  return z.strictObject({ rows: z.array(row), next: z.string().nullable(), total: z.int().nullable() });
}

/** The routes this actor may call on this object now; the client shows only these buttons. */
export const zAllowed = z.array(z.string());
