import { z } from 'zod';
import {
  pageQuery,
  zDate,
  zDivisionCode,
  zLevel,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
} from '../../platform/access/index.ts';

/** What a class may be taught by; the terms are in the vocabulary under trainingStandardKinds. */
const TRAINING_STANDARD_KINDS = [
  'national-standard',
  'assessment-norm',
  'textbook',
  'training-package',
] as const;
export type TrainingStandardKind = (typeof TRAINING_STANDARD_KINDS)[number];

const zHours = z.number().min(0).max(5000).multipleOf(0.5);

/** Hours that it asks for at least; null where it asks for none. */
const hours = {
  totalHours: zHours.nullable(),
  theoryHours: zHours.nullable(),
  practiceHours: zHours.nullable(),
  safetyHours: zHours.nullable(),
};

/** What is written of one that comes into the catalogue. */
export const trainingStandardInput = z.strictObject({
  kind: z.enum(TRAINING_STANDARD_KINDS),
  code: zText(40, 2),
  edition: zText(40, 2),
  ...hours,
});
export type TrainingStandardInput = z.infer<typeof trainingStandardInput>;

export const trainingStandardRow = z.strictObject({
  standardId: zUuid,
  kind: z.enum(TRAINING_STANDARD_KINDS),
  code: z.string(),
  edition: z.string(),
  title: z.string(),
  /** The place whose own it is; null for a national one. */
  divisionCode: zDivisionCode.nullable(),
  occupationCode: zOccupationCode.nullable(),
  occupationName: z.string().nullable(),
  level: zLevel.nullable(),
  ...hours,
  from: zDate,
  /** Last day on which a class may begin by it; null while open. */
  through: zDate.nullable(),
  inForce: z.boolean(),
  /** It begins on a later day. */
  isComing: z.boolean(),
  source: z.string(),
});
/** trainingStandards.list: for the filing form, those of an occupation and level; for the page, all. */
export const trainingStandardsQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  kind: z.enum(TRAINING_STANDARD_KINDS).optional(),
  occupationCode: zOccupationCode.optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  name: zText(40).optional(),
  on: zDate.optional(),
});
export const trainingStandardsReply = zPage(trainingStandardRow);
