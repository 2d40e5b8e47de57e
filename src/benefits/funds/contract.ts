import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zFen,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep } from '../../platform/approvals/index.ts';
import { countShape, dueShape, personShape } from '../determination/index.ts';

export const ENTRY_KINDS = ['appropriate', 'reserve', 'post', 'void', 'recover'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
export const ACCOUNT_KINDS = ['appropriation', 'available', 'reserved', 'paid'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const BATCH_STATUSES = ['draft', 'approved', 'sent', 'settled', 'cancelled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];
export const ORDER_STATUSES = [
  'prepared',
  'sent',
  'paid',
  'returned',
  'unknown',
  'replaced',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const payeeKindShape = z.enum(['trainee', 'institution', 'employer']);

export const budgetIdParams = z.strictObject({ budgetId: zUuid });
export const batchIdParams = z.strictObject({ batchId: zUuid });
export const orderIdParams = z.strictObject({ orderId: zUuid });
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

/** funds.propose: a negative amount takes money back */
export const proposeBody = z.strictObject({
  fundSource: z.string().min(1).max(60),
  year: z.int().min(2018).max(2100),
  amountFen: z.int().refine((amount) => amount !== 0),
  document: zText(500),
});
export const proposeReply = z.strictObject({ caseId: zUuid });

/** funds.proposals */
export const proposalsQuery = z.strictObject({
  status: z.enum(['open', 'approved', 'returned', 'rejected']).optional(),
});
export const proposalRow = z.strictObject({
  caseId: zUuid,
  fundSource: z.string(),
  year: z.int(),
  amountFen: z.int(),
  document: z.string(),
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

/** payments.list: newest first */
export const paymentsQuery = z.strictObject({
  status: z.enum(BATCH_STATUSES).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const paymentRow = z.strictObject({
  batchId: zUuid,
  number: z.string(),
  status: z.enum(BATCH_STATUSES),
  totalFen: zFen,
  orderCount: countShape,
  paidFen: zFen,
  returnedFen: zFen,
  returnedCount: countShape,
  createdAt: zInstant,
  preparedBy: z.string(),
  due: dueShape.nullable(),
  version: zVersion,
});
export const paymentsReply = zPage(paymentRow);

/** payments.show */
export const paymentOrderRow = z.strictObject({
  orderId: zUuid,
  number: z.string(),
  claimId: zUuid.nullable(),
  claimNumber: z.string().nullable(),
  payeeKind: payeeKindShape,
  payeeName: z.string(),
  creditCode: z.string().nullable(),
  bankName: z.string().nullable(),
  accountName: z.string(),
  accountLast4: z.string(),
  budgetId: zUuid,
  fundSource: z.string(),
  amountFen: zFen,
  lineCount: countShape,
  purpose: z.string(),
  status: z.enum(ORDER_STATUSES),
  bankReference: z.string().nullable(),
  settledOn: zDate.nullable(),
  returnReason: z.string().nullable(),
  replacesOrderId: zUuid.nullable(),
  replacedByOrderId: zUuid.nullable(),
  lines: z.array(
    z.strictObject({
      claimLineId: zUuid,
      person: personShape,
      benefit: z.string(),
      amountFen: zFen,
      isLive: z.boolean(),
    }),
  ),
  version: zVersion,
  allowed: zAllowed,
});
export const bankReturnRow = z.strictObject({
  lineNo: z.int(),
  orderNumber: z.string(),
  outcome: z.enum(['paid', 'returned', 'unmatched']),
  amountFen: zFen.nullable(),
  reason: z.string().nullable(),
  settledOn: zDate.nullable(),
  bankReference: z.string().nullable(),
  message: z.string().nullable(),
});
export const paymentReply = z.strictObject({
  ...paymentRow.shape,
  divisionCode: z.string(),
  orders: z.array(paymentOrderRow),
  steps: z.array(caseStep),
  allowed: zAllowed,
});

/** payments.prepare: every payable line of these claims, one order a payee and claim */
export const prepareBody = z.strictObject({ claimIds: z.array(zUuid).min(1).max(200) });
export const prepareReply = z.strictObject({
  batchId: zUuid,
  number: z.string(),
  orderCount: countShape,
  totalFen: zFen,
});

/** payments.approve */
export const approvePaymentReply = z.strictObject({
  batchId: zUuid,
  status: z.enum(BATCH_STATUSES),
  version: zVersion,
});

/** payments.export: the bank's file; the batch counts as sent from then on */
export const exportBody = z.strictObject({ version: zVersion });

/** payments.bankReturn: one file (multipart), read once whatever how often it is sent */
export const bankReturnReply = z.strictObject({
  alreadyRead: z.boolean(),
  paid: countShape,
  returned: countShape,
  unmatched: countShape,
  rows: z.array(bankReturnRow),
  batchStatus: z.enum(BATCH_STATUSES),
});

/** payments.correct: a returned order gets a replacing order in a new batch, to be approved anew */
export const correctBody = z.strictObject({
  version: zVersion,
  bankName: z.string().trim().min(2).max(100),
  accountName: z.string().trim().min(1).max(100),
  accountNumber: z
    .string()
    .trim()
    .regex(/^[\d -]{8,40}$/),
  reason: z.string().trim().min(4).max(300),
});
export const correctReply = z.strictObject({ batchId: zUuid, orderId: zUuid, number: z.string() });
