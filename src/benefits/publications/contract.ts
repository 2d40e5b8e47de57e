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
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { LINE_STATUSES } from '../claims/index.ts';
import { countShape, dueShape, personShape } from '../determination/index.ts';

export const PUBLICATION_STATUSES = ['open', 'taken-down', 'closed', 'cancelled'] as const;
export const OBJECTION_STATUSES = ['received', 'open', 'proposed', 'upheld', 'dismissed'] as const;

export const publicationIdParams = z.strictObject({ publicationId: zUuid });
export const objectionIdParams = z.strictObject({ objectionId: zUuid });

/** What the public sees of one line; nothing else is ever in a public reply. */
const shownLine = {
  lineNo: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  unitName: z.string(),
  benefit: z.string(),
  standardText: z.string(),
  amountFen: zFen,
};
const period = {
  startsOn: zDate,
  lastDay: zDate,
  /** Earlier than `lastDay` when an approved calendar has made that later. */
  announcedLastDay: zDate,
  workingDays: z.int(),
  /** 0 on the last day, negative after it. */
  workingDaysLeft: z.int(),
};

/** publications.list */
export const publicationsQuery = z.strictObject({
  status: z.enum(PUBLICATION_STATUSES).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const publicationRow = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  title: z.string(),
  ...period,
  status: z.enum(PUBLICATION_STATUSES),
  lineCount: countShape,
  totalFen: zFen,
  openObjections: countShape,
  version: zVersion,
});
export const publicationsReply = zPage(publicationRow);

/** publications.show */
export const publicationReply = z.strictObject({
  ...publicationRow.shape,
  clause: z.string().nullable(),
  openedBy: z.string(),
  openedAt: zInstant,
  /** Who took it down and why, and who decided on that; empty while nobody did. */
  steps: z.array(caseStep),
  lines: z.array(
    z.strictObject({
      ...shownLine,
      claimId: zUuid,
      claimLineId: zUuid,
      status: z.enum(LINE_STATUSES),
    }),
  ),
  allowed: zAllowed,
});

/** publications.open */
export const openPublicationBody = z.strictObject({
  claimIds: z.array(zUuid).min(1).max(200),
  title: z.string().trim().min(4).max(100),
});
export const openPublicationReply = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  lineCount: countShape,
  startsOn: zDate,
  lastDay: zDate,
});

/** publications.close */
export const closePublicationBody = z.strictObject({ version: zVersion });
export const closePublicationReply = z.strictObject({
  publicationId: zUuid,
  status: z.enum(PUBLICATION_STATUSES),
  version: zVersion,
  /** Not ended: it would have been short of its working days, and runs until this day; null when it has ended. */
  extendedTo: zDate.nullable(),
  payableLines: countShape,
  contestedLines: countShape,
});

/** publications.takeDown: nobody of the public sees it from now on */
export const takeDownBody = z.strictObject({ version: zVersion, reason: z.string().trim().min(4).max(300) });

/** publications.decideTakeDown: `passed` ends it and its lines are granted again, `returned` lets it run on */
export const decideTakeDownBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** Reply of takeDown and decideTakeDown. */
export const takeDownReply = z.strictObject({
  publicationId: zUuid,
  status: z.enum(PUBLICATION_STATUSES),
  version: zVersion,
  /** Lines that may be published again. */
  grantedLines: countShape,
  /** Runs on until this day; null when it does not run. */
  lastDay: zDate.nullable(),
});

/** public.publications: open ones only */
export const publicPublicationsQuery = z.strictObject({ ...pageQuery, after: zUuid.optional() });
export const publicPublicationRow = z.strictObject({
  publicationId: zUuid,
  number: z.string(),
  title: z.string(),
  ...period,
  lineCount: countShape,
  totalFen: zFen,
});
export const publicPublicationsReply = zPage(publicPublicationRow);

/** public.publication */
export const publicPublicationReply = z.strictObject({
  ...publicPublicationRow.shape,
  /** Its days are over: nobody is named any more. */
  hasEnded: z.boolean(),
  /** The bureau has taken it down; it may be published again. */
  isTakenDown: z.boolean(),
  lines: z.array(z.strictObject(shownLine)),
});

const PHONE_SENTENCE = '请填手机号码，或带区号的固定电话：要能联系到您，答复才能告诉您。';

