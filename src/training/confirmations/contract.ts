import { z } from 'zod';
import { zAllowed, zDate, zInstant, zLevel, zPersonId, zText, zUuid } from '../../platform/access/index.ts';
import { zFileIds } from '../../platform/files/index.ts';
import { CLASS_STATUSES } from '../classes/index.ts';

/** How far a person has confirmed what stands there of her class; the terms are in the vocabulary under confirmationStatuses. */
const CONFIRMATION_STATUSES = ['not-yet', 'confirmed', 'said-wrong'] as const;
export type ConfirmationStatus = (typeof CONFIRMATION_STATUSES)[number];
/** On her own phone, by a helper whom she told so, at the counter, on a signed sheet. */
const CONFIRMATION_WAYS = ['phone', 'helper', 'desk', 'paper'] as const;
export type ConfirmationWay = (typeof CONFIRMATION_WAYS)[number];

const MARKS = ['present', 'absent', 'leave', 'unknown'] as const;

/** What stood before her when she confirmed: figures alone. */
const statedFigures = z.strictObject({
  className: z.string(),
  organisationName: z.string(),
  startOn: zDate,
  endOn: zDate,
  enrolledOn: zDate.nullable(),
  totalHours: z.number().nullable(),
  theoryHours: z.number().nullable(),
  practiceHours: z.number().nullable(),
  safetyHours: z.number().nullable(),
  presentSlots: z.int().nullable(),
  slotCount: z.int().nullable(),
  result: z.string().nullable(),
  certificateKind: z.string().nullable(),
  certificateIssuedOn: zDate.nullable(),
});
export type StatedFigures = z.infer<typeof statedFigures>;

const said = z.strictObject({
  status: z.enum(CONFIRMATION_STATUSES),
  way: z.enum(CONFIRMATION_WAYS).nullable(),
  saidAt: zInstant.nullable(),
  /** Of what she confirmed: the sentences and the figures that stood before her; null where she confirmed nothing. */
  digest: z.string().nullable(),
});

const training = z.strictObject({
  classId: zUuid,
  classStatus: z.enum(CLASS_STATUSES),
  occupationText: z.string().nullable(),
  level: zLevel.nullable(),
  place: z.string().nullable(),
  stated: statedFigures,
  confirmation: said,
  allowed: zAllowed,
});

/** confirmations.mine: her classes, the newest first */
export const mineReply = z.strictObject({ rows: z.array(training) });

export const ownParams = z.strictObject({ classId: zUuid });
/** confirmations.own: one class with her half days, the teachers, and what she would confirm */
export const ownReply = training.extend({
  certificateNumber: z.string().nullable(),
  teachers: z.array(z.string()),
  textbooks: z.array(z.string()),
  days: z.array(
    z.strictObject({
      day: zDate,
      halves: z.array(
        z.strictObject({ half: z.enum(['morning', 'afternoon', 'evening']), mark: z.enum(MARKS) }),
      ),
    }),
  ),
  edition: z.string(),
  lines: z.array(z.string()),
  /** Of the sentences and figures as they stand now; she sends back what she has read. */
  digestNow: z.string(),
});

/** confirmations.confirm */
export const confirmBody = z.strictObject({ digest: zText(64) });
export const confirmReply = z.strictObject({
  classId: zUuid,
  personId: zPersonId,
  status: z.enum(['confirmed', 'said-wrong']),
  digest: z.string(),
});

/** confirmations.ofClass: everybody on the roster, what each has said */
export const ofClassParams = z.strictObject({ classId: zUuid });
export const ofClassReply = z.strictObject({
  classId: zUuid,
  className: z.string(),
  endOn: zDate,
  confirmed: z.int(),
  saidWrong: z.int(),
  notYet: z.int(),
  rows: z.array(
    z.strictObject({
      personId: zPersonId,
      rosterNo: z.int(),
      name: z.string(),
      idNumberMasked: z.string(),
      presentSlots: z.int().nullable(),
      slotCount: z.int().nullable(),
      ...said.shape,
      allowed: zAllowed,
    }),
  ),
});

/** confirmations.record: what she signed on paper */
export const recordParams = z.strictObject({ classId: zUuid, personId: z.coerce.number().int().positive() });
export const recordBody = z.strictObject({
  signedOn: zDate,
  fileIds: zFileIds,
});
