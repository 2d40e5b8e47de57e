import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zFen,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep } from '../../platform/approvals/index.ts';
import { dueShape } from '../determination/index.ts';

export const ENTRY_KINDS = [
  'appropriate',
  'reserve',
  'post',
  'void',
  'return',
  'recover',
  'recover-reversal',
  'post-reversal',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
const ACCOUNT_KINDS = ['appropriation', 'available', 'reserved', 'paid'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const budgetIdParams = z.strictObject({ budgetId: zUuid });
export const caseIdParams = z.strictObject({ caseId: zUuid });

/** funds.budgets */
export const budgetsQuery = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .optional(),
});
export const budgetRow = z.strictObject({
  budgetId: zUuid,
  divisionCode: z.string(),
  fundSource: z.string(),
  year: z.int(),
  appropriatedFen: zFen,
  reservedFen: zFen,
  paidFen: zFen,
  leftFen: zFen,
  version: zVersion,
});
export const budgetsReply = z.strictObject({ rows: z.array(budgetRow), allowed: zAllowed });

/** funds.entries: newest first */
export const entriesQuery = z.strictObject({
  kind: z.enum(ENTRY_KINDS).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const entryRow = z.strictObject({
  entryId: zUuid,
  kind: z.enum(ENTRY_KINDS),
  amountFen: z.int(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** The person and unit the money is for, when it is for a claim line. */
  subjectText: z.string().nullable(),
  recordedAt: zInstant,
  recordedBy: z.string(),
  postings: z.array(z.strictObject({ account: z.enum(ACCOUNT_KINDS), amountFen: z.int() })),
});
export const entriesReply = zPage(entryRow);

/** funds.propose: a negative amount takes money back; with another budget named, the money comes from there */
export const proposeBody = z.strictObject({
  fundSource: z.string().min(1).max(60),
  year: z.int().min(2018).max(2100),
  amountFen: z.int().refine((amount) => amount !== 0),
  document: zText(500),
  fromFundSource: z.string().min(1).max(60).optional(),
  fromYear: z.int().min(2018).max(2100).optional(),
});
export const proposeReply = z.strictObject({ caseId: zUuid });

/** funds.correct: a returned proposal with another amount or document goes to the second person again */
export const correctBody = z.strictObject({
  version: zVersion,
  amountFen: z.int().refine((amount) => amount !== 0),
  document: zText(500),
});

/** funds.withdraw */
export const withdrawBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });

/** funds.proposals */
export const proposalsQuery = z.strictObject({
  status: z.enum(['open', 'approved', 'returned', 'rejected', 'withdrawn']).optional(),
});
export const proposalRow = z.strictObject({
  caseId: zUuid,
  fundSource: z.string(),
  year: z.int(),
  amountFen: z.int(),
  document: z.string(),
  /** The budget that the money is taken from; null where it comes from outside. */
  fromFundSource: z.string().nullable(),
  fromYear: z.int().nullable(),
  proposedAt: zInstant,
  proposedBy: z.string(),
  status: z.enum(['open', 'approved', 'returned', 'rejected', 'withdrawn']),
  due: dueShape.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const proposalsReply = z.strictObject({ rows: z.array(proposalRow) });

/** funds.approve */
export const approveReply = z.strictObject({ caseId: zUuid, budgetId: zUuid.nullable() });
