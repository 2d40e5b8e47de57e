import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';

export const APPEAL_STATUSES = [
  'lodged',
  'upheld',
  'partly',
  'dismissed',
  'above',
  'upheld-above',
  'final',
  'fulfilled',
  'withdrawn',
] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

const SUBJECTS = ['claim-line', 'claim', 'suspension', 'recovery'] as const;
export type AppealSubject = (typeof SUBJECTS)[number];

const OUTCOMES = ['upheld', 'partly', 'dismissed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const STEP_KINDS = ['lodged', 'decided', 'lodged-above', 'decided-above', 'fulfilled', 'withdrawn'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const appealParams = z.strictObject({ appealId: zUuid });
export const subjectParams = z.strictObject({ subjectType: z.enum(SUBJECTS), subjectId: zUuid });
const content = zText(1000, 4);

/** appeals.draft: what would be appealed against */
const matter = z.strictObject({
  subjectType: z.enum(SUBJECTS),
  subjectId: zUuid,
  /** The claim of a line, the organisation of a suspension. */
  parentId: zUuid.nullable(),
  subjectName: z.string(),
});
export const draftReply = matter.extend({
  /** The appeal that is there already. */
  live: z.strictObject({ appealId: zUuid, number: z.string() }).nullable(),
  /** By a paper that somebody brings: who and its number are asked for. */
  byPaper: z.boolean(),
  decideDays: z.int(),
  allowed: zAllowed,
});

/** appeals.lodge: a handler records a paper, an organisation appeals itself */
export const lodgeBody = z.strictObject({
  subjectType: z.enum(SUBJECTS),
  subjectId: zUuid,
  content,
  appellant: zText(60, 2).optional(),
  paperNumber: zText(60, 2).optional(),
});
/** appeals.lodgeAbove, appeals.fulfil, appeals.withdraw */
export const sayBody = z.strictObject({ version: zVersion, reason: content });
/** appeals.decide, appeals.decideAbove */
export const decideBody = z.strictObject({ version: zVersion, outcome: z.enum(OUTCOMES), opinion: content });
export const appealActReply = z.strictObject({
  appealId: zUuid,
  number: z.string(),
  status: z.enum(APPEAL_STATUSES),
  version: zVersion,
});

const summary = {
  appealId: zUuid,
  number: z.string(),
  status: z.enum(APPEAL_STATUSES),
  ...matter.shape,
  organisationName: z.string().nullable(),
  appellant: z.string().nullable(),
  /** The person herself, on her phone. */
  isOwn: z.boolean(),
  isLate: z.boolean(),
  lodgedAt: zInstant,
  dueOn: zDate.nullable(),
  workingDaysLeft: z.int().nullable(),
};
/** appeals.list: newest first */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(APPEAL_STATUSES).optional(),
  q: z.string().max(60).optional(),
});
export const listReply = zPage(z.strictObject(summary));
/** appeals.show */
export const appealReply = z.strictObject({
  ...summary,
  paperNumber: z.string().nullable(),
  /** What the days of the decision that waits follow; `practice` where no law comes near; null when none waits. */
  dueSource: z.string().nullable(),
  steps: z.array(
    z.strictObject({
      position: z.int(),
      kind: z.enum(STEP_KINDS),
      outcome: z.enum(OUTCOMES).nullable(),
      content: z.string(),
      who: z.string(),
      takenAt: zInstant,
    }),
  ),
  version: zVersion,
  allowed: zAllowed,
});

/** worker.lodgeAppeal */
export const lodgeOwnBody = z.strictObject({
  subjectType: z.enum(['claim-line', 'recovery']),
  subjectId: zUuid,
  content,
});
/** worker.appeals: what she may ask to be looked at again, and what became of it */
export const ownAppealsReply = z.strictObject({
  /** Decisions against her on which nobody has appealed. */
  open: z.array(
    z.strictObject({
      subjectType: z.enum(SUBJECTS),
      subjectId: zUuid,
      subjectName: z.string(),
      /** Last day to ask; later it is taken and marked. Null when the day of the decision is not known. */
      lodgeUntil: zDate.nullable(),
      decideDays: z.int(),
    }),
  ),
  appeals: z.array(
    z.strictObject({
      appealId: zUuid,
      number: z.string(),
      status: z.enum(APPEAL_STATUSES),
      subjectType: z.enum(SUBJECTS),
      subjectId: zUuid,
      subjectName: z.string(),
      /** False: an organisation, or the desk by a paper, asked for her. */
      isOwn: z.boolean(),
      isLate: z.boolean(),
      lodgedAt: zInstant,
      dueOn: zDate.nullable(),
      dueSource: z.string().nullable(),
      /** What was said and answered; who of an office did so is the office's. */
      steps: z.array(
        z.strictObject({
          position: z.int(),
          kind: z.enum(STEP_KINDS),
          outcome: z.enum(OUTCOMES).nullable(),
          content: z.string(),
          takenAt: zInstant,
        }),
      ),
      version: zVersion,
      allowed: zAllowed,
    }),
  ),
});
