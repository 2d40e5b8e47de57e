import { z } from 'zod';
import {
  pageQuery,
  zDate,
  zDivisionCode,
  zFen,
  zLevel,
  zOccupationCode,
  zPage,
  zPlaceCode,
  zText,
  zUuid,
} from '../../platform/access/index.ts';

/** divisions.counter: where one is helped in person, and by telephone; null where the county has not said it */
export const counterParams = z.strictObject({ divisionCode: zDivisionCode });
export const counterReply = z.strictObject({
  hotline: z.string(),
  place: z.string().nullable(),
  hours: z.string().nullable(),
  isDemonstration: z.boolean(),
});

/** One row of the city's catalogue of amounts (LC-8) with its days and its source. */
export const standardRow = z.strictObject({
  standardId: zUuid,
  policyId: z.string(),
  divisionCode: zDivisionCode,
  benefit: z.string(),
  trainingKind: z.string().nullable(),
  occupationCode: zOccupationCode.nullable(),
  occupationName: z.string().nullable(),
  level: zLevel.nullable(),
  certificateKind: z.string().nullable(),
  unit: z.enum(['person', 'day', 'hour', 'month']),
  amountFen: zFen,
  shortageUpliftPercent: z.int().nullable(),
  from: zDate,
  /** Last day in force; null while open. */
  through: zDate.nullable(),
  /** In force on the day asked for (`on`, else today). */
  inForce: z.boolean(),
  source: z.string(),
  /** The policy version that set it; null for rows of the city's own catalogue. */
  policyVersionId: zUuid.nullable(),
});
export const standardListQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  benefit: zText(60).optional(),
  occupationCode: zOccupationCode.optional(),
  on: zDate.optional(),
});
export const standardListReply = zPage(standardRow);

const scarceRow = z.strictObject({
  scarceId: zUuid,
  policyId: z.string(),
  divisionCode: zDivisionCode,
  occupationCode: zOccupationCode,
  occupationName: z.string().nullable(),
  from: zDate,
  through: zDate.nullable(),
  inForce: z.boolean(),
  source: z.string(),
});
export const scarceListQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  on: zDate.optional(),
});
export const scarceListReply = zPage(scarceRow);

export const occupationRow = z.strictObject({
  occupationCode: zOccupationCode,
  name: z.string(),
  aliases: z.array(z.string()),
  edition: z.string(),
});
export const occupationListQuery = z.strictObject({
  ...pageQuery,
  after: zOccupationCode.optional(),
  name: zText(40).optional(),
});
export const occupationListReply = zPage(occupationRow);

export const divisionRow = z.strictObject({
  divisionCode: zPlaceCode,
  name: z.string(),
  level: z.enum(['province', 'prefecture', 'county', 'township', 'village']),
  parentCode: zPlaceCode.nullable(),
});
export const divisionListQuery = z.strictObject({ parent: zPlaceCode.optional() });
export const divisionListReply = z.strictObject({ rows: z.array(divisionRow) });
