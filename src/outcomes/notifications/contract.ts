import { z } from 'zod';
import { zDate, zInstant, zUuid } from '../../platform/access/index.ts';

/** What a message leads to; pages know the address. */
const LINK_TYPES = [
  'class',
  'village-delivery',
  'opening',
  'exam',
  'claim',
  'publication',
  'objection',
  'payment',
  'payee-account',
  'payee-hold',
  'certificate-claims',
  'person-correction',
  'person-merge',
  'person-protection',
  'retention-list',
  'credit-code',
  'catalogue-change',
  'evidence-sign',
  'online-platform',
  'list-change',
  'campaign',
  'budget',
  'policy-version',
  'organisation',
  'organisation-move',
  'person-move',
  'recovery',
  'delivery',
  'appeal',
  'dispute',
  'delegation',
  'intake-batch',
  'mass-run',
  'own-account',
  'account',
  'job',
  'calendar',
] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** What a message is about; the Chinese terms are in the vocabulary under notificationKinds. */
export const KINDS = [
  'decided',
  'waiting',
  'due-soon',
  'overdue',
  'payment',
  'publication',
  'fault',
] as const;
export type Kind = (typeof KINDS)[number];

export const inboxQuery = z.strictObject({
  /** Only what this account has not read. */
  unread: z.enum(['true']).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

const message = z.strictObject({
  notificationId: zUuid,
  toldAt: zInstant,
  kind: z.enum(KINDS),
  content: z.string(),
  link: z.strictObject({ type: z.enum(LINK_TYPES), id: z.string(), parentId: z.null() }).nullable(),
  dueOn: zDate.nullable(),
  isRead: z.boolean(),
});

export const inboxReply = z.strictObject({
  rows: z.array(message),
  next: z.string().nullable(),
  total: z.null(),
});

/** How many are unread; counted up to a limit, so that the top bar never waits. */
export const unreadReply = z.strictObject({ unread: z.int().min(0), isMore: z.boolean() });

export const readParams = z.strictObject({ notificationId: zUuid });
export const readBody = z.strictObject({});
export const readReply = z.strictObject({ marked: z.int().min(0) });
