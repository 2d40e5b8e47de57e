import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zFen,
  zInstant,
  zPage,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { LINE_STATUSES } from '../claims/index.ts';
import { countShape, dueShape, personShape } from '../determination/index.ts';

export const PUBLICATION_STATUSES = ['open', 'closed', 'cancelled'] as const;
export const OBJECTION_STATUSES = ['open', 'upheld', 'dismissed'] as const;

export const publicationIdParams = z.strictObject({ publicationId: zUuid });
export const objectionIdParams = z.strictObject({ objectionId: zUuid });

/** What the public sees of one line; nothing else is ever in a public reply. */
const shownLine = {
  lineNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  unitName: z.string(),
  benefit: z.string(),
  standardText: z.string(),
  amountFen: zFen,
};
const period = {
  startsOn: zDate,
  lastDay: zDate,
  workingDays: z.int(),
  /** 0 on the last day, negative after it. */
  workingDaysLeft: z.int(),
};

/** publications.list */
export const publicationsQuery = z.strictObject({
  status: z.enum(PUBLICATION_STATUSES).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const publicationRow = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  title: z.string(),
  ...period,
  status: z.enum(PUBLICATION_STATUSES),
  lineCount: countShape,
  totalFen: zFen,
  openObjections: countShape,
  version: zVersion,
});
export const publicationsReply = zPage(publicationRow);

/** publications.show */
export const publicationReply = z.strictObject({
  ...publicationRow.shape,
  clause: z.string().nullable(),
  openedBy: z.string(),
  openedAt: zInstant,
  lines: z.array(
    z.strictObject({
      ...shownLine,
      claimId: zUuid,
      claimLineId: zUuid,
      status: z.enum(LINE_STATUSES),
    }),
  ),
  allowed: zAllowed,
});

/** publications.open */
export const openPublicationBody = z.strictObject({
  claimIds: z.array(zUuid).min(1).max(200),
  title: z.string().trim().min(4).max(100),
});
export const openPublicationReply = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  lineCount: countShape,
  startsOn: zDate,
  lastDay: zDate,
});

/** publications.close */
export const closePublicationBody = z.strictObject({ version: zVersion });
export const closePublicationReply = z.strictObject({
  publicationId: zUuid,
  status: z.enum(PUBLICATION_STATUSES),
  version: zVersion,
  payableLines: countShape,
  contestedLines: countShape,
});

/** public.publications: open ones only */
export const publicPublicationsQuery = z.strictObject({ ...pageQuery, after: zUuid.optional() });
export const publicPublicationRow = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  title: z.string(),
  ...period,
  lineCount: countShape,
  totalFen: zFen,
});
export const publicPublicationsReply = zPage(publicPublicationRow);

/** public.publication */
export const publicPublicationReply = z.strictObject({
  ...publicPublicationRow.shape,
  lines: z.array(z.strictObject(shownLine)),
});

/** public.object */
export const objectBody = z.strictObject({
  lineNo: z.int().positive(),
  content: z.string().trim().min(4).max(1000),
  name: z.string().trim().max(50).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^[\d+ -]{5,20}$/)
    .optional(),
});
export const objectReply = z.strictObject({ objectionId: zUuid, dueOn: zDate });

/** objections.list */
export const objectionsQuery = z.strictObject({
  status: z.enum(OBJECTION_STATUSES).optional(),
  publicationId: zUuid.optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const objectionRow = z.strictObject({
  objectionId: zUuid,
  publicationId: zUuid,
  publicationNumber: z.string(),
  publicationTitle: z.string(),
  lineNo: z.int(),
  claimId: zUuid,
  claimLineId: zUuid,
  person: personShape,
  unitName: z.string(),
  benefit: z.string(),
  amountFen: zFen,
  content: z.string(),
  objectorName: z.string().nullable(),
  raisedAt: zInstant,
  due: dueShape,
  status: z.enum(OBJECTION_STATUSES),
  outcome: z.string().nullable(),
  settledAt: zInstant.nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const objectionsReply = zPage(objectionRow);

/** objections.settle: upheld refuses the line and frees its money, dismissed lets it go on */
export const settleBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['upheld', 'dismissed']),
  outcome: z.string().trim().min(4).max(500),
});
export const settleReply = z.strictObject({
  objectionId: zUuid,
  status: z.enum(OBJECTION_STATUSES),
  lineStatus: z.enum(LINE_STATUSES),
  version: zVersion,
});
