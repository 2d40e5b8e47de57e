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
  sentenceShape,
  stepShape,
  uuidShape,
  versionShape,
} from '../determination/index.ts';

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
const allowedShape = z.array(z.string());

export const budgetIdParams = z.strictObject({ budgetId: uuidShape });
export const batchIdParams = z.strictObject({ batchId: uuidShape });
export const orderIdParams = z.strictObject({ orderId: uuidShape });
export const caseIdParams = z.strictObject({ caseId: uuidShape });

/** funds.budgets */
export const budgetsQuery = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .optional(),
});
export const budgetRow = z.strictObject({
  budgetId: uuidShape,
  divisionCode: z.string(),
  fundSource: z.string(),
  year: z.int(),
  appropriatedFen: fenShape,
  reservedFen: fenShape,
  paidFen: fenShape,
  leftFen: fenShape,
  version: versionShape,
});
export const budgetsReply = z.strictObject({ rows: z.array(budgetRow), allowed: allowedShape });

/** funds.entries: newest first */
export const entriesQuery = z.strictObject({
  kind: z.enum(ENTRY_KINDS).optional(),
  ...pageQuery,
});
export const entryRow = z.strictObject({
  entryId: uuidShape,
  kind: z.enum(ENTRY_KINDS),
  amountFen: z.int(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** The person and unit the money is for, when it is for a claim line. */
  subjectText: z.string().nullable(),
  recordedAt: instantShape,
  recordedBy: z.string(),
  postings: z.array(z.strictObject({ account: z.enum(ACCOUNT_KINDS), amountFen: z.int() })),
});
export const entriesReply = pageShape(entryRow);

/** funds.propose: a negative amount takes money back */
export const proposeBody = z.strictObject({
  fundSource: z.string().min(1).max(60),
  year: z.int().min(2018).max(2100),
  amountFen: z.int().refine((amount) => amount !== 0),
  document: sentenceShape,
});
export const proposeReply = z.strictObject({ caseId: uuidShape });

/** funds.proposals */
export const proposalsQuery = z.strictObject({
  status: z.enum(['open', 'approved', 'returned', 'rejected']).optional(),
});
export const proposalRow = z.strictObject({
  caseId: uuidShape,
  fundSource: z.string(),
  year: z.int(),
  amountFen: z.int(),
  document: z.string(),
  proposedAt: instantShape,
  proposedBy: z.string(),
  status: z.enum(['open', 'approved', 'returned', 'rejected', 'withdrawn']),
  due: dueShape.nullable(),
  steps: z.array(stepShape),
  version: versionShape,
  allowed: allowedShape,
});
export const proposalsReply = z.strictObject({ rows: z.array(proposalRow) });

/** funds.approve */
export const approveReply = z.strictObject({ caseId: uuidShape, budgetId: uuidShape.nullable() });

/** payments.list: newest first */
export const paymentsQuery = z.strictObject({ status: z.enum(BATCH_STATUSES).optional(), ...pageQuery });
export const paymentRow = z.strictObject({
  batchId: uuidShape,
  number: z.string(),
  status: z.enum(BATCH_STATUSES),
  totalFen: fenShape,
  orderCount: countShape,
  paidFen: fenShape,
  returnedFen: fenShape,
  returnedCount: countShape,
  createdAt: instantShape,
  preparedBy: z.string(),
  due: dueShape.nullable(),
  version: versionShape,
});
export const paymentsReply = pageShape(paymentRow);

/** payments.show */
export const paymentOrderRow = z.strictObject({
  orderId: uuidShape,
  number: z.string(),
  claimId: uuidShape.nullable(),
  claimNumber: z.string().nullable(),
  payeeKind: payeeKindShape,
  payeeName: z.string(),
  creditCode: z.string().nullable(),
  bankName: z.string().nullable(),
  accountName: z.string(),
  accountLast4: z.string(),
  budgetId: uuidShape,
  fundSource: z.string(),
  amountFen: fenShape,
  lineCount: countShape,
  purpose: z.string(),
  status: z.enum(ORDER_STATUSES),
  bankReference: z.string().nullable(),
  settledOn: dateShape.nullable(),
  returnReason: z.string().nullable(),
  replacesOrderId: uuidShape.nullable(),
  replacedByOrderId: uuidShape.nullable(),
  lines: z.array(
    z.strictObject({
      claimLineId: uuidShape,
      person: personShape,
      benefit: z.string(),
      amountFen: fenShape,
      isLive: z.boolean(),
    }),
  ),
  version: versionShape,
  allowed: allowedShape,
});
export const bankReturnRow = z.strictObject({
  lineNo: z.int(),
  orderNumber: z.string(),
  outcome: z.enum(['paid', 'returned', 'unmatched']),
  amountFen: fenShape.nullable(),
  reason: z.string().nullable(),
  settledOn: dateShape.nullable(),
  bankReference: z.string().nullable(),
  message: z.string().nullable(),
});
export const paymentReply = z.strictObject({
  ...paymentRow.shape,
  divisionCode: z.string(),
  orders: z.array(paymentOrderRow),
  steps: z.array(stepShape),
  allowed: allowedShape,
});

/** payments.prepare: every payable line of these claims, one order a payee and claim */
export const prepareBody = z.strictObject({ claimIds: z.array(uuidShape).min(1).max(200) });
export const prepareReply = z.strictObject({
  batchId: uuidShape,
  number: z.string(),
  orderCount: countShape,
  totalFen: fenShape,
});

/** payments.approve */
export const approvePaymentReply = z.strictObject({
  batchId: uuidShape,
  status: z.enum(BATCH_STATUSES),
  version: versionShape,
});

/** payments.export: the bank's file; the batch counts as sent from then on */
export const exportBody = z.strictObject({ version: versionShape });

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
  version: versionShape,
  bankName: z.string().trim().min(2).max(100),
  accountName: z.string().trim().min(1).max(100),
  accountNumber: z
    .string()
    .trim()
    .regex(/^[\d -]{8,40}$/),
  reason: z.string().trim().min(4).max(300),
});
export const correctReply = z.strictObject({ batchId: uuidShape, orderId: uuidShape, number: z.string() });
