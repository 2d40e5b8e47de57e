import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zMonth,
  zOccupationCode,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { zStoredFile } from '../../platform/files/index.ts';
import { DUTY_KINDS } from '../../registry/households/index.ts';
import { NEED_DESTINATIONS, NEED_KINDS, NOT_REACHED_REASONS } from '../../registry/needs/index.ts';
import { AUDIENCES, BASES, DESTINATIONS, WISHES } from '../../training/openings/index.ts';

export const DEVICE_STATUSES = ['in-use', 'revoked', 'wiped'] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];
const ENTRY_KINDS = ['wish', 'no-wish', 'not-reached', 'enrolment', 'measure'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
const ENTRY_OUTCOMES = ['taken', 'refused'] as const;
export type EntryOutcome = (typeof ENTRY_OUTCOMES)[number];

export type NotReachedReason = (typeof NOT_REACHED_REASONS)[number];
export type NeedKind = (typeof NEED_KINDS)[number];

/** A village, twelve digits. */
const zVillage = z.string().regex(/^[1-9]\d{11}$/, '村的代码是 12 位数字');

/** visits.villages: which villages of hers a helper may take along */
export const villagesReply = z.strictObject({
  rows: z.array(z.strictObject({ villageCode: zVillage, villageName: z.string(), households: z.int() })),
});

/** visits.registerDevice */
export const registerBody = z.strictObject({ name: zText(20) });
export const registerReply = z.strictObject({ deviceId: zUuid, at: zInstant });

/** visits.take: the list of a village for a day; how many entries still wait on this phone */
export const takeBody = z.strictObject({
  deviceId: zUuid,
  villageCode: zVillage,
  waiting: z.int().min(0).max(100_000),
});
const person = z.strictObject({
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  relation: z.string().nullable(),
  duty: z.array(z.enum(DUTY_KINDS)),
  /** The last answer known: a wish, none, not reached; null: nobody has asked. */
  asked: z.enum(['wish', 'no-wish', 'not-reached']).nullable(),
  askedOn: zDate.nullable(),
});
export const takeReply = z.strictObject({
  /** The time of the server, by which the phone's own clock is corrected. */
  at: zInstant,
  untilAt: zInstant,
  villageCode: zVillage,
  villageName: z.string(),
  households: z.array(
    z.strictObject({
      householdId: zUuid,
      number: z.string(),
      address: z.string().nullable(),
      people: z.array(person),
      measures: z.array(
        z.strictObject({
          measureId: zUuid,
          version: zVersion,
          need: z.string(),
          measure: z.string(),
          responsible: z.string(),
          dueOn: zDate,
        }),
      ),
    }),
  ),
  /** On a duty list in this village, and in no household. */
  others: z.array(person),
  openings: z.array(
    z.strictObject({
      openingId: zUuid,
      className: z.string(),
      occupationName: z.string().nullable(),
      organisationName: z.string(),
      place: z.string().nullable(),
      startOn: zDate,
      endOn: zDate,
      openUntil: zDate,
      seats: z.int(),
      taken: z.int(),
      costBorneBy: z.string().nullable(),
      audience: z.enum(AUDIENCES),
      minAge: z.int().nullable(),
      maxAge: z.int().nullable(),
      groups: z.array(z.string()),
      note: z.string().nullable(),
    }),
  ),
  notice: z.strictObject({ edition: z.string(), hotline: z.string(), lines: z.array(z.string()) }),
});
export type TakeReply = z.infer<typeof takeReply>;

/** Whom an entry is about: somebody on the list that was taken along, or as her ID card says. */
const who = {
  personId: zPersonId.optional(),
  idNumber: zText(30, 6).optional(),
  name: zText(60, 2).optional(),
  phone: zText(30).optional(),
  /** The village whose list it was. */
  villageCode: zVillage.optional(),
};
const isNamed = (of: {
  personId?: number | undefined;
  idNumber?: string | undefined;
  name?: string | undefined;
}) => of.personId !== undefined || (of.idNumber !== undefined && of.name !== undefined);

/** A picture of some kilobytes, drawn with a finger. */
const zSignature = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9+/]+=*$/);

