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
  zPersonId,
  zText,
  zTime,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { APPROVAL_STEPS, caseView, reviewBody } from '../../platform/approvals/index.ts';
import { checkResidentId, DOCUMENT_KINDS } from '../../platform/kernel/index.ts';
import { confirmedGroup, DEPARTMENTS } from '../../registry/persons/index.ts';
import { coordinatesIn } from './rules-place.ts';

export const CLASS_STATUSES = [
  'draft',
  'submitted',
  'first-reviewed',
  'approved',
  'returned',
  'rejected',
  'cancelled',
  'merged',
  'completed',
] as const;
export type ClassStatus = (typeof CLASS_STATUSES)[number];

/** The same words as the determination contract; a test holds them to policy/vocabulary.yaml. */
export const TRAINING_KINDS = [
  'employment-skills',
  'entrepreneurship',
  'pre-job',
  'skill-upgrade',
  'new-apprenticeship',
  'technician',
  'work-for-training',
  'project-based',
  'new-occupation',
  'practical-farming',
] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];
/** What a return, rejection or cancellation gives up: the filing day, the hold on teachers and rooms, the enrolments. */
const CLEARED = ['filed-on', 'teacher-and-room-holds', 'enrolments'] as const;
export type Cleared = (typeof CLEARED)[number];
export const ORGANISERS = ['institution', 'employer'] as const;
export const COST_BEARERS = ['institution', 'employer', 'trainee'] as const;
export const ENROLMENT_STATUSES = ['enrolled', 'withdrawn', 'broken-off'] as const;

/** Class hours: halves are allowed, nothing finer. */
const zHours = z.number().min(0).max(2000).multipleOf(0.5);

// ---- The official form 开班申请（备案）表, in its own order

const teacherFields = {
  /** Null in a draft whose row is not finished; a filing with such a row cannot be submitted. */
  name: zText(40).nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.int().min(16).max(99).nullable(),
  education: zText(40).nullable(),
  major: zText(60).nullable(),
  title: zText(60).nullable(),
  qualification: zText(80).nullable(),
  qualificationLevel: zText(40).nullable(),
  course: zText(200).nullable(),
  employment: z.enum(['full-time', 'part-time']).nullable(),
};
/** `idNumber` is only written: overlaps are found by it (R12). Left out, the number known for this name stays. */
const teacherInput = z.strictObject({
  ...teacherFields,
  idNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/, '教师的身份证号应为 18 位，末位可为 X；请核对')
    .refine(
      (text) => checkResidentId(text).ok,
      '教师的身份证号不对：出生日期或末位校验码与其余数字不符，请逐位核对',
    )
    .optional(),
});
const teacherView = z.strictObject({
  ...teacherFields,
  teacherNo: z.int(),
  idNumberMasked: z.string().nullable(),
});

const sessionFields = {
  taughtOn: zDate,
  /** Null in a draft whose row is not finished, like the name of a teacher. */
  content: zText(200).nullable(),
  hours: z.number().min(0.5).max(24).multipleOf(0.5),
  from: zTime,
  until: zTime,
  room: zText(120).nullable(),
  roomKind: zText(40).nullable(),
  teacherName: zText(40).nullable(),
  textbook: zText(200).nullable(),
};
export const sessionInput = z
  .strictObject(sessionFields)
  .refine((session) => session.from < session.until, { path: ['until'], message: '结束时间须晚于开始时间' });
const sessionView = z.strictObject({
  ...sessionFields,
  sessionNo: z.int(),
  conflictWaived: z.boolean(),
});

const filingFields = {
  name: zText(80, 2),
  occupationCode: zOccupationCode.nullable(),
  occupationText: zText(80).nullable(),
  level: zLevel.nullable(),
  trainingKind: z.enum(TRAINING_KINDS),
  plannedCount: z.int().min(1).max(2000).nullable(),
  totalHours: zHours.nullable(),
  theoryHours: zHours.nullable(),
  practiceHours: zHours.nullable(),
  safetyHours: zHours.nullable(),
  startOn: zDate,
  endOn: zDate,
  place: zText(200).nullable(),
  location: zText(60)
    .refine(
      (text) => coordinatesIn(text) !== undefined,
      '经纬度须是境内的经度和纬度，用逗号隔开，如 116.2310,36.8592；没有的可以不填',
    )
    .nullable(),
  headTeacherName: zText(40).nullable(),
  organiser: z.enum(ORGANISERS),
  costBorneBy: z.enum(COST_BEARERS).nullable(),
  videoKept: z.boolean().nullable(),
  isSecret: z.boolean().nullable(),
  isHazardous: z.boolean().nullable(),
  assessmentPlan: zText(500).nullable(),
  /** What practice is taught with, as a list. */
  equipment: zText(500).nullable(),
  /** The basic training package; textbooks stand in the lessons. */
  trainingPackage: zText(120).nullable(),
  /** The village into which the training is brought, by 12 digits. */
  deliveredTo: z
    .string()
    .regex(/^[1-9]\d{11}$/, '村的代码是 12 位数字；请从列表里选')
    .nullable(),
};

