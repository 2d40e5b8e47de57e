import { z } from 'zod';
import { zAllowed, zDate, zInstant, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import {
  BASES,
  DESTINATIONS,
  OPENING_STATUSES,
  SEAT_STATUSES,
  WISHES,
} from '../../training/openings/index.ts';
import { findingShape, outcomeShape } from '../determination/index.ts';

export const RESERVATION_STATUSES = ['soft', 'firm', 'used', 'released'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

export const openingParams = z.strictObject({ openingId: zUuid });
export const seatParams = z.strictObject({ seatId: zUuid });

/** What the law would give for one benefit, said before anybody has enrolled. */
const wouldBe = z.strictObject({
  benefit: z.string(),
  outcome: outcomeShape,
  /** Whole fen; null while it cannot be said. */
  amountFen: z.int().min(0).nullable(),
  payee: z.enum(['trainee', 'institution', 'employer']),
  /** Why, each with its clause: what is not met first, then what is not known, then what is met. */
  reasons: z.array(z.strictObject({ clause: z.string(), verdict: z.string(), because: z.string() })),
  /** Of what is missing, who is asked for what. */
  next: z.array(z.string()),
});
export type WouldBe = z.infer<typeof wouldBe>;

/** worker.preview */
export const previewReply = z.strictObject({
  openingId: zUuid,
  /** She has a place here already. */
  seat: z
    .strictObject({
      seatId: zUuid,
      number: z.int(),
      status: z.enum(SEAT_STATUSES),
      ahead: z.int().nullable(),
    })
    .nullable(),
  /** Why she cannot enrol, in words that help; empty where she can. */
  obstacles: z.array(z.string()),
  wouldBe: z.array(wouldBe),
  /** Under which conditions that holds: what she does for it. */
  supposing: z.string(),
  /** The short name of the notice; null where none is in force. */
  notice: z.string().nullable(),
  traineeNotice: z.strictObject({ edition: z.string(), hotline: z.string(), lines: z.array(z.string()) }),
});

/** worker.guide: one benefit of one notice, as the service guides number it */
export const guideParams = z.strictObject({
  policyId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  benefit: z.string().regex(/^[a-z-]{1,40}$/),
});
const GUIDE_STATES = ['proved', 'against', 'asked', 'later', 'apart'] as const;
export type GuideState = (typeof GUIDE_STATES)[number];
const GUIDE_WAITS = ['enrolment', 'class', 'certificate', 'firm', 'claim'] as const;
export type GuideWait = (typeof GUIDE_WAITS)[number];
/**
 * What data say of every condition today. `later`: known once what `waitsFor` names is there. `apart`: does not concern
 * her. `isHers` is false where an institution or the bureau sees to it.
 */
export const ownGuideReply = z.strictObject({
  checks: z.array(
    findingShape.pick({ check: true, because: true, facts: true, answerers: true }).extend({
      state: z.enum(GUIDE_STATES),
      waitsFor: z.enum(GUIDE_WAITS).nullable(),
      isHers: z.boolean(),
    }),
  ),
});

/** worker.enrol */
export const enrolBody = z.strictObject({
  /** The edition of the notice to trainees that she has read (LC-12). */
  noticeEdition: zText(20),
  base: z.enum(BASES),
  wish: z.enum(WISHES),
  destination: z.enum(DESTINATIONS),
});
const reservation = z.strictObject({
  benefit: z.string(),
  status: z.enum(RESERVATION_STATUSES),
  amountFen: z.int().min(0).nullable(),
  clause: z.string().nullable(),
});
export const enrolReply = z.strictObject({
  seatId: zUuid,
  number: z.int(),
  status: z.enum(SEAT_STATUSES),
  ahead: z.int().nullable(),
  reserved: z.array(reservation),
  /** Benefits that this class brings her nothing of, each with the reason. */
  without: z.array(z.strictObject({ benefit: z.string(), because: z.string(), clause: z.string() })),
});
/** worker.leave */
export const seatActReply = z.strictObject({ seatId: zUuid, status: z.enum(SEAT_STATUSES) });
/** worker.seats: her places, newest first */
export const ownSeatsReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      seatId: zUuid,
      openingId: zUuid,
      classId: zUuid,
      className: z.string(),
      organisationName: z.string(),
      place: z.string().nullable(),
      startOn: zDate,
      endOn: zDate,
      number: z.int(),
      status: z.enum(SEAT_STATUSES),
      /** How far the filing of the class is. */
      classStatus: z.string(),
      /** Whether she could enrol in this class again, were she to leave. */
      mayEnrolAgain: z.boolean(),
      ahead: z.int().nullable(),
      /** A reason of the vocabulary list selectionReasons; null unless she was not selected. */
      reason: z.string().nullable(),
      /** What the institution says to it. */
      explanation: z.string().nullable(),
      takenAt: zInstant,
      movedUpAt: zInstant.nullable(),
      reserved: z.array(reservation),
      allowed: zAllowed,
    }),
  ),
});
/** openings.takeRoster */
export const rosterReply = z.strictObject({
  openingId: zUuid,
  status: z.enum(OPENING_STATUSES),
  version: zVersion,
  taken: z.int(),
  refused: z.array(z.strictObject({ number: z.int(), because: z.string() })),
});
