import { z } from 'zod';
import { zAllowed, zDate, zInstant, zPersonId, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';
import { HALVES, MARKS } from './contract.ts';

export const DEVICE_STATUSES = ['in-use', 'revoked', 'wiped'] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];
export const SESSION_STATUSES = ['open', 'closed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];
export const ADJUSTMENT_STATUSES = ['open', 'applied', 'returned', 'withdrawn'] as const;
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number];

/** What a mark says: she came, she left, she was there when everybody signed a second time, she has leave. */
const MOMENTS = ['in', 'out', 'check', 'leave'] as const;
export type Moment = (typeof MOMENTS)[number];
/** How it was made: the code on her own phone, her ID card's number, a teacher's word, a paper sheet typed afterwards. */
export const WAYS = ['code', 'id-card', 'witness', 'paper'] as const;
export type Way = (typeof WAYS)[number];

const zHalf = z.enum(HALVES);
const halfDay = { classId: zUuid, taughtOn: zDate, half: zHalf };
const zDigest = z.string().regex(/^[0-9a-f]{64}$/);
const said = z.strictObject({ code: z.string(), message: z.string() });

/** When something was taken down without a network: the server's time at the last contact, and how long ago that was. */
const time = {
  contactAt: zInstant,
  sinceContactMs: z.int().min(0).max(9_000_000_000),
  deviceAt: zInstant,
};

/** teaching.registerDevice: `publicKey` is its own key (P-256, SPKI, base64). */
export const registerBody = z.strictObject({
  name: zText(20),
  publicKey: z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9+/]+=*$/),
});
export const registerReply = z.strictObject({ deviceId: zUuid, at: zInstant });

const session = z.strictObject({
  sessionId: zUuid,
  ...halfDay,
  beginsAt: zInstant,
  endsAt: zInstant,
  openedAt: zInstant,
  closedAt: zInstant.nullable(),
  status: z.enum(SESSION_STATUSES),
});
/** With what the teacher's screen needs: the secret of the code (base64), and when everybody signs a second time. */
const ownSession = session.extend({ secret: z.string(), checkAt: zInstant.nullable() });

/** teaching.take: the classes of today and the days that follow, to be taken along. */
export const takeBody = z.strictObject({ deviceId: zUuid, waiting: z.int().min(0).max(100_000) });
export const takeReply = z.strictObject({
  at: zInstant,
  untilAt: zInstant,
  /** How the county counts, for the screen: minutes, and the share of a class a teacher may vouch for. */
  counting: z.strictObject({
    lateMinutes: z.int(),
    earlyMinutes: z.int(),
    witnessPercent: z.int(),
    checkMinutes: z.int(),
    /** Who signs in has to sign out as well, or the half day does not count. */
    needsOut: z.boolean(),
  }),
  classes: z.array(
    z.strictObject({
      classId: zUuid,
      name: z.string(),
      number: z.string().nullable(),
      place: z.string().nullable(),
      /** Half days that are taught, of today and later. */
      halfDays: z.array(
        z.strictObject({
          taughtOn: zDate,
          half: zHalf,
          beginsAt: zInstant,
          endsAt: zInstant,
          content: z.string().nullable(),
        }),
      ),
      people: z.array(
        z.strictObject({
          personId: zPersonId,
          rosterNo: z.int(),
          name: z.string(),
          idNumberMasked: z.string(),
        }),
      ),
      sessions: z.array(ownSession),
    }),
  ),
});

/** teaching.open */
export const openBody = z.strictObject({ deviceId: zUuid, ...halfDay });
export const openReply = z.strictObject({ at: zInstant, session: ownSession });

