import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zFen,
  zInstant,
  zPage,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep } from '../../platform/approvals/index.ts';
import { countShape, dueShape, personShape } from '../determination/index.ts';

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

const payeeKindShape = z.enum(['trainee', 'institution', 'employer']);

export const batchIdParams = z.strictObject({ batchId: zUuid });
export const orderIdParams = z.strictObject({ orderId: zUuid });

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
const paymentOrderRow = z.strictObject({
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
const bankReturnRow = z.strictObject({
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

/** payments.correct: a returned order gets a replacing order in a new batch, to be approved again */
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
