import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zMonth,
  zPage,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { HEIR_RELATIONS } from '../../registry/payees/index.ts';
import {
  countShape,
  determinationHistoryShape,
  determinationShape,
  dueShape,
  outcomeShape,
  personShape,
  quantityShape,
} from '../determination/index.ts';
import { claimPursesShape, linePurseShape, purseChosenShape, purseOptionsShape } from './contract-purses.ts';

export const CLAIM_STATUSES = [
  'generated',
  'confirmed',
  'accepted',
  'first-reviewed',
  'rejection-proposed',
  'approved',
  'published',
  'payable',
  'paying',
  'settled',
  'returned',
  'rejected',
  'withdrawn',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const LINE_STATUSES = [
  'computed',
  'frozen',
  'not-entitled',
  'incomplete',
  'granted',
  'refused',
  'published',
  'contested',
  'payable',
  'ordered',
  'paid',
  'returned',
  'withdrawn',
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

export const HOLD_STATUSES = ['held', 'release-proposed', 'released'] as const;

export const DISPOSITIONS = ['published', 'frozen', 'not-entitled', 'incomplete'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const SIGNAL_STATUSES = ['open', 'cleared', 'upheld', 'lapsed'] as const;
export type SignalStatus = (typeof SIGNAL_STATUSES)[number];

const LIFECYCLE_STEPS = [
  'enrolment',
  'opening',
  'completion',
  'determination',
  'first-review',
  'second-review',
  'publication',
  'disbursement',
  'arrival',
] as const;
export type LifecycleStepId = (typeof LIFECYCLE_STEPS)[number];

export const claimIdParams = z.strictObject({ claimId: zUuid });
export const claimLineParams = z.strictObject({ claimId: zUuid, claimLineId: zUuid });
export const signalParams = z.strictObject({ claimId: zUuid, signalId: zUuid });

const benefitShape = z.string();

/** One step of "where is my money". `blocked`: held up or ended (returned, refused, contested, bank return). */
export const lifecycleStepShape = z.strictObject({
  step: z.enum(LIFECYCLE_STEPS),
  state: z.enum(['done', 'current', 'upcoming', 'blocked']),
  doneOn: zDate.nullable(),
  /** Role that must act now (list `roles`). */
  assignedRole: z.string().nullable(),
  due: dueShape.nullable(),
  /** Why it waits, in a sentence; null when nothing holds it. */
  waitReason: z.string().nullable(),
  clause: z.string().nullable(),
});

const SUBJECT_KINDS = ['class', 'work-for-training-list', 'certificates'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const subjectShape = z.strictObject({
  kind: z.enum(SUBJECT_KINDS),
  /** Of certificates the class in which they were earned; null when they came without one. */
  id: zUuid.nullable(),
  name: z.string(),
  /** Filing number of the class. */
  number: z.string().nullable(),
});
const payeeShape = z.strictObject({
  kind: z.enum(['trainee', 'institution', 'employer']),
  organisationId: zUuid.nullable(),
  name: z.string(),
});
const lineCountShape = z.strictObject({
  status: z.enum(LINE_STATUSES),
  count: countShape,
  amountFen: zFen,
});

/** claims.list */
/** What is done next with approved lines. */
const READY_ACTS = ['publish', 'pay'] as const;
export type ReadyAct = (typeof READY_ACTS)[number];
export const claimsQuery = z.strictObject({
  status: z.enum(CLAIM_STATUSES).optional(),
  benefit: z.string().max(60).optional(),
  organisationId: zUuid.optional(),
  /** A division with everything below it. */
  divisionCode: zDivisionCode.optional(),
  classId: zUuid.optional(),
  listId: zUuid.optional(),
  /** What it is claimed on. */
  subject: z.enum(SUBJECT_KINDS).optional(),
  /** Part of a claim number, a class name or a payee's name. */
  q: z.string().trim().max(60).optional(),
  /** With a line that can be published, or paid, now. */
  ready: z.enum(READY_ACTS).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
const readyShape = z.strictObject({ count: countShape, amountFen: zFen });
export const claimRow = z.strictObject({
  claimId: zUuid,
  number: z.string(),
  policyId: z.string(),
  benefit: benefitShape,
  subject: subjectShape,
  claimant: z.strictObject({ kind: z.enum(['organisation', 'person', 'bureau']), name: z.string() }),
  payee: payeeShape,
  purses: claimPursesShape,
  claimedOn: zDate,
  status: z.enum(CLAIM_STATUSES),
  /** Lines by status, only statuses that occur. */
  lines: z.array(lineCountShape),
  lineCount: countShape,
  /** Sum of what the law gives (entitled lines, frozen ones too). */
  entitledFen: zFen,
  /** Sum of granted lines that are still alive or paid. */
  grantedFen: zFen,
  paidFen: zFen,
  openSignals: countShape,
  /** Lines that somebody stopped by hand. */
  heldLines: countShape,
  /** Lines that can be published and paid now: granted or payable, and nothing stops them. */
  ready: z.strictObject({ publish: readyShape, pay: readyShape }),
  assignedRole: z.string().nullable(),
  due: dueShape.nullable(),
  version: zVersion,
});
export const claimsReply = zPage(claimRow);

export const signalShape = z.strictObject({
  signalId: zUuid,
  rule: z.string(),
  severity: z.enum(['block', 'high', 'medium', 'low']),
  message: z.string(),
  status: z.enum(SIGNAL_STATUSES),
  /** What each person who looked into it found, in order; empty for the claimant. */
  checks: z.array(
    z.strictObject({
      decision: z.enum(['cleared', 'upheld']),
      opinion: z.string(),
      checkedBy: z.string(),
      checkedAt: zInstant,
    }),
  ),
  version: zVersion,
  allowed: zAllowed,
});

/** Somebody stopped the line by hand: it is neither published nor paid until two people release it. */
const holdShape = z.strictObject({
  by: z.string(),
  at: zInstant,
  reason: z.string(),
  status: z.enum(HOLD_STATUSES),
  /** Who would let it go on; only the bureau sees it. */
  releaseProposed: z.strictObject({ by: z.string(), at: zInstant, reason: z.string() }).nullable(),
  version: zVersion,
});

/** An answer that the line rests on and that is older than its days. It changes no decision; the bureau asks again. */
export const expiredAnswerShape = z.strictObject({
  department: z.string(),
  /** What of the line it answers. */
  labels: z.array(z.string()),
  knownOn: zDate,
  validThrough: zDate,
  reason: z.string(),
});

export const claimLineRow = z.strictObject({
  claimLineId: zUuid,
  lineNo: z.int(),
  person: personShape,
  benefit: benefitShape,
  occupationCode: z.string().nullable(),
  level: z.int().nullable(),
  months: z.array(zMonth).nullable(),
  /** What it is claimed on; null for a class or a list, and for readers who do not see the certificate. */
  certificate: z
    .strictObject({
      kind: z.string().nullable(),
      level: z.int().nullable(),
      number: z.string(),
      issuedOn: zDate,
    })
    .nullable(),
  outcome: outcomeShape,
  disposition: z.enum(DISPOSITIONS),
  amountFen: zFen,
  quantity: quantityShape.nullable(),
  standardText: z.string().nullable(),
  status: z.enum(LINE_STATUSES),
  /** The first reason against it, or what is missing, with its clause. */
  because: z.string().nullable(),
  clause: z.string().nullable(),
  purse: linePurseShape.nullable(),
  refusalReason: z.string().nullable(),
  returnReason: z.string().nullable(),
  signals: z.array(signalShape),
  /** When the roster row changed after this determination; null while it did not. */
  rosterChangedAt: zInstant.nullable(),
  /** The proposal to grant it after the approval, while it waits for the second reviewer. */
  grantProposed: z.strictObject({ by: z.string(), at: zInstant, reason: z.string() }).nullable(),
  hold: holdShape.nullable(),
  /** Only the bureau sees them, and only until the money has arrived. */
  expiredAnswers: z.array(expiredAnswerShape),
  publicationId: zUuid.nullable(),
  orderNumber: z.string().nullable(),
  /** Money of the line that must come back; null when none must. */
  recovery: z
    .strictObject({
      recoveryId: zUuid,
      number: z.string(),
      status: z.string(),
      amountFen: zFen,
      recoveredFen: zFen,
    })
    .nullable(),
  /** The recovery that it was set off against, instead of being paid by the bank; null otherwise. */
  offset: z.strictObject({ recoveryId: zUuid, number: z.string(), settledOn: zDate }).nullable(),
  /** Who receives it instead of whoever died, or would once a second person agrees; null without, and for all but the bureau. */
  heir: z.strictObject({ name: z.string(), relation: z.enum(HEIR_RELATIONS), status: z.string() }).nullable(),
  version: zVersion,
  allowed: zAllowed,
});

/** Somebody for whom no line was made at all. */
const blockedShape = z.strictObject({
  person: personShape,
  rule: z.string(),
  message: z.string(),
});

/** claims.show */
export const claimReply = z.strictObject({
  ...claimRow.shape,
  divisionCode: z.string(),
  createdAt: zInstant,
  /** What the last return cleared; null when it was not returned. */
  returnedClears: z.string().nullable(),
  /** The proposal to return the approved claim, while it waits for another person; only the bureau sees it. */
  returnProposed: z.strictObject({ by: z.string(), at: zInstant, reason: z.string() }).nullable(),
  purseChosen: purseChosenShape.nullable(),
  purseOptions: purseOptionsShape,
  /** What a return after the approval would clear; null while it is not possible. */
  returnWouldClear: z.string().nullable(),
  /** Totals by disposition, as the publication and the payment will see them. */
  totals: z.array(z.strictObject({ disposition: z.enum(DISPOSITIONS), count: countShape, amountFen: zFen })),
  lifecycle: z.array(lifecycleStepShape),
  lineRows: z.array(claimLineRow),
  blocked: z.array(blockedShape),
  steps: z.array(caseStep),
  allowed: zAllowed,
});

/** claims.line */
export const claimLineReply = z.strictObject({
  ...claimLineRow.shape,
  claimId: zUuid,
  claimNumber: z.string(),
  policyId: z.string(),
  divisionCode: z.string(),
  subject: subjectShape,
  payee: payeeShape,
  lifecycle: z.array(lifecycleStepShape),
  determination: determinationShape,
  waysToYes: z.array(z.string()),
  history: z.array(determinationHistoryShape),
  /** Lines before and after it in the claim, for the reviewer's keys. */
  previousLineId: zUuid.nullable(),
  nextLineId: zUuid.nullable(),
});

/** claims.compute: exactly one of the two */
export const computeBody = z
  .strictObject({ classId: zUuid.optional(), listId: zUuid.optional() })
  .refine((body) => (body.classId === undefined) !== (body.listId === undefined));
export const computeReply = z.strictObject({
  claims: z.array(
    z.strictObject({
      claimId: zUuid,
      number: z.string(),
      benefit: benefitShape,
      lineCount: countShape,
      entitledFen: zFen,
      /** False when an existing claim was found and left unchanged. */
      isNew: z.boolean(),
    }),
  ),
  blocked: z.array(blockedShape),
});

/** claims.recompute: only before confirmation or after a return */
export const recomputeBody = z.strictObject({ version: zVersion });
export const recomputeReply = z.strictObject({
  claimId: zUuid,
  changedLines: countShape,
  version: zVersion,
});

/** claims.confirm */
export const confirmBody = z.strictObject({ version: zVersion });

/** claims.withdraw: a claim that was handed in and not accepted is taken back; otherwise the claim ends */
export const withdrawBody = z.strictObject({ version: zVersion, reason: z.string().trim().min(4).max(300) });

/** claims.proposeReturn: an approved claim of which nothing is published, ordered or paid is to go back */
export const proposeReturnBody = withdrawBody;

/** Reply of confirm, withdraw, proposeReturn, decideReturn, accept, firstReview and secondReview. */
export const claimStepReply = z.strictObject({
  claimId: zUuid,
  status: z.enum(CLAIM_STATUSES),
  version: zVersion,
  /** After a return: what it clears. */
  returnedClears: z.string().nullable(),
});

/** claims.decideReturn: `passed` returns the claim to its maker, `returned` leaves it approved */
export const decideReturnBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});

/** claims.decideRejection: `passed` rejects the claim for good, `returned` sends it back to its review */
export const decideRejectionBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});

/** claims.proposeGrant: a line of an approved claim that was released or completed is to be granted after all */
export const proposeGrantBody = z.strictObject({
  version: zVersion,
  reason: z.string().trim().min(4).max(300),
});

/**
 * claims.decideLine: `restore` takes an own refusal back while the claim is still under review; once it is approved
 * `grant` confirms what another person proposed and `decline` sends the proposal back.
 */
export const decideLineBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['grant', 'decline', 'refuse', 'restore']),
  reason: z.string().trim().max(300).optional(),
});
export const decideLineReply = z.strictObject({
  claimLineId: zUuid,
  status: z.enum(LINE_STATUSES),
  version: zVersion,
});
