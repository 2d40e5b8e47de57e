import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zLevel,
  zPage,
  zPersonId,
  zText,
  zTime,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

export const EXAM_KINDS = [
  'completion',
  'qualification-appraisal',
  'employer-assessment',
  'body-assessment',
  'special-ability',
] as const;
export type ExamKind = (typeof EXAM_KINDS)[number];
export const EXAM_STATUSES = [
  'planned',
  'returned',
  'announced',
  'held',
  'results-entered',
  'confirmed',
  'cancelled',
] as const;
export const INSPECTION_STATUSES = ['drawn', 'recorded', 'signed'] as const;
export const REVIEW_STATUSES = ['asked', 'answered', 'upheld', 'changed', 'withdrawn'] as const;
const RESULTS = ['passed', 'failed', 'absent'] as const;
const DUTIES = ['examiner', 'invigilator', 'inspector'] as const;
export type Duty = (typeof DUTIES)[number];
/** What keeps trainer and assessor apart (考培分离). */
const TRAITS = ['organisation', 'legal-person', 'phone', 'account', 'address', 'people'] as const;
export type Trait = (typeof TRAITS)[number];

export const examParams = z.strictObject({ examId: zUuid });
export const classParams = z.strictObject({ classId: zUuid });
export const officialParams = z.strictObject({ officialId: zUuid });
export const reviewParams = z.strictObject({ reviewId: zUuid });

const place = {
  heldOn: zDate,
  from: zTime,
  until: zTime,
  place: zText(120, 2),
  room: zText(60).optional(),
  examiners: z.int().min(1).max(20),
  invigilators: z.int().min(1).max(20),
};

/** exams.plan: `bodyId` of a completion exam is the trainer's own; `resitOf` for those who failed or were absent. */
export const planBody = z.strictObject({
  classId: zUuid,
  kind: z.enum(EXAM_KINDS),
  bodyId: zUuid,
  resitOf: zUuid.optional(),
  ...place,
});
export const amendBody = z.strictObject({ version: zVersion, bodyId: zUuid, ...place });
export const versionBody = z.strictObject({ version: zVersion });
export const sayBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });

/** exams.hold: the recordings as files have them; the video itself stays where it is. */
export const holdBody = z.strictObject({
  version: zVersion,
  recordings: z
    .array(
      z.strictObject({
        fileName: zText(120),
        startAt: zInstant,
        minutes: z.int().min(1).max(1440),
        digest: z.string().regex(/^[0-9a-f]{64}$/, '摘要应是 64 位小写十六进制的 SHA-256；请核对'),
      }),
    )
    .max(50),
  note: zText(300).optional(),
});

const score = z.number().min(0).max(100).multipleOf(0.1, '成绩最多一位小数；请核对');
const scores = {
  theoryScore: score.optional(),
  practiceScore: score.optional(),
  overallScore: score.optional(),
  result: z.enum(RESULTS),
};
/** exams.enterResults: a row a seat, all of them. */
export const resultsBody = z.strictObject({
  version: zVersion,
  rows: z.array(z.strictObject({ seatNo: z.int().min(1), ...scores })).max(2000),
});
export const decideBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });

/** exams.drawInspectors: a reason where they are drawn again. */
export const drawBody = z.strictObject({ version: zVersion, reason: zText(300, 4).optional() });
export const inspectionBody = z.strictObject({
  version: zVersion,
  inOrder: z.boolean(),
  seenCount: z.int().min(0).max(2000),
  findings: zText(1000, 4),
});

/** exams.certify: numbers of a body's own certificates; a completion certificate takes the next one of the county. */
export const certifyBody = z.strictObject({
  version: zVersion,
  issuedOn: zDate,
  numbers: z
    .array(z.strictObject({ personId: zPersonId, number: zText(60, 4) }))
    .max(2000)
    .optional(),
});
export const certifyReply = z.strictObject({
  examId: zUuid,
  issued: z.int(),
  /** Numbers whose year or level is not that of the record: written down all the same, somebody must look. */
  findings: z.array(z.strictObject({ personId: zPersonId, message: z.string() })),
  version: zVersion,
});

