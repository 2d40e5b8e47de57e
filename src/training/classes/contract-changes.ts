import { z } from 'zod';
import { zAllowed, zDate, zInstant, zPersonId, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseView, reviewBody } from '../../platform/approvals/index.ts';
import { CLASS_STATUSES, filingInput } from './contract.ts';

// Changes of a class after its filing, and of its roster.

export const CHANGE_STATUSES = ['open', 'applied', 'returned', 'withdrawn'] as const;
/** What is changed; the terms are in the vocabulary under classChangeKinds. */
const CHANGE_KINDS = [
  'never-held',
  'broken-off',
  'reopened',
  'filing',
  'postponed',
  'merged',
  'trainee-left',
  'trainee-joined',
  'trainee-swapped',
  'trainee-corrected',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** Who reviews a change; the terms are in the vocabulary under classChangeReviews. */
const CHANGE_REVIEWS = ['none', 'first-review', 'both-reviews', 'second-review'] as const;
export type ChangeReview = (typeof CHANGE_REVIEWS)[number];

const zReason = zText(500, 4);
const zPhone = z.string().regex(/^1\d{10}$/, '手机号应为 11 位；请核对');
const zResidentId = z.string().regex(/^\d{17}[\dX]$/, '身份证号应为 18 位，末位可为 X；请核对');

export const withdrawBody = z.strictObject({ version: zVersion, reason: zReason });
export const completeBody = z.strictObject({ version: zVersion });

/** A class that was not held at all, or ended before its last day. */
export const endBody = z.strictObject({
  version: zVersion,
  kind: z.enum(['never-held', 'broken-off']),
  /** The last day that was taught, of a class that broke off. */
  lastOn: zDate.nullable(),
  reason: zReason,
});
export const reopenBody = z.strictObject({ version: zVersion, reason: zReason });
export const changeBody = z.strictObject({ version: zVersion, filing: filingInput, reason: zReason });

/** Somebody who comes onto the roster, with what a roster says. */
const newTrainee = z.strictObject({
  name: zText(40, 2),
  idNumber: zResidentId,
  phone: zPhone.nullable(),
  enrolledOn: zDate,
  groupText: zText(60).nullable(),
});
export type NewTrainee = z.infer<typeof newTrainee>;
export const rosterBody = z.strictObject({
  version: zVersion,
  /** Whoever leaves; null when somebody only joins. */
  leaves: z.strictObject({ personId: zPersonId, lastOn: zDate.nullable() }).nullable(),
  joins: newTrainee.nullable(),
  reason: zReason,
});
export const correctionBody = z.strictObject({
  version: zVersion,
  enrolledOn: zDate.nullable(),
  groupText: zText(60).nullable(),
  remark: zText(200).nullable(),
  /** Of the person; absent: as it is. */
  name: zText(40, 2).optional(),
  phone: zPhone.optional(),
  /** Whether the living allowance is asked for; absent: as it is. */
  livingAllowanceRequested: z.boolean().optional(),
  reason: zReason,
});

export const changeParams = z.strictObject({ classId: zUuid, changeId: zUuid });
export const traineeParams = z.strictObject({ classId: zUuid, personId: z.coerce.number().int().positive() });
export const withdrawChangeBody = z.strictObject({ version: zVersion });

/** A change is passed or sent back; for good it is never refused, since another one may be proposed. */
export const changeReviewBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });

/** What every act on a change answers. */
export const changeReply = z.strictObject({
  classId: zUuid,
  changeId: zUuid,
  /** Applied: the class or its roster has changed. */
  status: z.enum(CHANGE_STATUSES),
  classStatus: z.enum(CLASS_STATUSES),
  review: z.enum(CHANGE_REVIEWS),
  version: zVersion,
});

/** One field before and after; each as a page shows it. */
const changedField = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangedField = z.infer<typeof changedField>;

/** classes.postpone: the class begins later; every lesson and the last day move with it. */
export const postponeBody = z.strictObject({ version: zVersion, startOn: zDate, reason: zReason });
/** classes.merge: this class ends, its people go on in the other one. */
export const mergeBody = z.strictObject({ version: zVersion, intoClassId: zUuid, reason: zReason });

/** What a change does, said before anybody decides; the terms are in the vocabulary under changeTopics. */
const CHANGE_TOPICS = ['days', 'seats', 'entitlements', 'attendance', 'claim', 'consent'] as const;
const consequence = z.strictObject({
  topic: z.enum(CHANGE_TOPICS),
  /** One Chinese sentence with the figures used. */
  says: z.string(),
  clause: z.string().nullable(),
});
export type Consequence = z.infer<typeof consequence>;
/** classes.foresee: what a change would do, before it is proposed; `postponed` names its first day, `merged` its class. */
export const foreseeQuery = z.strictObject({
  kind: z.enum(['postponed', 'merged']),
  startOn: zDate.optional(),
  intoClassId: zUuid.optional(),
});
export const foreseeReply = z.strictObject({
  classId: zUuid,
  kind: z.enum(['postponed', 'merged']),
  consequences: z.array(consequence),
  /** Why it could not be proposed like this; empty when it could. */
  obstacles: z.array(z.string()),
  /** The last day on which it may still be proposed; null where no day is set. */
  proposeUntil: zDate.nullable(),
  /** Classes that this one could go on in. */
  candidates: z.array(
    z.strictObject({
      classId: zUuid,
      name: z.string(),
      number: z.string().nullable(),
      startOn: zDate,
      endOn: zDate,
      enrolledCount: z.int(),
    }),
  ),
});

const changeView = z.strictObject({
  changeId: zUuid,
  kind: z.enum(CHANGE_KINDS),
  review: z.enum(CHANGE_REVIEWS),
  /** By what right it is reviewed; null where no notice speaks. */
  clause: z.string().nullable(),
  personName: z.string().nullable(),
  effectiveOn: zDate.nullable(),
  fields: z.array(changedField),
  /** What it does to seats, rights, attendance and claims; empty for one that is not open. */
  consequences: z.array(consequence),
  /** The class that goes on, where two become one. */
  into: z.strictObject({ classId: zUuid, name: z.string() }).nullable(),
  /** By what rule it was applied without a decision; null where somebody decided. */
  silentSource: z.string().nullable(),
  reason: z.string(),
  status: z.enum(CHANGE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  decidedAt: zInstant.nullable(),
  approval: caseView.nullable(),
  allowed: zAllowed,
});
export const changesReply = z.strictObject({
  classId: zUuid,
  version: zVersion,
  rows: z.array(changeView),
});
