import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zTime,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';
import { after } from './contract-after.ts';

const ITEM_KINDS = ['photo', 'teacher-log', 'video-index', 'material-handed-out', 'paper-sheet'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const ITEM_STATUSES = ['kept', 'withdrawn'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];
export const HALVES = ['morning', 'afternoon', 'evening'] as const;
export type Half = (typeof HALVES)[number];

/** The rules of data/evidence-signs.yaml. */
export const SIGN_RULES = [
  'one-device',
  'two-classes',
  'two-places',
  'photo-again',
  'photo-alike',
  'outside-hours',
  'teacher-twice',
  'within-a-minute',
  'many-witnessed',
  'code-guessed',
  'video-short',
  'online-overlap',
  'online-too-fast',
  'online-too-long',
  'online-unanswered',
] as const;
export type SignRule = (typeof SIGN_RULES)[number];
/** The rules of the risk catalogue that a confirmed sign raises. */
export const RISKS = ['R11', 'R12', 'R14', 'R17', 'R18', 'R21', 'R22', 'R43'] as const;
export type Risk = (typeof RISKS)[number];
export const SIGN_STATUSES = ['open', 'proposed', 'cleared', 'confirmed', 'taking-back'] as const;
export type SignStatus = (typeof SIGN_STATUSES)[number];
const STEP_KINDS = [
  'proposed',
  'settled',
  'returned',
  'found-again',
  'take-back-asked',
  'taken-back',
  'kept',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
const JUDGEMENTS = ['cleared', 'confirmed'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

export const classParams = z.strictObject({ classId: zUuid });
export const personParams = z.strictObject({ classId: zUuid, personId: z.coerce.number().pipe(zPersonId) });
export const itemParams = z.strictObject({ itemId: zUuid });
export const signParams = z.strictObject({ signId: zUuid });

const video = z.strictObject({
  name: zText(200),
  /** When it begins, by the wall clock of the place. */
  start: zTime,
  seconds: z.int().min(1).max(86_400),
  /** SHA-256 in hexadecimal; the video itself stays where it is. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, '校验值须是 64 位小写的十六进制数'),
});
/** evidence.add: of one kind and one half day; files and videos in a batch, one piece each */
export const addBody = z.strictObject({
  kind: z.enum(ITEM_KINDS),
  taughtOn: zDate,
  half: z.enum(HALVES).optional(),
  sessionNo: z.int().min(1).max(999).optional(),
  said: zText(2000).optional(),
  fileIds: zFileIds.optional(),
  videos: z.array(video).min(1).max(50).optional(),
  copies: z.int().min(1).max(10_000).optional(),
  place: zText(100).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});
export type AddInput = z.infer<typeof addBody>;
export const addReply = z.strictObject({ itemIds: z.array(zUuid) });
/** evidence.withdraw */
export const withdrawBody = z.strictObject({ reason: zText(300, 4) });
export const itemActReply = z.strictObject({ itemId: zUuid, status: z.enum(ITEM_STATUSES) });

const item = z.strictObject({
  itemId: zUuid,
  kind: z.enum(ITEM_KINDS),
  taughtOn: zDate,
  half: z.enum(HALVES).nullable(),
  sessionNo: z.int().nullable(),
  said: z.string().nullable(),
  file: zStoredFile.nullable(),
  /** By the camera's own clock, its zone unknown. */
  cameraTime: z.string().nullable(),
  place: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  videoName: z.string().nullable(),
  videoStart: z.string().nullable(),
  videoSeconds: z.int().nullable(),
  videoDigest: z.string().nullable(),
  copies: z.int().nullable(),
  status: z.enum(ITEM_STATUSES),
  recordedAt: zInstant,
  recordedBy: z.string(),
  withdrawnReason: z.string().nullable(),
  allowed: zAllowed,
});
const session = z.strictObject({
  sessionNo: z.int(),
  from: z.string(),
  until: z.string(),
  content: z.string().nullable(),
  room: z.string().nullable(),
  teacherName: z.string().nullable(),
});
const ways = z.array(z.strictObject({ way: z.string(), count: z.int() }));
const half = z.strictObject({
  /** null: of the day, of no half in particular. */
  half: z.enum(HALVES).nullable(),
  sessions: z.array(session),
  /** People who signed in, by way; null where nobody signed in by phone, card or witness. */
  marks: z.strictObject({ people: z.int(), ways, firstAt: zInstant, lastAt: zInstant }).nullable(),
  /** Of the roll: present of those enrolled; null where the roll has no such half day. */
  present: z.strictObject({ count: z.int(), of: z.int() }).nullable(),
  items: z.array(item),
});
const sign = {
  signId: zUuid,
  classId: zUuid,
  rule: z.enum(SIGN_RULES),
  risk: z.enum(RISKS),
  clause: z.string().nullable(),
  weight: z.int(),
  needsTwo: z.boolean(),
  /** What was found, in a sentence with its facts. */
  sentence: z.string(),
  people: z.int(),
  foundOn: zDate,
  status: z.enum(SIGN_STATUSES),
  proposed: z.enum(JUDGEMENTS).nullable(),
  /** What was judged, while a second person decides whether it is taken back. */
  judged: z.enum(JUDGEMENTS).nullable(),
  version: zVersion,
  allowed: zAllowed,
};
const signShape = z.strictObject(sign);
export type SignView = z.infer<typeof signShape>;

/** evidence.ofClass: the whole class as one time line */
export const classReply = z.strictObject({
  classId: zUuid,
  className: z.string(),
  organisationName: z.string(),
  startOn: zDate,
  endOn: zDate,
  days: z.array(z.strictObject({ day: zDate, halves: z.array(half) })),
  /** Online hours that platforms reported of its trainees. */
  online: z.strictObject({ people: z.int(), seconds: z.int(), counted: z.string() }).nullable(),
  /** What came of it for those enrolled. */
  results: z.strictObject({ passed: z.int(), failed: z.int(), none: z.int(), certificates: z.int() }),
  /** How the class was examined, when certificates were issued, when its people confirmed. */
  exams: z.array(after.examOfClass),
  certificates: z.array(after.certificates),
  confirmations: after.confirmations,
  /** Empty for whoever does not judge them. */
  signs: z.array(signShape),
  people: z.array(z.strictObject({ personId: zPersonId, name: z.string(), idNumberMasked: z.string() })),
  allowed: zAllowed,
});
/** evidence.ofPerson: what one person did in the class, in order */
export const personReply = z.strictObject({
  classId: zUuid,
  className: z.string(),
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  halves: z.array(
    z.strictObject({
      day: zDate,
      half: z.enum(HALVES),
      sessions: z.array(session),
      /** Of the roll; null where it has no such half day. */
      mark: z.enum(['present', 'absent', 'leave', 'unknown']).nullable(),
      marks: z.array(
        z.strictObject({ moment: z.string(), way: z.string(), at: zInstant, reason: z.string().nullable() }),
      ),
    }),
  ),
  online: z.array(
    z.strictObject({
      course: z.string(),
      fromAt: zInstant,
      untilAt: zInstant,
      seconds: z.int(),
      checksAsked: z.int(),
      checksAnswered: z.int(),
    }),
  ),
  exams: z.array(after.examOfPerson),
  result: z.string().nullable(),
  certificate: z.strictObject({ number: z.string(), issuedOn: zDate.nullable() }).nullable(),
  confirmation: after.confirmation,
});

/** evidence.signs: what a person has to look into, the heaviest first */
export const signsQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(SIGN_STATUSES).optional(),
  rule: z.enum(SIGN_RULES).optional(),
  classId: zUuid.optional(),
});
const signRow = z.strictObject({ ...sign, className: z.string(), organisationName: z.string() });
export const signsReply = zPage(signRow);
/** evidence.sign: with whoever is concerned, and what people found of it before */
export const signReply = z.strictObject({
  ...signRow.shape,
  persons: z.array(z.strictObject({ personId: zPersonId, name: z.string(), idNumberMasked: z.string() })),
  steps: z.array(
    z.strictObject({
      kind: z.enum(STEP_KINDS),
      decision: z.enum(JUDGEMENTS).nullable(),
      opinion: z.string().nullable(),
      takenAt: zInstant,
      takenBy: z.string(),
    }),
  ),
});
/** evidence.find */
export const findReply = z.strictObject({ found: z.int(), fresh: z.int() });
/** evidence.judge */
export const judgeBody = z.strictObject({
  version: zVersion,
  decision: z.enum(JUDGEMENTS),
  opinion: zText(500, 4),
});
/** evidence.takeBack: why what was judged is wrong */
export const takeBackBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
/** evidence.decide: `passed` agrees with what is proposed, `returned` leaves the sign as it was before */
export const decideBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const signActReply = z.strictObject({
  signId: zUuid,
  status: z.enum(SIGN_STATUSES),
  version: zVersion,
});
