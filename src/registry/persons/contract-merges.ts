import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';
import { personView } from './contract.ts';

export const MERGE_STATUSES = ['open', 'applied', 'returned', 'withdrawn', 'undone'] as const;
const MERGE_KINDS = ['merge', 'undo'] as const;
export type MergeKind = (typeof MERGE_KINDS)[number];

/** What two records have in common, the strongest first. */
const LIKENESSES = ['number', 'phone', 'name', 'sound', 'birth'] as const;
export type Likeness = (typeof LIKENESSES)[number];

const other = z.int().positive();

/** persons.duplicates: two who may be one human being. */
export const duplicatesReply = z.strictObject({
  pairs: z.array(
    z.strictObject({
      first: personView,
      second: personView,
      alike: z.array(z.enum(LIKENESSES)),
    }),
  ),
  total: z.int(),
  /** Two who look alike and were found to be two human beings. */
  apart: z.array(
    z.strictObject({
      apartId: zUuid,
      first: personView,
      second: personView,
      reason: z.string(),
      notedBy: z.string(),
      notedAt: zInstant,
      version: zVersion,
    }),
  ),
});

export const apartBody = z.strictObject({ otherId: other, reason: zText(300, 4) });
export const apartParams = z.strictObject({ apartId: zUuid });
export const endApartBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const apartReply = z.strictObject({ apartId: zUuid, version: zVersion });

/** persons.merge: the person of the path stays, the other is read together with it. */
export const mergeBody = z.strictObject({
  otherId: other,
  reason: zText(300, 4),
  document: zText(200, 4),
  fileIds: zFileIds.optional(),
});
export const mergeParams = z.strictObject({ mergeId: zUuid });
export const undoMergeBody = z.strictObject({
  version: zVersion,
  reason: zText(300, 4),
  document: zText(200, 4),
  fileIds: zFileIds.optional(),
});
export const decideMergeBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
export const withdrawMergeBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const mergeReply = z.strictObject({
  mergeId: zUuid,
  status: z.enum(MERGE_STATUSES),
  /** Lines of the two, not paid yet, that are held from now on. */
  heldLines: z.int(),
  version: zVersion,
});

export const mergesQuery = z.strictObject({
  personId: z.coerce.number().int().positive().optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const mergeRow = z.strictObject({
  mergeId: zUuid,
  kind: z.enum(MERGE_KINDS),
  /** Who stays. */
  personId: zPersonId,
  personName: z.string(),
  idNumberMasked: z.string(),
  otherId: zPersonId,
  otherName: z.string(),
  otherNumberMasked: z.string(),
  reason: z.string(),
  document: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(MERGE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  decidedAt: zInstant.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const mergesReply = zPage(mergeRow);
