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
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds } from '../../platform/files/index.ts';
import { ACCOUNT_PARTS, HEIR_PAPERS, HEIR_RELATIONS, HEIR_SHARES } from '../../registry/payees/index.ts';
import { countShape, dueShape, personShape } from '../determination/index.ts';

export const BATCH_STATUSES = [
  'draft',
  'approved',
  'cancel-proposed',
  'sent',
  'settled',
  'cancelled',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];
/** What a batch reads on a page: a settled one from which the bank returned something is not simply settled. */
const SHOWN_STATUSES = [...BATCH_STATUSES, 'has-returns'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];
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

export const TYPED_STATUSES = ['open', 'booked', 'dropped'] as const;
export type TypedStatus = (typeof TYPED_STATUSES)[number];

export const LEFT_OUT_REASONS = [
  'account-unusable',
  'account-holder-differs',
  'payee-held',
  'person-held',
  'heir-missing',
] as const;

const payeeKindShape = z.enum(['trainee', 'institution', 'employer']);

export const batchIdParams = z.strictObject({ batchId: zUuid });
export const typedReturnParams = z.strictObject({ batchId: zUuid, returnId: zUuid });
export const orderIdParams = z.strictObject({ orderId: zUuid });

/** payments.list: newest first */
export const paymentsQuery = z.strictObject({
  status: z.enum(SHOWN_STATUSES).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const paymentRow = z.strictObject({
  batchId: zUuid,
  number: z.string(),
  status: z.enum(BATCH_STATUSES),
  shownAs: z.enum(SHOWN_STATUSES),
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
  organisationId: zUuid.nullable(),
  personId: zPersonId.nullable(),
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
  /** Of an order that pays a returned one again: what came back, why, and in what the account differs. */
  correction: z
    .strictObject({
      number: z.string(),
      bankName: z.string().nullable(),
      accountName: z.string(),
      accountLast4: z.string(),
      returnReason: z.string().nullable(),
      reason: z.string().nullable(),
      changed: z.array(z.enum(ACCOUNT_PARTS)),
    })
    .nullable(),
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
  batchId: zUuid,
  /** The order that the line fits without naming it; it is confirmed on the page of its batch. */
  proposedNumber: z.string().nullable(),
});
/** A line of a bank's file that waits for a person; with the order that it fits, where there is one. */
const waitingLineShape = z.strictObject({
  lineNo: z.int(),
  orderNumber: z.string(),
  accountTail: z.string().nullable(),
  amountFen: zFen.nullable(),
  settledOn: zDate.nullable(),
  bankReference: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  statedResult: z.enum(['paid', 'returned']).nullable(),
  proposedOrderId: zUuid.nullable(),
  recordedAt: zInstant,
});
/** A payee who was left out when the batch was prepared; the lines stay payable. */
const leftOutShape = z.strictObject({
  claimId: zUuid,
  claimNumber: z.string(),
  payeeKind: payeeKindShape,
  organisationId: zUuid.nullable(),
  personId: zPersonId.nullable(),
  payeeName: z.string(),
  amountFen: zFen,
  reason: z.enum(LEFT_OUT_REASONS),
});
export const BANK_EVENTS = [
  'payment-exported',
  'bank-return-read',
  'bank-return-typed',
  'bank-return-booked',
] as const;

/** One answer of the bank as it stands on paper; the account by its last four digits. */
const typedAnswer = z.strictObject({
  orderId: zUuid,
  result: z.enum(['paid', 'returned']),
  amountFen: zFen,
  settledOn: zDate,
  accountLast4: z.string().regex(/^\d{4}$/, '请填写账号后四位'),
  reason: zText(200).nullable(),
  bankReference: zText(60).nullable(),
});
export type TypedAnswer = z.infer<typeof typedAnswer>;
/** payments.withdraw, payments.cancel and payments.ask: why */
export const reasonedBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
/** payments.decideCancel: `passed` cancels the batch, `returned` leaves it approved */
export const decideCancelBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const askReply = z.strictObject({
  orderId: zUuid,
  status: z.enum(ORDER_STATUSES),
  version: zVersion,
});

/** payments.typeReturn: an answer without a file of the bank; another person books it */
export const typeReturnBody = z.strictObject({
  version: zVersion,
  answers: z.array(typedAnswer).min(1).max(200),
  document: zText(200, 4),
});
export const typeReturnReply = z.strictObject({ returnId: zUuid });
const typedReturnShape = z.strictObject({
  returnId: zUuid,
  status: z.enum(TYPED_STATUSES),
  answers: z.array(typedAnswer),
  document: z.string(),
  typedBy: z.string(),
  typedAt: zInstant,
  version: zVersion,
  allowed: zAllowed,
});
/** payments.bookReturn */
export const bookReturnReply = z.strictObject({
  returnId: zUuid,
  booked: z.boolean(),
  batchStatus: z.enum(BATCH_STATUSES),
});

export const paymentReply = z.strictObject({
  ...paymentRow.shape,
  divisionCode: z.string(),
  orders: z.array(paymentOrderRow),
  typedReturn: typedReturnShape.nullable(),
  waiting: z.array(waitingLineShape),
  leftOut: z.array(leftOutShape),
  steps: z.array(caseStep),
  /** What happened with the bank, oldest first. */
  record: z.array(
    z.strictObject({
      event: z.enum(BANK_EVENTS),
      at: zInstant,
      who: z.string(),
      paid: countShape.nullable(),
      returned: countShape.nullable(),
      unmatched: countShape.nullable(),
    }),
  ),
  allowed: zAllowed,
});

/** payments.proposeHeir: who receives what somebody was due before death, and by which papers */
export const lineParams = z.strictObject({ claimId: zUuid, claimLineId: zUuid });
export const heirBody = z.strictObject({
  name: zText(60, 2),
  relation: z.enum(HEIR_RELATIONS),
  papers: z.array(z.enum(HEIR_PAPERS)).max(6),
  share: z.enum(HEIR_SHARES),
  bankName: zText(100, 2),
  accountNumber: z
    .string()
    .trim()
    .regex(/^\d[\d -]{6,38}\d$/, '账号须为 8 至 40 位数字'),
  reason: zText(300, 4),
  document: zText(200, 4),
  fileIds: zFileIds,
});
export const heirReply = z.strictObject({ changeId: zUuid });

/** payments.prepare: every payable line of these claims, one order a payee and claim */
export const prepareBody = z.strictObject({ claimIds: z.array(zUuid).min(1).max(200) });
export const prepareReply = z.strictObject({
  batchId: zUuid,
  number: z.string(),
  orderCount: countShape,
  totalFen: zFen,
  leftOutCount: countShape,
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
  /** What of the file is no line or was not used, a sentence each. */
  notes: z.array(z.string()),
  batchStatus: z.enum(BATCH_STATUSES),
});

/**
 * payments.correct: a returned order gets a replacing order in a new batch, to be approved again. The account is the one
 * on the payee's record; it is never typed here.
 */
export const correctBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const correctReply = z.strictObject({ batchId: zUuid, orderId: zUuid, number: z.string() });