/** A mark as a teacher's phone took it. */
const zMark = z.strictObject({
  /** Given by the phone; sent again it is the same mark. */
  markId: zUuid,
  ...halfDay,
  personId: zPersonId,
  moment: z.enum(MOMENTS),
  way: z.enum(['id-card', 'witness']),
  /** As typed or read, of the way id-card; compared, never kept. */
  idNumber: zText(30, 6).optional(),
  reason: zText(60, 2).optional(),
  ...time,
  /** Its place in the phone's chain: the digest of the one before, its own, and the phone's signature of that (base64). */
  chain: z.strictObject({
    no: z.int().min(1).max(10_000_000),
    previous: zDigest.nullable(),
    digest: zDigest,
    signature: z.string().max(200),
  }),
});
export type MarkSent = z.infer<typeof zMark>;
const zHalfDaySent = z.strictObject({ act: z.enum(['open', 'close']), ...halfDay, ...time });
export type HalfDaySent = z.infer<typeof zHalfDaySent>;

/** teaching.send */
export const sendBody = z.strictObject({
  deviceId: zUuid,
  halfDays: z.array(zHalfDaySent).max(100),
  marks: z.array(zMark).max(200),
  waiting: z.int().min(0).max(100_000),
});
const markAnswer = z.strictObject({
  markId: zUuid,
  /** `kept`: it stays as it was said and counts nowhere; `refused`: nobody of the roster can be meant. The sentences say why. */
  outcome: z.enum(['counted', 'kept', 'refused']),
  markedAt: zInstant,
  clockOffSeconds: z.int(),
  refusals: z.array(said),
});
export type MarkAnswer = z.infer<typeof markAnswer>;
export const sendReply = z.strictObject({
  at: zInstant,
  marks: z.array(markAnswer),
  halfDays: z.array(z.strictObject({ ...halfDay, session: ownSession.nullable(), refusals: z.array(said) })),
});

const mark = z.strictObject({
  markId: zUuid,
  moment: z.enum(MOMENTS),
  way: z.enum(WAYS),
  markedAt: zInstant,
  lateSeconds: z.int(),
  earlySeconds: z.int(),
  clockOffSeconds: z.int(),
  isLate: z.boolean(),
  isEarly: z.boolean(),
  reason: z.string().nullable(),
  /** Who typed it or vouched; null where she signed herself. */
  byName: z.string().nullable(),
  /** Why it counts nowhere; null: it counts. */
  notCounted: said.nullable(),
  chainFault: z.string().nullable(),
});

/** teaching.present, attendance.halfDay: who is there, who is late, who is missing */
export const sessionParams = z.strictObject({ sessionId: zUuid });
export const presentReply = z.strictObject({
  at: zInstant,
  session,
  /** How many more a teacher may vouch for in this half day. */
  witnessLeft: z.int(),
  people: z.array(
    z.strictObject({
      personId: zPersonId,
      rosterNo: z.int(),
      name: z.string(),
      idNumberMasked: z.string(),
      /** What the half day says of her as far as it has come. */
      mark: z.enum(MARKS),
      marks: z.array(mark),
    }),
  ),
});

/** teaching.wipe, teaching.revoke, teaching.devices */
export const deviceParams = z.strictObject({ deviceId: zUuid });
export const wipeBody = z.strictObject({ unsent: z.int().min(0).max(100_000).nullable() });
export const revokeBody = z.strictObject({ version: zVersion, reason: zText(200, 2) });
export const deviceActReply = z.strictObject({ deviceId: zUuid, status: z.enum(DEVICE_STATUSES) });
export const devicesReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      deviceId: zUuid,
      name: z.string(),
      teacherName: z.string(),
      status: z.enum(DEVICE_STATUSES),
      registeredAt: zInstant,
      contactAt: zInstant,
      waiting: z.int(),
      revokeReason: z.string().nullable(),
      wipedUnsent: z.int().nullable(),
      version: zVersion,
      allowed: zAllowed,
    }),
  ),
});

