import { z } from 'zod';
import { zDate, zDivisionCode, zLevel, zOccupationCode, zPage, zUuid } from '../../platform/access/index.ts';

/** How something is taught (GS-3-7a); the terms are in the vocabulary under trainingWays. */
const TRAINING_WAYS = ['at-school', 'at-firm', 'in-village', 'master-apprentice'] as const;
export type TrainingWay = (typeof TRAINING_WAYS)[number];

/** One line of the menu of a region: what, when, where, in which way. */
export const menuRow = z.strictObject({
  menuId: zUuid,
  title: z.string(),
  organisationId: zUuid,
  organisationName: z.string(),
  divisionCode: zDivisionCode,
  divisionName: z.string(),
  occupationCode: zOccupationCode.nullable(),
  occupationName: z.string().nullable(),
  level: zLevel.nullable(),
  way: z.enum(TRAINING_WAYS),
  /** Null while no day is set: a class opens once enough have asked. */
  startOn: zDate.nullable(),
  endOn: zDate.nullable(),
  place: z.string().nullable(),
  hours: z.number().nullable(),
  /** The title of the standard that it is taught by; null where none is named. */
  standard: z.string().nullable(),
  /** Where one enrols; null where nothing is open yet. */
  openingId: zUuid.nullable(),
  state: z.enum(['open', 'coming', 'paused', 'planned']),
});
/** public.menu */
export const menuReply = zPage(menuRow);
