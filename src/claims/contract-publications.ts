import { z } from 'zod';
import {
  countShape,
  dateShape,
  dueShape,
  fenShape,
  instantShape,
  pageQuery,
  pageShape,
  personShape,
  uuidShape,
  versionShape,
} from '../determination/index.ts';
import { LINE_STATUSES } from './contract-claims.ts';

export const PUBLICATION_STATUSES = ['open', 'closed', 'cancelled'] as const;
export const OBJECTION_STATUSES = ['open', 'upheld', 'dismissed'] as const;

export const publicationIdParams = z.strictObject({ publicationId: uuidShape });
export const objectionIdParams = z.strictObject({ objectionId: uuidShape });
const allowedShape = z.array(z.string());

/** What the public sees of one line; nothing else is ever in a public reply. */
const shownLine = {
  lineNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  unitName: z.string(),
  benefit: z.string(),
  standardText: z.string(),
  amountFen: fenShape,
};
const period = {
  startsOn: dateShape,
  lastDay: dateShape,
  workingDays: z.int(),
  /** 0 on the last day, negative after it. */
  workingDaysLeft: z.int(),
};

/** publications.list */
export const publicationsQuery = z.strictObject({
  status: z.enum(PUBLICATION_STATUSES).optional(),
  ...pageQuery,
});
export const publicationRow = z.strictObject({
  publicationId: uuidShape,
  number: z.string(),
  title: z.string(),
  ...period,
  status: z.enum(PUBLICATION_STATUSES),
  lineCount: countShape,
  totalFen: fenShape,
  openObjections: countShape,
  version: versionShape,
});
export const publicationsReply = pageShape(publicationRow);

/** publications.show */
export const publicationReply = z.strictObject({
  ...publicationRow.shape,
  clause: z.string().nullable(),
  openedBy: z.string(),
  openedAt: instantShape,
  lines: z.array(
    z.strictObject({
      ...shownLine,
      claimId: uuidShape,
      claimLineId: uuidShape,
      status: z.enum(LINE_STATUSES),
    }),
  ),
  allowed: allowedShape,
});

/** publications.open */
export const openPublicationBody = z.strictObject({
  claimIds: z.array(uuidShape).min(1).max(200),
  title: z.string().trim().min(4).max(100),
});
export const openPublicationReply = z.strictObject({
  publicationId: uuidShape,
  number: z.string(),
  lineCount: countShape,
  startsOn: dateShape,
  lastDay: dateShape,
});

/** publications.close */
export const closePublicationBody = z.strictObject({ version: versionShape });
export const closePublicationReply = z.strictObject({
  publicationId: uuidShape,
  status: z.enum(PUBLICATION_STATUSES),
  version: versionShape,
  payableLines: countShape,
  contestedLines: countShape,
});

/** public.publications: open ones only */
export const publicPublicationsQuery = z.strictObject({ ...pageQuery });
export const publicPublicationRow = z.strictObject({
  publicationId: uuidShape,
  number: z.string(),
  title: z.string(),
  ...period,
  lineCount: countShape,
  totalFen: fenShape,
});
export const publicPublicationsReply = pageShape(publicPublicationRow);

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
export const objectReply = z.strictObject({ objectionId: uuidShape, dueOn: dateShape });

/** objections.list */
export const objectionsQuery = z.strictObject({
  status: z.enum(OBJECTION_STATUSES).optional(),
  publicationId: uuidShape.optional(),
  ...pageQuery,
});
export const objectionRow = z.strictObject({
  objectionId: uuidShape,
  publicationId: uuidShape,
  publicationNumber: z.string(),
  publicationTitle: z.string(),
  lineNo: z.int(),
  claimId: uuidShape,
  claimLineId: uuidShape,
  person: personShape,
  unitName: z.string(),
  benefit: z.string(),
  amountFen: fenShape,
  content: z.string(),
  objectorName: z.string().nullable(),
  raisedAt: instantShape,
  due: dueShape,
  status: z.enum(OBJECTION_STATUSES),
  outcome: z.string().nullable(),
  settledAt: instantShape.nullable(),
  version: versionShape,
  allowed: allowedShape,
});
export const objectionsReply = pageShape(objectionRow);

/** objections.settle: upheld refuses the line and frees its money, dismissed lets it go on */
export const settleBody = z.strictObject({
  version: versionShape,
  decision: z.enum(['upheld', 'dismissed']),
  outcome: z.string().trim().min(4).max(500),
});
export const settleReply = z.strictObject({
  objectionId: uuidShape,
  status: z.enum(OBJECTION_STATUSES),
  lineStatus: z.enum(LINE_STATUSES),
  version: versionShape,
});
