import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep } from '../../platform/approvals/index.ts';
import { countShape, personShape } from '../determination/index.ts';

export const RECOVERY_STATUSES = [
  'proposed',
  'noticed',
  'answered',
  'owed',
  'settled',
  'written-off',
  'cancelled',
] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

export const PROPOSAL_STATUSES = ['open', 'approved', 'returned', 'withdrawn', 'reversed'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

const GROUNDS = [
  'facts-changed',
  'complaint-upheld',
  'certificate-withdrawn',
  'paid-twice',
  'other',
] as const;
export type Ground = (typeof GROUNDS)[number];

const PROPOSAL_KINDS = ['change', 'instalments', 'receipt', 'write-off', 'reversal', 'offset'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

const PAYEE_KINDS = ['trainee', 'institution', 'employer'] as const;

export const recoveryParams = z.strictObject({ recoveryId: zUuid });
/** recoveries.proposeReversal: the booked receipt that was wrong */
export const receiptParams = z.strictObject({ recoveryId: zUuid, receiptId: zUuid });
const reason = zText(500, 4);
const lineAmount = z.strictObject({ claimLineId: zUuid, amountFen: zFen });
export const recoveryActReply = z.strictObject({
  recoveryId: zUuid,
  number: z.string(),
  status: z.enum(RECOVERY_STATUSES),
  version: zVersion,
});

/** recoveries.draft: what the payee of a paid line got, its claim first, then claims with something to recover */
export const paidLineParams = z.strictObject({ claimLineId: zUuid });
export const draftReply = z.strictObject({
  payee: z.strictObject({ kind: z.enum(PAYEE_KINDS), name: z.string(), creditCode: z.string().nullable() }),
  /** Paid lines of the payee that are more than a page holds. */
  leftOut: z.int(),
  /** Where the last notice of the division asked to pay to; null before the first. */
  lastPayTo: z.string().nullable(),
  lines: z.array(
    z.strictObject({
      claimLineId: zUuid,
      person: personShape,
      claimId: zUuid,
      claimNumber: z.string(),
      benefit: z.string(),
      /** The money it was paid out of; null for whoever sees no budgets. */
      fundSource: z.string().nullable(),
      year: z.int().nullable(),
      orderNumber: z.string(),
      settledOn: zDate.nullable(),
      paidFen: zFen,
      /** Paid and not yet come back. */
      leftFen: zFen,
      /** What the facts carry no more; null when they carry all. */
      differenceFen: zFen.nullable(),
      because: z.string().nullable(),
      clause: z.string().nullable(),
      /** The case that asks for it already. */
      recovery: z.strictObject({ recoveryId: zUuid, number: z.string() }).nullable(),
    }),
  ),
  allowed: zAllowed,
});

/** recoveries.open */
export const openBody = z.strictObject({
  lines: z
    .array(z.strictObject({ claimLineId: zUuid, amountFen: zFen.min(1) }))
    .min(1)
    .max(500),
  ground: z.enum(GROUNDS),
  reason,
  clause: zText(60).optional(),
  payTo: zText(200, 4),
  /** Working days from the day of the notice. */
  answerDays: z.int().min(1).max(60),
  payDays: z.int().min(1).max(250),
});

/** recoveries.decide, decideChange, bookReceipt, decideWriteOff, decideReversal: agreed, or given back with an opinion */
export const decideBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['passed', 'returned']),
  reasonCode: z.string().max(40).optional(),
  opinion: zText(1000, 0).optional(),
});

/** recoveries.answer */
export const answerBody = z.strictObject({ version: zVersion, content: zText(2000, 2), answeredOn: zDate });
const offsetLine = z.strictObject({
  claimLineId: zUuid,
  person: personShape,
  claimId: zUuid,
  claimNumber: z.string(),
  benefit: z.string(),
  amountFen: zFen,
});
/** recoveries.nextLines: whole lines that the payee would be paid next */
export const nextLinesReply = z.strictObject({ openFen: zFen, lines: z.array(offsetLine) });
/** recoveries.proposeOffset: whole lines, of no more than is open */
export const offsetBody = z.strictObject({
  version: zVersion,
  reason,
  claimLineIds: z.array(zUuid).min(1).max(500),
});