const zLevelUnread = zText(40).nullable();

/** What the institution or employer fills in. `headTeacherPhone` is only written; left out, the known one stays. */
export const filingInput = z
  .strictObject({
    ...filingFields,
    /** A level that an import did not understand, until somebody says which it is. Null: it has none; left out: as it is. */
    levelUnread: zLevelUnread.optional(),
    /** The standard, norm, textbook or package that it is taught by. Null: none; left out: as it is. */
    standardId: zUuid.nullable().optional(),
    headTeacherPhone: z
      .string()
      .regex(/^1\d{10}$/)
      .optional(),
    teachers: z.array(teacherInput).max(60),
    sessions: z.array(sessionInput).max(800),
  })
  .refine((filing) => filing.startOn <= filing.endOn, {
    path: ['endOn'],
    message: '结业日期不能早于开班日期',
  });
export type FilingInput = z.infer<typeof filingInput>;

export const draftBody = z.strictObject({ filing: filingInput });
export const draftReply = z.strictObject({ classId: zUuid, version: zVersion });
export const amendBody = z.strictObject({ version: zVersion, filing: filingInput });
export const submitBody = z.strictObject({ version: zVersion });
export const classReviewBody = reviewBody;
/** What every act on a class answers. `number` is the filing number once approved. */
export const classActReply = z.strictObject({
  classId: zUuid,
  status: z.enum(CLASS_STATUSES),
  number: z.string().nullable(),
  version: zVersion,
  /** What this act gave up; the rest stays. */
  cleared: z.array(z.enum(CLEARED)),
});

// ---- Lists and pages

const headFields = {
  classId: zUuid,
  number: z.string().nullable(),
  name: z.string(),
  organisationId: zUuid,
  organisationName: z.string(),
  divisionCode: zDivisionCode,
  occupationCode: z.string().nullable(),
  occupationText: z.string().nullable(),
  level: zLevel.nullable(),
  /** What stands for the level in the filing and was not understood: unknown, not none. */
  levelUnread: zLevelUnread,
  trainingKind: z.string(),
  startOn: zDate,
  endOn: zDate,
  filedOn: zDate.nullable(),
  approvedOn: zDate.nullable(),
  status: z.enum(CLASS_STATUSES),
  plannedCount: z.int().nullable(),
  enrolledCount: z.int().min(0),
};

export const classRow = z.strictObject({
  ...headFields,
  /** The review step that is due and until when; null when nobody has to act. */
  nextStep: z.enum(APPROVAL_STEPS).nullable(),
  dueOn: zDate.nullable(),
  workingDaysLeft: z.int().nullable(),
});

export const classListQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(CLASS_STATUSES).optional(),
  nextStep: z.enum(APPROVAL_STEPS).optional(),
  organisationId: zUuid.optional(),
  /** A division with everything below it. */
  divisionCode: zDivisionCode.optional(),
  trainingKind: z.enum(TRAINING_KINDS).optional(),
  /** Part of the name or of the filing number. */
  name: zText(80).optional(),
  startFrom: zDate.optional(),
  startThrough: zDate.optional(),
});
export const classListReply = zPage(classRow);
/** classes.notice: why a class that begins on this day cannot be filed; null when a notice is in force. */
export const noticeQuery = z.strictObject({ startOn: zDate });
export const noticeReply = z.strictObject({ refusal: z.string().nullable() });
export const classParams = z.strictObject({ classId: zUuid });

export const classDetail = z.strictObject({
  ...headFields,
  divisionName: z.string(),
  organisationCreditCode: z.string(),
  policyId: z.string(),
  totalHours: z.number().nullable(),
  theoryHours: z.number().nullable(),
  practiceHours: z.number().nullable(),
  safetyHours: z.number().nullable(),
  /** The last day of a class that broke off; null for one that was held as filed. */
  endedEarlyOn: zDate.nullable(),
  place: z.string().nullable(),
  location: z.string().nullable(),
  headTeacherName: z.string().nullable(),
  headTeacherPhoneMasked: z.string().nullable(),
  organiser: z.enum(ORGANISERS),
  costBorneBy: z.enum(COST_BEARERS).nullable(),
  videoKept: z.boolean().nullable(),
  isSecret: z.boolean().nullable(),
  isHazardous: z.boolean().nullable(),
  assessmentPlan: z.string().nullable(),
  equipment: z.string().nullable(),
  trainingPackage: z.string().nullable(),
  deliveredTo: z.string().nullable(),
  /** The village by its name; null without one. */
  deliveredToName: z.string().nullable(),
  /** What it is taught by; null where nothing was named. */
  standard: z
    .strictObject({ standardId: zUuid, title: z.string(), code: z.string(), edition: z.string() })
    .nullable(),
  teachers: z.array(teacherView),
  sessions: z.array(sessionView),
  /** The taught days in order; half day n is day n/2, morning when n is even. */
  slotDays: z.array(zDate),
  source: z.string(),
  createdAt: zInstant,
  approval: caseView.nullable(),
  version: zVersion,
  allowed: zAllowed,
});
export type ClassDetail = z.infer<typeof classDetail>;