/** public.object */
export const objectBody = z.strictObject({
  lineNo: z.int().positive(),
  content: z.string().trim().min(4).max(1000),
  name: z.string().trim().min(2).max(50),
  /** A mobile number, or one of a house with its area code; an answer must be possible. */
  phone: z
    .string()
    .max(20)
    .trim()
    .transform((text) => text.replace(/[ -]/g, ''))
    .pipe(z.string().regex(/^(?:\+?86)?(?:1[3-9]\d{9}|0\d{9,11})$/, PHONE_SENTENCE)),
});
/** objections.record: what came to the desk, by letter or by telephone, in time or after the last day */
export const recordObjectionBody = objectBody;
export const recordObjectionReply = z.strictObject({
  objectionId: zUuid,
  number: z.string(),
  acceptedBy: zDate,
  isLate: z.boolean(),
  lineStatus: z.enum(LINE_STATUSES),
});
/** Its number, and until when the bureau accepts it. */
export const objectReply = z.strictObject({ number: z.string(), acceptedBy: zDate });

/** public.findObjection */
export const findObjectionBody = z.strictObject({
  number: z
    .string()
    .trim()
    .regex(/^Y\d{6}-\d{4}-\d{4,}$/, '异议编号形如 Y371526-2021-0003，请照提交时的编号填写。'),
  /** Last four digits of the telephone number that was left. */
  phoneTail: z.string().regex(/^\d{4}$/, '请填所留电话的末四位数字。'),
});
export const findObjectionReply = z.strictObject({
  number: z.string(),
  publicationNumber: z.string(),
  publicationTitle: z.string(),
  lineNo: z.int(),
  status: z.enum(OBJECTION_STATUSES),
  raisedAt: zInstant,
  dueOn: zDate,
  outcome: z.string().nullable(),
  settledAt: zInstant.nullable(),
});

/** objections.list */
export const objectionsQuery = z.strictObject({
  status: z.enum(OBJECTION_STATUSES).optional(),
  publicationId: zUuid.optional(),
  /** A number or its end. */
  number: z.string().trim().min(1).max(30).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const objectionRow = z.strictObject({
  objectionId: zUuid,
  publicationId: zUuid,
  publicationNumber: z.string(),
  publicationTitle: z.string(),
  lineNo: z.int(),
  claimId: zUuid,
  claimLineId: zUuid,
  person: personShape,
  unitName: z.string(),
  benefit: z.string(),
  amountFen: zFen,
  /** Null for those of before there were numbers. */
  number: z.string().nullable(),
  content: z.string(),
  objectorName: z.string().nullable(),
  phoneTail: z.string().nullable(),
  /** Who recorded it at the desk; null for one that came by the public page. */
  recordedBy: z.string().nullable(),
  isLate: z.boolean(),
  /** What the line is now: money that is paid is not stopped. */
  lineStatus: z.enum(LINE_STATUSES),
  /** Waiting objections against the same line, this one included: they are answered together. */
  together: countShape,
  proposedDecision: z.enum(['upheld', 'dismissed']).nullable(),
  /** Who proposed the answer and who decided on it. */
  steps: z.array(caseStep),
  raisedAt: zInstant,
  due: dueShape,
  status: z.enum(OBJECTION_STATUSES),
  outcome: z.string().nullable(),
  settledAt: zInstant.nullable(),
  version: zVersion,
  /** The reader took part in deciding its claim: others answer the objection. */
  hasSigned: z.boolean(),
  allowed: zAllowed,
});
export const objectionsReply = zPage(objectionRow);

/** objections.accept */
export const acceptBody = z.strictObject({ version: zVersion });

/** objections.propose: the answer to every waiting objection against the line */
export const proposeBody = z.strictObject({
  version: zVersion,
  decision: z.enum(['upheld', 'dismissed']),
  outcome: z.string().trim().min(4).max(500),
});

/**
 * objections.settle: `passed` gives the proposed answer - upheld refuses the line and frees its money, dismissed lets it
 * go on -, `returned` sends the proposal back.
 */
export const settleBody = z.strictObject({ ...reviewBody.shape, decision: z.enum(['passed', 'returned']) });
/** Reply of accept, propose and settle. */
export const objectionActReply = z.strictObject({
  objectionId: zUuid,
  status: z.enum(OBJECTION_STATUSES),
  lineStatus: z.enum(LINE_STATUSES),
  version: zVersion,
});