/** recoveries.confirm, proposeWriteOff, proposeReversal, withdraw */
export const reasonBody = z.strictObject({ version: zVersion, reason });
/** recoveries.proposeChange: the new amount of each line; zero of all cancels the case */
export const changeBody = z.strictObject({
  version: zVersion,
  reason,
  lines: z.array(lineAmount).min(1).max(500),
});
/** recoveries.proposeInstalments: they sum to what is open */
export const instalmentsBody = z.strictObject({
  version: zVersion,
  reason,
  instalments: z
    .array(z.strictObject({ dueOn: zDate, amountFen: zFen.min(1) }))
    .min(2)
    .max(24),
});
/** recoveries.typeReceipt: as the bank's slip says */
export const receiptBody = z.strictObject({
  version: zVersion,
  amountFen: zFen.min(1),
  receivedOn: zDate,
  bankReference: zText(60, 2),
});

const summary = {
  recoveryId: zUuid,
  number: z.string(),
  status: z.enum(RECOVERY_STATUSES),
  payee: z.strictObject({ kind: z.enum(PAYEE_KINDS), name: z.string(), creditCode: z.string().nullable() }),
  divisionCode: zDivisionCode,
  ground: z.enum(GROUNDS),
  lineCount: countShape,
  amountFen: zFen,
  recoveredFen: zFen,
  writtenOffFen: zFen,
  openFen: zFen,
  noticedOn: zDate.nullable(),
  answerByOn: zDate.nullable(),
  dueOn: zDate.nullable(),
  /** Past its day, and money is open. */
  isOverdue: z.boolean(),
  createdAt: zInstant,
};

/** recoveries.list: newest first */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(RECOVERY_STATUSES).optional(),
  q: z.string().max(60).optional(),
});
export const recoveryRow = z.strictObject(summary);
export const listReply = zPage(recoveryRow).extend({ openFen: zFen });

const proposalShape = z.strictObject({
  proposalId: zUuid,
  kind: z.enum(PROPOSAL_KINDS),
  status: z.enum(PROPOSAL_STATUSES),
  reason: z.string().nullable(),
  amountFen: zFen,
  lines: z.array(lineAmount).nullable(),
  receivedOn: zDate.nullable(),
  bankReference: z.string().nullable(),
  instalments: z.array(z.strictObject({ dueOn: zDate, amountFen: zFen })).nullable(),
  /** Of a reversal: the booked receipt or the offset that was wrong. */
  reverses: zUuid.nullable(),
  /** Of an offset: the lines that are settled by it; null of everything else. */
  offset: z.array(offsetLine).nullable(),
  proposedAt: zInstant,
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  opinion: z.string().nullable(),
});

/** recoveries.show */
export const recoveryReply = z.strictObject({
  ...summary,
  reason: z.string(),
  clause: z.string().nullable(),
  payTo: z.string(),
  answerDays: z.int(),
  payDays: z.int(),
  createdBy: z.string(),
  lines: z.array(
    z.strictObject({
      claimLineId: zUuid,
      person: personShape,
      claimId: zUuid,
      claimNumber: z.string(),
      benefit: z.string(),
      orderNumber: z.string(),
      /** The money it was paid out of; null for whoever sees no budgets. */
      fundSource: z.string().nullable(),
      year: z.int().nullable(),
      paidFen: zFen,
      amountFen: zFen,
      recoveredFen: zFen,
      writtenOffFen: zFen,
    }),
  ),
  answers: z.array(
    z.strictObject({ content: z.string(), answeredOn: zDate, recordedAt: zInstant, recordedBy: z.string() }),
  ),
  /** As agreed by two people; empty without. */
  instalments: z.array(
    z.strictObject({ dueOn: zDate, amountFen: zFen, paidFen: zFen, isOverdue: z.boolean() }),
  ),
  /** What waits for a second person; null when nothing does. */
  waiting: proposalShape.nullable(),
  /** What was decided before, newest first. */
  decided: z.array(proposalShape),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