export const officialBody = z.strictObject({
  name: zText(40, 2),
  idNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/, '身份证号应是 18 位；请核对')
    .optional(),
  isExaminer: z.boolean(),
  isInvigilator: z.boolean(),
  cardNumber: zText(40).optional(),
  /** Whose list it is; an organisation writes its own. */
  organisationId: zUuid.optional(),
});
export const officialReply = z.strictObject({ officialId: zUuid });
export const officialsReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      officialId: zUuid,
      organisationId: zUuid,
      organisationName: z.string(),
      name: z.string(),
      idNumberMasked: z.string().nullable(),
      isExaminer: z.boolean(),
      isInvigilator: z.boolean(),
      cardNumber: z.string().nullable(),
      endedOn: zDate.nullable(),
      allowed: zAllowed,
    }),
  ),
  allowed: zAllowed,
});

/** exams.draft: what a plan begins with. */
export const draftReply = z.strictObject({
  classId: zUuid,
  className: z.string(),
  endOn: zDate,
  traineeCount: z.int(),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(EXAM_KINDS),
      clause: z.string().nullable(),
      bodies: z.array(z.strictObject({ organisationId: zUuid, name: z.string() })),
    }),
  ),
  /** Confirmed exams with people who failed or were absent: they may sit again. */
  resits: z.array(
    z.strictObject({ examId: zUuid, kind: z.enum(EXAM_KINDS), heldOn: zDate, people: z.int() }),
  ),
  exams: z.array(
    z.strictObject({ examId: zUuid, kind: z.enum(EXAM_KINDS), heldOn: zDate, status: z.enum(EXAM_STATUSES) }),
  ),
  allowed: zAllowed,
});

export const examActReply = z.strictObject({
  examId: zUuid,
  status: z.enum(EXAM_STATUSES),
  version: zVersion,
});
export const inspectionReply = z.strictObject({
  examId: zUuid,
  status: z.enum(INSPECTION_STATUSES),
  version: zVersion,
});

export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(EXAM_STATUSES).optional(),
  kind: z.enum(EXAM_KINDS).optional(),
});
const examRow = z.strictObject({
  examId: zUuid,
  classId: zUuid,
  className: z.string(),
  kind: z.enum(EXAM_KINDS),
  isResit: z.boolean(),
  bodyName: z.string(),
  trainerName: z.string(),
  heldOn: zDate,
  from: zTime,
  until: zTime,
  place: z.string(),
  seats: z.int(),
  status: z.enum(EXAM_STATUSES),
  inspection: z.enum(INSPECTION_STATUSES).nullable(),
});
export const listReply = zPage(examRow);

const separation = z.strictObject({
  trait: z.enum(TRAITS),
  /** `excepted`: a completion exam is the trainer's own (LC-10), so it has a recording and an inspection instead. */
  answer: z.enum(['met', 'not-met', 'unknown', 'excepted']),
  message: z.string(),
  clause: z.string().nullable(),
});
const drawn = z.strictObject({
  drawNo: z.int(),
  duty: z.enum(DUTIES),
  seed: z.string(),
  candidates: z.array(z.strictObject({ id: zUuid, name: z.string(), place: z.int(), isDrawn: z.boolean() })),
  reason: z.string().nullable(),
  drawnAt: zInstant,
});
const reviewView = z.strictObject({
  reviewId: zUuid,
  personId: zPersonId,
  seatNo: z.int(),
  said: z.string(),
  status: z.enum(REVIEW_STATUSES),
  answer: z.string().nullable(),
  proposed: z.strictObject(scores).nullable(),
  askedAt: zInstant,
  dueOn: zDate,
  version: zVersion,
  allowed: zAllowed,
});