// ---- What the rules say of a filing

const VERDICTS = ['not-met', 'unknown', 'met'] as const;
export type Verdict = (typeof VERDICTS)[number];

const checkFinding = z.strictObject({
  /** Stable kebab-case word. */
  check: z.string(),
  verdict: z.enum(VERDICTS),
  /** The clause by whose right, opened in the margin; null where only a risk rule speaks. */
  clause: z.string().nullable(),
  /** Risk rule (R11) when there is one. */
  rule: z.string().nullable(),
  /** One Chinese sentence with the facts used. */
  because: z.string(),
  /** Pointers into the filing: /startOn. */
  facts: z.array(z.string()),
  /** True: as it stands, not met or unknown, the filing cannot be submitted. */
  blocking: z.boolean(),
});
export type CheckFinding = z.infer<typeof checkFinding>;

export const checksReply = z.strictObject({
  classId: zUuid,
  version: zVersion,
  checkedOn: zDate,
  notMet: z.array(checkFinding),
  unknown: z.array(checkFinding),
  met: z.array(checkFinding),
  maySubmit: z.boolean(),
});

// ---- Roster

export const rosterWarning = z.strictObject({
  code: z.string(),
  rule: z.string().nullable(),
  message: z.string(),
});

/** What came of a trainee, as later modules know it; each null while nothing is known. */
const outcomeFields = {
  attendance: z
    .strictObject({
      presentSlots: z.int(),
      slotCount: z.int(),
      wholeDays: z.int().nullable(),
      /** Present half days of all half days, in percent with one decimal, rounded down. */
      ratePercent: z.number(),
      belowThreshold: z.boolean(),
    })
    .nullable(),
  result: z
    .strictObject({
      result: z.enum(['passed', 'failed', 'absent']),
      overallScore: z.number().nullable(),
      assessedOn: zDate.nullable(),
    })
    .nullable(),
  certificate: z
    .strictObject({
      number: z.string(),
      kind: z.string().nullable(),
      level: zLevel.nullable(),
      issuedOn: zDate.nullable(),
    })
    .nullable(),
};
const traineeOutcome = z.strictObject(outcomeFields);
export type TraineeOutcome = z.infer<typeof traineeOutcome>;

const rosterRow = z.strictObject({
  rosterNo: z.int(),
  personId: zPersonId,
  name: z.string(),
  idNumberMasked: z.string(),
  idNumberConfirmed: z.boolean(),
  documentKind: z.enum(DOCUMENT_KINDS),
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: zDate.nullable(),
  phoneMasked: z.string().nullable(),
  ethnicity: z.string().nullable(),
  /** What the roster says. */
  declaredGroupText: z.string().nullable(),
  declaredHukou: z.string().nullable(),
  /** What departments say; empty with `unanswered` empty means: asked, and in no group. */
  confirmedHukou: z.enum(['rural', 'urban']).nullable(),
  confirmedGroups: z.array(confirmedGroup),
  /** Departments that have not answered for this person yet: unknown, never no. */
  unanswered: z.array(z.enum(DEPARTMENTS)),
  enrolledOn: zDate.nullable(),
  status: z.enum(ENROLMENT_STATUSES),
  /** The last day of a trainee who left in the middle. */
  leftOn: zDate.nullable(),
  livingAllowanceRequested: z.boolean(),
  ...outcomeFields,
  bankAccount: z
    .strictObject({
      bankName: z.string().nullable(),
      numberLast4: z.string(),
      usable: z.boolean(),
      sharedWith: z.int().min(0),
    })
    .nullable(),
  remark: z.string().nullable(),
  warnings: z.array(rosterWarning),
});
export type RosterRow = z.infer<typeof rosterRow>;

export const rosterReply = z.strictObject({
  classId: zUuid,
  version: zVersion,
  rows: z.array(rosterRow),
  total: z.int(),
});

export const cancelBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
