import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zInstant,
  zLevel,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';

export const OPENING_STATUSES = ['open', 'closed', 'filed', 'stopped', 'cancelled'] as const;
export type OpeningStatus = (typeof OPENING_STATUSES)[number];
export const SEAT_STATUSES = ['held', 'queued', 'enrolled', 'left', 'selected-out', 'released'] as const;
export type SeatStatus = (typeof SEAT_STATUSES)[number];

/** For whom a class is meant (NM-3-2): a mark, not a condition. */
export const AUDIENCES = ['everybody', 'older', 'younger'] as const;
/** The order of a queue, of data/queue-orders.yaml; a test compares both lists. */
export const QUEUE_ORDERS = ['arrival', 'focus-groups', 'focus-counties'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];
/** Why somebody is not selected, of data/selection-reasons.yaml; a test compares both lists. */
export const SELECTION_REASONS = [
  'conditions-not-met',
  'not-reached',
  'wrong-person',
  'same-class-before',
  'asked-herself',
  'other',
] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

/** The short analysis before training (SX-2-2b, LC-11b), of the vocabulary. */
export const BASES = ['none', 'a-little', 'for-years'] as const;
export const WISHES = ['find-work', 'earn-more', 'own-business', 'certificate'] as const;
export const DESTINATIONS = ['here', 'elsewhere', 'own', 'not-known'] as const;

const zAge = z.int().min(14).max(80);
/** Whom a class takes; null and empty: no condition. */
const conditions = z
  .strictObject({
    audience: z.enum(AUDIENCES),
    minAge: zAge.nullable(),
    maxAge: zAge.nullable(),
    /** One of these, by the word of a department. */
    groups: z.array(zText(40)).max(20),
    /** What else there is to know, in the institution's words. */
    note: zText(200).nullable(),
  })
  .refine(({ minAge, maxAge }) => minAge === null || maxAge === null || minAge <= maxAge, {
    path: ['maxAge'],
    message: '最大年龄不能小于最小年龄',
  });
export type Conditions = z.infer<typeof conditions>;

const days = { openFrom: zDate, openUntil: zDate };
const zSeats = z.int().min(1).max(2000);
/** openings.open */
export const openBody = z.strictObject({
  seats: zSeats,
  ...days,
  conditions,
  queueOrder: z.enum(QUEUE_ORDERS),
});
export type OpeningInput = z.infer<typeof openBody>;
const zNote = zText(200).nullable();
/** openings.amend: what people have enrolled for stays; more seats, a later last day, other words of the note */
export const amendBody = z.strictObject({
  version: zVersion,
  seats: zSeats,
  openUntil: zDate,
  /** Absent: as it is. */
  note: zNote.optional(),
});
export const versionBody = z.strictObject({ version: zVersion });
/** openings.cancel, openings.stop */
export const sayBody = z.strictObject({ version: zVersion, reason: zText(200, 4) });
/** openings.selectOut */
export const selectOutBody = z.strictObject({
  reason: z.enum(SELECTION_REASONS),
  /** In the institution's own words; she reads it. Needed where the list has no reason. */
  explanation: zText(200, 4).optional(),
});
/** openings.seePhone */
export const seePhoneBody = z.strictObject({ reason: zText(200, 4) });
export const seePhoneReply = z.strictObject({ phone: z.string(), shownAt: zInstant });
export const openingParams = z.strictObject({ openingId: zUuid });
export const classParams = z.strictObject({ classId: zUuid });
export const seatParams = z.strictObject({ openingId: zUuid, seatId: zUuid });
export const openingActReply = z.strictObject({
  openingId: zUuid,
  status: z.enum(OPENING_STATUSES),
  version: zVersion,
});

/** What everybody may read of a class that is open for enrolment. */
const opening = {
  openingId: zUuid,
  classId: zUuid,
  className: z.string(),
  organisationId: zUuid,
  organisationName: z.string(),
  divisionCode: zDivisionCode,
  divisionName: z.string(),
  occupationCode: z.string().nullable(),
  occupationName: z.string().nullable(),
  level: zLevel.nullable(),
  hours: z.number().nullable(),
  startOn: zDate,
  endOn: zDate,
  openFrom: zDate,
  openUntil: zDate,
  seats: z.int(),
  taken: z.int(),
  queued: z.int(),
  place: z.string().nullable(),
  costBorneBy: z.string().nullable(),
  conditions,
  status: z.enum(OPENING_STATUSES),
  /** Why nobody can enrol today; null while one can. */
  closedBecause: z.string().nullable(),
};
const openingShape = z.strictObject(opening);
export type OpeningView = z.infer<typeof openingShape>;
/** public.openings: those that take people today, the next first day first */
export const publicQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  divisionCode: zDivisionCode.optional(),
  occupationCode: zOccupationCode.optional(),
  /** In her own words: a trade, a class, a school, a place. */
  q: zText(40).optional(),
});
export const publicReply = zPage(openingShape);
/** public.opening: also one that has ended, and says so */
export const publicOpeningReply = z.strictObject({
  ...opening,
  queueOrder: z.enum(QUEUE_ORDERS),
  /** By whose right that order; null where no notice says so and the institution chose it. */
  queueClause: z.string().nullable(),
  teachers: z.array(z.string()),
  sessions: z.array(z.strictObject({ taughtOn: zDate, from: z.string(), until: z.string() })),
});

/** openings.list, for the desk */
export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(OPENING_STATUSES).optional(),
  name: zText(80).optional(),
});
export const listReply = zPage(openingShape);

const seatRow = z.strictObject({
  seatId: zUuid,
  number: z.int(),
  /** By the order of the queue: 0 comes before 1. */
  rank: z.int(),
  status: z.enum(SEAT_STATUSES),
  reason: z.enum(SELECTION_REASONS).nullable(),
  explanation: z.string().nullable(),
  personId: z.int(),
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  takenAt: zInstant,
  movedUpAt: zInstant.nullable(),
  base: z.enum(BASES),
  wish: z.enum(WISHES),
  destination: z.enum(DESTINATIONS),
  allowed: zAllowed,
});
/** openings.ofClass: the opening of a class with its seats, and what may be done; null while it is not open */
export const ofClassReply = z.strictObject({
  opening: z
    .strictObject({
      ...opening,
      queueOrder: z.enum(QUEUE_ORDERS),
      queueClause: z.string().nullable(),
      /** For which reasons somebody may be not selected here. */
      selectionReasons: z.array(z.enum(SELECTION_REASONS)),
      reason: z.string().nullable(),
      rows: z.array(seatRow),
      version: zVersion,
      allowed: zAllowed,
    })
    .nullable(),
  /** The last day on which people may enrol: the day before the class begins. */
  lastDay: zDate,
  /** Of the filing; null where it says none. No more seats than that. */
  plannedCount: z.int().nullable(),
  today: zDate,
  allowed: zAllowed,
});