/** What each kind of entry holds. One that is not of its form is refused by itself, and the others go on. */
export const ENTRY_SHAPES = {
  wish: z
    .strictObject({
      ...who,
      need: z.enum(NEED_KINDS),
      occupationCode: zOccupationCode.optional(),
      words: zText(60, 2).optional(),
      wishedFrom: zMonth.optional(),
      placeWished: zText(60).optional(),
      destination: z.enum(NEED_DESTINATIONS),
      whereTo: zText(40, 2).optional(),
    })
    .refine(isNamed)
    .refine(({ occupationCode, words }) => occupationCode !== undefined || words !== undefined),
  'no-wish': z.strictObject(who).refine(isNamed),
  'not-reached': z
    .strictObject({ ...who, reason: z.enum(NOT_REACHED_REASONS), tries: z.int().min(1).max(99) })
    .refine(isNamed),
  enrolment: z
    .strictObject({
      ...who,
      openingId: zUuid,
      noticeEdition: zText(20),
      base: z.enum(BASES),
      wish: z.enum(WISHES),
      destination: z.enum(DESTINATIONS),
      /** A helper has seen her ID card. */
      cardSeen: z.boolean(),
      /** Drawn by her on the screen, base64. Without it nobody is enrolled. */
      signature: zSignature.optional(),
    })
    .refine(isNamed),
  measure: z.strictObject({ measureId: zUuid, version: zVersion, words: zText(200) }),
} as const satisfies Record<EntryKind, z.ZodType>;
export type EntryContent<K extends EntryKind> = z.infer<(typeof ENTRY_SHAPES)[K]>;

const zEntry = z.strictObject({
  /** Given by the phone when it is taken down; sent again it is the same entry. */
  entryId: zUuid,
  kind: z.enum(ENTRY_KINDS),
  /** What the server said that it was at the last contact before, and how long ago that was. */
  contactAt: zInstant,
  sinceContactMs: z.int().min(0).max(9_000_000_000),
  /** What the phone's own clock said. */
  deviceAt: zInstant,
  content: z.record(z.string(), z.unknown()),
});
export type EntrySent = z.infer<typeof zEntry>;

/** visits.send */
export const sendBody = z.strictObject({
  deviceId: zUuid,
  entries: z.array(zEntry).max(200),
  /** How many are left on the phone after these. */
  waiting: z.int().min(0).max(100_000),
});
const zAnswer = z.strictObject({
  entryId: zUuid,
  outcome: z.enum(ENTRY_OUTCOMES),
  happenedAt: zInstant,
  clockOffSeconds: z.int(),
  /** Why not, and what to do. */
  refusals: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  /** Of an enrolment. */
  seat: z.strictObject({ number: z.int(), isQueued: z.boolean() }).nullable(),
  /** Another phone had sent it before. */
  fromOther: z.boolean(),
});
export type EntryAnswer = z.infer<typeof zAnswer>;
export const sendReply = z.strictObject({ at: zInstant, answers: z.array(zAnswer) });

/** visits.wipe: the phone has emptied itself; how many entries went with it, where it could count them */
export const deviceParams = z.strictObject({ deviceId: zUuid });
export const wipeBody = z.strictObject({ unsent: z.int().min(0).max(100_000).nullable() });
/** visits.revoke */
export const revokeBody = z.strictObject({ version: zVersion, reason: zText(200, 2) });
export const deviceActReply = z.strictObject({ deviceId: zUuid, status: z.enum(DEVICE_STATUSES) });

/** visits.devices */
export const devicesQuery = z.strictObject({ ...pageQuery, after: zUuid.optional() });
const deviceRow = z.strictObject({
  deviceId: zUuid,
  name: z.string(),
  helperName: z.string(),
  status: z.enum(DEVICE_STATUSES),
  registeredAt: zInstant,
  contactAt: zInstant,
  waiting: z.int(),
  listedVillage: z.string().nullable(),
  listedAt: zInstant.nullable(),
  revokedAt: zInstant.nullable(),
  revokedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
  wipedAt: zInstant.nullable(),
  wipedUnsent: z.int().nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export const devicesReply = zPage(deviceRow);

/** visits.entries: what came in, the newest first */
export const entriesQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  outcome: z.enum(ENTRY_OUTCOMES).optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
});
const entryRow = z.strictObject({
  entryId: zUuid,
  kind: z.enum(ENTRY_KINDS),
  outcome: z.enum(ENTRY_OUTCOMES),
  personId: zPersonId.nullable(),
  name: z.string().nullable(),
  helperName: z.string(),
  deviceName: z.string(),
  happenedAt: zInstant,
  clockOffSeconds: z.int(),
  receivedAt: zInstant,
  /** The plan of a household that it is about. */
  measure: z
    .strictObject({ householdId: zUuid, number: z.string(), headName: z.string(), measure: z.string() })
    .nullable(),
  need: z.strictObject({ needId: zUuid, kind: z.enum(NEED_KINDS), words: z.string().nullable() }).nullable(),
  opening: z.strictObject({ classId: zUuid, className: z.string() }).nullable(),
  /** The helper's own words of a measure; why somebody was not reached, and how often it was tried. */
  said: z.strictObject({
    words: z.string().nullable(),
    reason: z.enum(NOT_REACHED_REASONS).nullable(),
    tries: z.int().nullable(),
  }),
  refusals: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  signatures: z.array(zStoredFile),
});
export const entriesReply = zPage(entryRow);