export const examReply = examRow.extend({
  classNumber: z.string().nullable(),
  occupationCode: z.string().nullable(),
  occupationText: z.string().nullable(),
  level: zLevel.nullable(),
  room: z.string().nullable(),
  bodyId: zUuid,
  resitOf: zUuid.nullable(),
  clause: z.string().nullable(),
  /** What this exam must have before its results are confirmed, with the clause. */
  needs: z.array(
    z.strictObject({ what: z.enum(['recording', 'inspection']), clause: z.string(), isThere: z.boolean() }),
  ),
  examinersNeeded: z.int(),
  invigilatorsNeeded: z.int(),
  seatSeed: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  separation: z.array(separation),
  draws: z.array(drawn),
  recordings: z.array(
    z.strictObject({ fileName: z.string(), startedAt: zInstant, minutes: z.int(), digest: z.string() }),
  ),
  inspectionRecord: z
    .strictObject({
      inspectors: z.array(z.string()),
      status: z.enum(INSPECTION_STATUSES),
      inOrder: z.boolean().nullable(),
      seenCount: z.int().nullable(),
      findings: z.string().nullable(),
      recordedAt: zInstant.nullable(),
      version: zVersion,
      allowed: zAllowed,
    })
    .nullable(),
  people: z.array(
    z.strictObject({
      personId: zPersonId,
      seatNo: z.int(),
      name: z.string(),
      idNumberMasked: z.string(),
      theoryScore: z.number().nullable(),
      practiceScore: z.number().nullable(),
      overallScore: z.number().nullable(),
      result: z.enum(RESULTS).nullable(),
      certificateNumber: z.string().nullable(),
    }),
  ),
  /** Completion certificates of these people that were issued here: they can be printed. */
  printable: z.int(),
  reviews: z.array(reviewView),
  steps: z.array(caseStep),
  dueOn: zDate.nullable(),
  version: zVersion,
  allowed: zAllowed,
});

/** exams.certificates: completion certificates of an exam as they are printed. */
export const printReply = z.strictObject({
  examId: zUuid,
  rows: z.array(
    z.strictObject({
      personId: zPersonId,
      number: z.string(),
      name: z.string(),
      idNumberMasked: z.string(),
      project: z.string(),
      startOn: zDate,
      endOn: zDate,
      totalHours: z.number().nullable(),
      overallScore: z.number().nullable(),
      issuer: z.string(),
      issuedOn: zDate,
      /** The end of the address behind the square on the paper. */
      checkCode: z.string(),
    }),
  ),
});

/** worker.exams: her own exams, the next one first. */
export const ownExamsReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      examId: zUuid,
      className: z.string(),
      kind: z.enum(EXAM_KINDS),
      bodyName: z.string(),
      heldOn: zDate,
      from: zTime,
      until: zTime,
      place: z.string(),
      room: z.string().nullable(),
      seatNo: z.int(),
      status: z.enum(EXAM_STATUSES),
      /** Null until a second person has confirmed it. */
      result: z.enum(RESULTS).nullable(),
      theoryScore: z.number().nullable(),
      practiceScore: z.number().nullable(),
      overallScore: z.number().nullable(),
      /** The last day on which she may ask; null while there is nothing to ask about. */
      askUntil: zDate.nullable(),
      review: z
        .strictObject({
          reviewId: zUuid,
          status: z.enum(REVIEW_STATUSES),
          said: z.string(),
          answer: z.string().nullable(),
          dueOn: zDate,
          version: zVersion,
          allowed: zAllowed,
        })
        .nullable(),
      allowed: zAllowed,
    }),
  ),
});
export const askBody = z.strictObject({ said: zText(500, 4) });
export const reviewActReply = z.strictObject({
  reviewId: zUuid,
  status: z.enum(REVIEW_STATUSES),
  version: zVersion,
});
/** exams.answerReview: with `proposed` where the result was wrong. */
export const answerBody = z.strictObject({
  version: zVersion,
  answer: zText(500, 4),
  proposed: z.strictObject(scores).optional(),
});
