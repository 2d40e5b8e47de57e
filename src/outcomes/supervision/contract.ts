import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zFen,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';

export const DISPUTE_STATUSES = [
  'open',
  'proposed',
  'upheld',
  'unfounded',
  'corrected',
  'withdrawn',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

const SUBJECTS = ['household', 'seat', 'class', 'claim-line', 'agreement', 'helped-act', 'look'] as const;
export type DisputeSubject = (typeof SUBJECTS)[number];

/** What somebody else stated about her; the Chinese terms are in the vocabulary under disputeFacts. */
export const FACTS = [
  'seat',
  'taking-part',
  'enrolled-on',
  'teacher',
  'materials',
  'fee',
  'attendance',
  'result',
  'certificate',
  'amount',
  'account',
  'agreement',
  'agreed-act',
  'household',
  'look',
] as const;
export type DisputeFact = (typeof FACTS)[number];

/** What she says is wrong with it; the Chinese terms are in the vocabulary under disputeKinds. */
export const DISPUTE_KINDS = [
  'never-enrolled',
  'wrong-place',
  'not-selected',
  'never-left',
  'never-attended',
  'not-me',
  'left-early',
  'wrong-days',
  'enrolled-later',
  'enrolled-earlier',
  'other-teacher',
  'no-materials',
  'was-charged',
  'attended-less',
  'attended-more',
  'not-examined',
  'passed-it',
  'never-got-it',
  'wrong-details',
  'have-one',
  'too-much',
  'too-little',
  'not-my-account',
  'account-changed',
  'never-signed',
  'signed-other',
  'never-agreed',
  'not-my-household',
  'wrong-people',
  'wrong-plan',
  'no-reason',
] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

const DESK_CHANNELS = ['counter', 'paper', 'telephone'] as const;
const CHANNELS = ['phone', ...DESK_CHANNELS] as const;
export type Channel = (typeof CHANNELS)[number];

const ANSWERS = ['upheld', 'unfounded'] as const;
export type Answer = (typeof ANSWERS)[number];

const STEP_KINDS = [
  'raised',
  'recorded',
  'proposed',
  'returned',
  'decided',
  'corrected',
  'withdrawn',
  'answer-withdrawn',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const disputeParams = z.strictObject({ disputeId: zUuid });
export const personParams = z.strictObject({ personId: zPersonId });
const content = zText(500, 4);

/** The fact that a dispute is about. */
const about = {
  subjectType: z.enum(SUBJECTS),
  subjectId: zUuid,
  fact: z.enum(FACTS),
};
const stated = {
  ...about,
  /** The claim of a line, the class of a place. */
  parentId: zUuid.nullable(),
  subjectName: z.string(),
  /** What stands there, and who stated it. */
  stated: z.string(),
  statedBy: z.string(),
};

/** worker.disputable, disputes.draft: every fact that she may dispute, with the dispute that is open already */
const disputable = z.strictObject({
  ...stated,
  kinds: z.array(
    z.strictObject({
      kind: z.enum(DISPUTE_KINDS),
      /** Stops unpaid money until it is looked into. */
      holds: z.boolean(),
    }),
  ),
  live: z.strictObject({ disputeId: zUuid, number: z.string() }).nullable(),
});
export const disputableReply = z.strictObject({ facts: z.array(disputable), answerDays: z.int() });
export const draftReply = z.strictObject({
  personId: zPersonId,
  personName: z.string(),
  facts: z.array(disputable),
  answerDays: z.int(),
});

const said = { ...about, kind: z.enum(DISPUTE_KINDS), content };
/** disputes.raise: on her phone */
export const raiseBody = z.strictObject(said);
/** disputes.record: at the desk */
export const recordBody = z.strictObject({
  personId: zPersonId,
  ...said,
  channel: z.enum(DESK_CHANNELS),
  broughtBy: zText(60, 2),
  broughtOn: zDate,
});
/** disputes.propose */
export const proposeBody = z.strictObject({ version: zVersion, answer: z.enum(ANSWERS), reply: content });
/** disputes.decide */
export const decideBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
/** disputes.withdraw, disputes.withdrawAnswer, disputes.correct */
export const sayBody = z.strictObject({ version: zVersion, reason: content });
/** disputes.takeBack: she need not say why */
export const takeBackBody = z.strictObject({ version: zVersion });

export const disputeActReply = z.strictObject({
  disputeId: zUuid,
  number: z.string(),
  status: z.enum(DISPUTE_STATUSES),
  version: zVersion,
});
export const openedReply = disputeActReply.extend({
  /** How many of her lines stopped with it. */
  heldLines: z.int().min(0),
});

const summary = {
  disputeId: zUuid,
  number: z.string(),
  status: z.enum(DISPUTE_STATUSES),
  ...stated,
  kind: z.enum(DISPUTE_KINDS),
  channel: z.enum(CHANNELS),
  openedAt: zInstant,
};
/** worker.disputes: her own, newest first */
export const ownDisputesReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      ...summary,
      content: z.string(),
      /** By this day she has an answer; null when she has it, or when nobody waits. */
      answerByOn: zDate.nullable(),
      /** The answer once two people have given it. */
      reply: z.string().nullable(),
      /** How it was put right. */
      correction: z.string().nullable(),
      allowed: zAllowed,
      version: zVersion,
    }),
  ),
});

const listed = {
  ...summary,
  personId: zPersonId,
  personName: z.string(),
  dueOn: zDate.nullable(),
  workingDaysLeft: z.int().nullable(),
};
/** disputes.list: newest first */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(DISPUTE_STATUSES).optional(),
  fact: z.enum(FACTS).optional(),
  q: z.string().max(60).optional(),
});
export const listReply = zPage(z.strictObject(listed));
/** disputes.show */
export const disputeReply = z.strictObject({
  ...listed,
  content: z.string(),
  broughtBy: z.string().nullable(),
  broughtOn: zDate,
  answer: z.enum(ANSWERS).nullable(),
  reply: z.string().nullable(),
  /** Stops her unpaid lines, and why or why not. */
  holds: z.boolean(),
  because: z.string(),
  /** What stands there now; null where the fact is gone. */
  statedNow: z.string().nullable(),
  /** What the days follow; `practice` where no law comes near; null when nobody waits. */
  dueSource: z.string().nullable(),
  /** Her lines that rest on the fact. */
  lines: z.array(
    z.strictObject({
      claimId: zUuid,
      claimLineId: zUuid,
      claimNumber: z.string(),
      benefit: z.string(),
      status: z.string(),
      amountFen: zFen,
      isHeld: z.boolean(),
    }),
  ),
  amountFen: zFen,
  steps: z.array(
    z.strictObject({
      position: z.int(),
      kind: z.enum(STEP_KINDS),
      answer: z.enum(ANSWERS).nullable(),
      content: z.string(),
      who: z.string(),
      takenAt: zInstant,
    }),
  ),
  version: zVersion,
  allowed: zAllowed,
});
