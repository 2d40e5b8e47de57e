import { z } from 'zod';
import type { Uuid } from '../kernel/index.ts';

/** One line of the record: what was done, refused or looked at. `detail` never carries a personal number. */
export interface JournalEvent {
  readonly event: string;
  readonly outcome: 'done' | 'refused' | 'viewed';
  readonly objectType: string;
  readonly objectId: string;
  readonly accountId: Uuid | null;
  readonly personKey: string | null;
  readonly role: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  /** The account of whoever is on leave, while a colleague acts for them. */
  readonly onBehalfOf?: Uuid | undefined;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly requestId?: Uuid;
}

/** A line of the record: which account did what to which thing, when, and why. Names come from `access`. */
export const journalLine = z.strictObject({
  chain: z.string(),
  seq: z.number().int(),
  at: z.string(),
  event: z.string(),
  outcome: z.enum(['done', 'refused', 'viewed']),
  accountId: z.string().nullable(),
  role: z.string().nullable(),
  objectType: z.string(),
  objectId: z.string(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type JournalLine = z.infer<typeof journalLine>;

export const journalQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[a-z0-9]{1,12}:\d{1,15}$/)
    .optional(),
  limit: z.number().int().min(1).max(500).optional(),
  event: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  outcome: z.enum(['done', 'refused', 'viewed']).optional(),
  accountId: z.uuid().optional(),
  /** Days of the journal's own clock, both included. */
  from: z.iso.date().optional(),
  through: z.iso.date().optional(),
  /** The id of a thing, or a number that the line names: of a class, a payment batch, a publication. */
  about: z
    .string()
    .regex(/^[\p{L}0-9:._-]{2,100}$/u)
    .optional(),
});
export type JournalQuery = z.infer<typeof journalQuery>;

/** What one account looked at, took away and was refused, lately and before. */
export const readingRow = z.strictObject({
  accountId: z.string(),
  role: z.string().nullable(),
  /** Persons opened, searched or unmasked in the last 24 hours, and in the busiest hour of them. */
  lookedAt: z.number().int(),
  busiestHour: z.number().int(),
  /** The same a day, over the thirty days before. */
  usualDay: z.number(),
  exported: z.number().int(),
  refused: z.number().int(),
  /** True when somebody should ask why. */
  isUnusual: z.boolean(),
});
export type ReadingRow = z.infer<typeof readingRow>;

/** What a verification found. `fault` is a kebab-case word, `message` one Chinese sentence that says what to do. */
const journalFault = z.strictObject({
  fault: z.enum([
    'altered',
    'missing',
    'doubled',
    'link-broken',
    'head-differs',
    'head-missing',
    'chain-cut',
    'anchor-differs',
    'anchor-forged',
    'anchor-missing',
    'anchor-cut',
    'printed-differs',
    'order-altered',
  ]),
  chain: z.string(),
  seq: z.number().int().nullable(),
  message: z.string(),
});
export type JournalFault = z.infer<typeof journalFault>;

export const journalReport = z.strictObject({
  ok: z.boolean(),
  links: z.number().int(),
  chains: z.array(z.strictObject({ chain: z.string(), links: z.number().int(), head: z.string() })),
  anchors: z.number().int(),
  lastAnchorAt: z.string().nullable(),
  /** The first hundred. */
  faults: z.array(journalFault),
  faultCount: z.number().int(),
  /** What this verification cannot show, one Chinese sentence each. */
  unchecked: z.array(z.string()),
});
export type JournalReport = z.infer<typeof journalReport>;
