import { z } from 'zod';
import {
  leadsTo,
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

/** What a person is told of her own matters, each with a text of data/person-messages.yaml. */
export const MATTER_KINDS = [
  'claim-returned',
  'line-approved',
  'line-refused',
  'published',
  'publication-ends',
  'paid',
  'paid-for-you',
  'bank-returned',
  'account-missing',
  'objection-answered',
  'recovery-noticed',
  'dispute-answered',
  'dispute-corrected',
  'appeal-answered',
  'agreement-recorded',
  'agreement-ended',
  'seat-held',
  'seat-queued',
  'seat-moved-up',
  'seat-selected-out',
  'seat-enrolled',
  'class-approved',
  'opening-closed',
  'opening-stopped',
  'opening-allowed',
  'opening-cancelled',
  'exam-announced',
  'exam-cancelled',
  'exam-result',
  'exam-review-settled',
  'training-to-confirm',
  'account-opened',
  'account-changed',
  'account-stopped',
  'account-verified',
  'account-unconfirmed',
  'helped-act',
] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];
/** News of a campaign: its words come with it, and whoever is not reached is told by mouth instead of on paper. */
export const NEWS = 'campaign-news';
/** All that a person is told of; the Chinese terms are in the vocabulary under personMessageKinds. */
export const KINDS = [...MATTER_KINDS, NEWS] as const;
export type Kind = (typeof KINDS)[number];

export const MESSAGE_STATUSES = ['waiting', 'failed', 'sent', 'given-up', 'cancelled'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const SLIP_STATUSES = [
  'to-print',
  'printed',
  'handed-over',
  'refused',
  'undelivered',
  'cancelled',
] as const;
export type SlipStatus = (typeof SLIP_STATUSES)[number];

/** Why paper is needed. */
const SLIP_REASONS = ['no-phone', 'given-up', 'required'] as const;
export type SlipReason = (typeof SLIP_REASONS)[number];

/** Two people of one name are told apart by their numbers. */
const addressee = z.strictObject({ personId: z.string(), name: z.string(), idNumberMasked: z.string() });

export const messageParams = z.strictObject({ messageId: zUuid });
export const messagesQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(MESSAGE_STATUSES).optional(),
});
/** deliveries.messages: what waits and what failed first, then newest first */
const phoneMessageRow = z.strictObject({
  messageId: zUuid,
  person: addressee,
  kind: z.enum(KINDS),
  content: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  attempts: z.int().min(0),
  notBefore: zInstant,
  toldAt: zInstant,
  sentAt: zInstant.nullable(),
  reason: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const messagesReply = zPage(phoneMessageRow);
export const resendBody = z.strictObject({ version: zVersion });
export const cancelBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const messageActReply = z.strictObject({
  messageId: zUuid,
  status: z.enum(MESSAGE_STATUSES),
  version: zVersion,
});

/** So many slips are printed at once. */
const MOST_PRINTED = 50;
export const slipParams = z.strictObject({ slipId: zUuid });
export const slipsQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(SLIP_STATUSES).optional(),
  /** These alone, as the sheets that are printed name them. */
  ids: z
    .string()
    .max(40 * MOST_PRINTED)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .optional(),
});
/** deliveries.slips: those that wait first, then newest first */
const slipRow = z.strictObject({
  slipId: zUuid,
  number: z.string(),
  person: addressee,
  kind: z.enum(KINDS),
  content: z.string(),
  because: z.enum(SLIP_REASONS),
  office: z.string(),
  status: z.enum(SLIP_STATUSES),
  toldAt: zInstant,
  printedAt: zInstant.nullable(),
  printedBy: z.string().nullable(),
  endedOn: zDate.nullable(),
  endedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  witness: z.string().nullable(),
  reason: z.string().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const slipsReply = zPage(slipRow);

export const printBody = z.strictObject({ slipIds: z.array(zUuid).min(1).max(MOST_PRINTED) });
export const printReply = z.strictObject({ printed: z.int().min(0) });

const OUTCOMES = ['handed-over', 'refused', 'undelivered'] as const;
/** deliveries.record: who signed, or who saw the refusal, or why it came back */
export const recordBody = z.strictObject({
  version: zVersion,
  outcome: z.enum(OUTCOMES),
  on: zDate,
  signedBy: zText(60, 2).optional(),
  witness: zText(60, 2).optional(),
  reason: zText(300, 4).optional(),
});
export const slipActReply = z.strictObject({
  slipId: zUuid,
  status: z.enum(SLIP_STATUSES),
  version: zVersion,
});

/** worker.messages */
export const ownMessagesReply = z.strictObject({
  /** Has she switched messages off? */
  isOff: z.boolean(),
  /** Has she switched news of campaigns off? */
  isNewsOff: z.boolean(),
  /** Is there a phone on record, masked? */
  phoneMasked: z.string().nullable(),
  rows: z.array(
    z.strictObject({
      id: zUuid,
      kind: z.enum(KINDS),
      content: z.string(),
      toldAt: zInstant,
      onPaper: z.boolean(),
      /** Of what goes on paper: the slip has been printed. */
      isPrinted: z.boolean(),
    }),
  ),
});
export const chooseBody = z.strictObject({ isOff: z.boolean() });
export const chooseReply = z.strictObject({ isOff: z.boolean() });

export const REFUSALS = {
  messageMoved: refusal('wrong-status', '这条短信已经发出、重发或取消了，不用再办：请刷新页面看现在的情况。'),
  slipMoved: refusal('wrong-status', '这张通知单现在不能这样办：请刷新页面，看它走到哪一步。'),
  notPrinted: leadsTo(
    'deliveries.print',
    refusal('not-printed', '选中的通知单里有的已经送达或取消：请经办重新选要打印的。', '/slipIds'),
  ),
  needSigner: refusal('signer-missing', '请填签收人：本人、同住的成年家属或代收人的姓名。', '/signedBy'),
  needWitness: refusal('witness-missing', '拒收的请填见证人的姓名，如村（社区）干部。', '/witness'),
  needReason: refusal('reason-missing', '没有送到的请写明原因，好再送一次。', '/reason'),
  dayWrong: refusal('day-wrong', '日期不能早于打印的那天，也不能晚于今天。', '/on'),
} as const satisfies Record<string, Refusal>;
