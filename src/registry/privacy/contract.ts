import { z } from 'zod';
import { zDate, zInstant, zPersonId, zText, zUuid } from '../../platform/access/index.ts';

export const CONSENT_STATUSES = ['given', 'declined', 'withdrawn'] as const;
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

export const PURPOSES = ['department-comparison', 'class-messages', 'class-photos', 'helper-acts'] as const;
export type Purpose = (typeof PURPOSES)[number];

const HOWS = ['phone', 'counter', 'helper'] as const;
export type How = (typeof HOWS)[number];

/** Why somebody opened the data of a person; the Chinese terms are in the vocabulary under lookPurposes. */
const LOOK_PURPOSES = [
  'record-read',
  'card-read',
  'need-read',
  'claim-read',
  'number-shown',
  'list-taken',
  'served-present',
  'protected-opened',
] as const;
export type LookPurpose = (typeof LOOK_PURPOSES)[number];

export const personParams = z.strictObject({ personId: zPersonId });
export const purposeParams = z.strictObject({ purpose: z.enum(PURPOSES) });

const answered = z.strictObject({
  purpose: z.enum(PURPOSES),
  version: z.int(),
  /** What she reads and agrees to. */
  words: z.string(),
  /** What follows when she takes it back. */
  follows: z.string(),
  /** The act that asks it once. */
  asked: z.enum(['enrol', 'help']),
  /** Her answer, as `answer` says it; null where she was never asked. */
  status: z.enum(CONSENT_STATUSES).nullable(),
  /** Her answer that counts; null where she was never asked. */
  answer: z
    .strictObject({
      consentId: zUuid,
      status: z.enum(CONSENT_STATUSES),
      version: z.int(),
      /** The words of the version that she answered to. */
      words: z.string(),
      at: zInstant,
      how: z.enum(HOWS),
    })
    .nullable(),
  allowed: z.array(z.string()),
});

/** worker.consents, privacy.consents: every purpose with her answer, and what the law orders without one. */
export const consentsReply = z.strictObject({
  purposes: z.array(answered),
  byLaw: z.array(z.strictObject({ what: z.string(), words: z.string(), source: z.string() })),
});
export type ConsentsView = z.input<typeof consentsReply>;

/** worker.answerConsent: the version that was on her screen. */
export const answerBody = z.strictObject({ version: z.int(), agrees: z.boolean() });
export const takeBackBody = z.strictObject({});
/** privacy.recordConsent: by a slip that she signed at the counter. */
export const recordBody = z.strictObject({
  version: z.int(),
  agrees: z.boolean(),
  slip: zText(120, 2),
});
/** privacy.recordTakenBack */
export const recordBackBody = z.strictObject({ slip: zText(120, 2) });
export const recordParams = z.strictObject({ personId: zPersonId, purpose: z.enum(PURPOSES) });
export const consentReply = z.strictObject({ consentId: zUuid, status: z.enum(CONSENT_STATUSES) });
export type ConsentMoved = z.infer<typeof consentReply>;

/** worker.looks: the latest first. */
export const looksReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      lookId: zUuid,
      lookedOn: zDate,
      purpose: z.enum(LOOK_PURPOSES),
      role: z.string(),
      office: z.string(),
      /** Only where whole numbers were shown, or a protected record was opened. */
      officerName: z.string().nullable(),
      looks: z.int(),
    }),
  ),
  /** Until when her record is protected; null where it is not. */
  protectedUntilOn: zDate.nullable(),
});
export type LooksView = z.input<typeof looksReply>;