/** worker.signIns: the half days of today in her classes, and what she has signed. */
export const signInsReply = z.strictObject({
  at: zInstant,
  rows: z.array(
    session.extend({
      className: z.string(),
      organisationName: z.string(),
      /** Everybody is asked to sign a second time now. */
      isCheckNow: z.boolean(),
      needsOut: z.boolean(),
      marks: z.array(
        z.strictObject({
          moment: z.enum(MOMENTS),
          way: z.enum(WAYS),
          markedAt: zInstant,
          isLate: z.boolean(),
        }),
      ),
    }),
  ),
});
/** worker.signIn: six digits, and with a scanned picture the half day it is of. `phoneId` is a number the page made. */
export const signInBody = z.strictObject({
  sessionId: zUuid.optional(),
  code: z.string().regex(/^\d{6}$/, '签到码是 6 位数字；请看老师手机上的数字'),
  phoneId: zUuid,
});
export const signInReply = z.strictObject({
  sessionId: zUuid,
  className: z.string(),
  half: zHalf,
  moment: z.enum(MOMENTS),
  markedAt: zInstant,
  isLate: z.boolean(),
  /** Later than that is late; she counts as present. */
  lateMinutes: z.int(),
  needsOut: z.boolean(),
});

/** attendance.typePaper: a sheet that was photographed, and what stands on it. */
export const classParams = z.strictObject({ classId: zUuid });
export const paperBody = z.strictObject({
  taughtOn: zDate,
  half: zHalf,
  fileIds: zFileIds,
  people: z
    .array(
      z.strictObject({
        personId: zPersonId,
        moments: z
          .array(z.enum(['in', 'out', 'leave']))
          .min(1)
          .max(2),
        reason: zText(60, 2).optional(),
      }),
    )
    .min(1)
    .max(500),
});
export const paperReply = z.strictObject({ sessionId: zUuid, counted: z.int(), kept: z.int() });

/** attendance.closeRoll */
export const closeReply = z.strictObject({ classId: zUuid, people: z.int() });

/** attendance.proposeAdjustment and what follows */
export const adjustmentParams = z.strictObject({ classId: zUuid, adjustmentId: zUuid });
export const adjustmentBody = z.strictObject({
  personId: zPersonId,
  taughtOn: zDate,
  half: zHalf,
  mark: z.enum(['present', 'absent', 'leave']),
  reason: zText(300, 4),
  fileIds: zFileIds.optional(),
});
export const adjustmentReview = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
export const adjustmentReply = z.strictObject({
  adjustmentId: zUuid,
  status: z.enum(ADJUSTMENT_STATUSES),
  version: zVersion,
});

/** attendance.live: how the class signed, half day by half day; what sheets say otherwise; what two people adjusted. */
export const liveReply = z.strictObject({
  classId: zUuid,
  rollStatus: z.enum(['open', 'closed', 'locked']),
  sessions: z.array(
    session.extend({
      openedBy: z.string(),
      /** Opened by a phone without a network, and told later. */
      isOffline: z.boolean(),
      enrolled: z.int(),
      present: z.int(),
      late: z.int(),
      early: z.int(),
      leave: z.int(),
      /** People by the way of their mark in. */
      ways: z.record(z.enum(WAYS), z.int()),
      notCounted: z.int(),
      chainFaults: z.int(),
      files: z.array(zStoredFile),
    }),
  ),
  differences: z.array(
    z.strictObject({
      personId: zPersonId,
      name: z.string(),
      taughtOn: zDate,
      half: zHalf,
      sheet: z.enum(MARKS),
      live: z.enum(MARKS),
    }),
  ),
  adjustments: z.array(
    z.strictObject({
      adjustmentId: zUuid,
      personId: zPersonId,
      name: z.string(),
      taughtOn: zDate,
      half: zHalf,
      before: z.enum(MARKS),
      after: z.enum(MARKS),
      reason: z.string(),
      status: z.enum(ADJUSTMENT_STATUSES),
      proposedBy: z.string(),
      proposedAt: zInstant,
      decidedBy: z.string().nullable(),
      steps: z.array(caseStep),
      files: z.array(zStoredFile),
      version: zVersion,
      allowed: zAllowed,
    }),
  ),
  allowed: zAllowed,
});
