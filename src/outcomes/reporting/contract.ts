import { z } from 'zod';
import { DISPOSITIONS, LINE_STATUSES, lifecycleStepShape } from '../../benefits/claims/index.ts';
import {
  countShape,
  determinationHistoryShape,
  determinationShape,
  dueShape,
  personShape,
} from '../../benefits/determination/index.ts';
import { zDate, zFen, zInstant, zMonth, zPersonId, zUuid } from '../../platform/access/index.ts';
import { DOCUMENT_KINDS } from '../../platform/kernel/index.ts';

const FUNNEL_STAGES = [
  'enrolled',
  'trained',
  'certified',
  'claimed',
  'entitled',
  'published',
  'paid',
] as const;

/** A thing to open: `type` names the page, `id` the record. */
const linkShape = z.strictObject({
  type: z.enum([
    'class',
    'class-results',
    'class-attendance',
    'opening',
    'exam',
    'claim',
    'claim-line',
    'publication',
    'objection',
    'payment',
    'payee-account',
    'payee-hold',
    'budget',
    'person',
    'person-correction',
    'person-merge',
    'policy-version',
    'organisation',
    'intake-batch',
    'missing-facts',
    'certificate-claims',
    'credit-code',
    'catalogue-change',
    'evidence-sign',
    'online-platform',
    'person-protection',
    'retention-list',
    'list-change',
    'campaign',
    'village-delivery',
    'to-tell',
    'organisation-move',
    'person-move',
    'recovery',
    'appeal',
    'dispute',
    'own-account',
    'unasked',
    'duty-conflicts',
  ]),
  id: z.string(),
  /** The claim of a claim line, the publication of an objection. */
  parentId: z.string().nullable(),
});

export type LinkType = z.infer<typeof linkShape>['type'];

export const WORK_KINDS = [
  'step-overdue',
  'class-first-review',
  'class-second-review',
  'class-change-first-review',
  'class-change-second-review',
  'outcome-first-review',
  'outcome-second-review',
  'roll-adjustment-decide',
  'class-correct',
  'exam-announce',
  'exam-amend',
  'exam-hold',
  'exam-results',
  'exam-confirm',
  'exam-review-answer',
  'exam-review-decide',
  'opening-roster',
  'opening-enrolled',
  'attendance-missing',
  'claim-compute',
  'certificates-compute',
  'agreements-compute',
  'claim-confirm',
  'claim-correct',
  'facts-missing',
  'claim-accept',
  'claim-first-review',
  'claim-second-review',
  'claim-rejection',
  'claim-return',
  'purse-choose',
  'purse-decide',
  'decision-replace',
  'decision-issue',
  'line-grant-propose',
  'line-grant',
  'line-release',
  'payee-release',
  'signal-check',
  'publication-open',
  'publication-close',
  'publication-take-down',
  'objection-accept',
  'objection-propose',
  'objection-settle',
  'suspension-decide',
  'suspension-end',
  'credit-code-confirm',
  'organisation-change-decide',
  'catalogue-change-decide',
  'evidence-sign-judge',
  'evidence-sign-decide',
  'platform-key-decide',
  'online-report-decide',
  'protection-decide',
  'retention-decide',
  'list-change-decide',
  'campaign-decide',
  'village-delivery-decide',
  'people-to-tell',
  'organisation-move-decide',
  'organisation-move-receive',
  'person-move-decide',
  'person-move-receive',
  'import-confirm',
  'import-undo',
  'payment-prepare',
  'payment-approve',
  'payment-cancel',
  'payment-export',
  'payment-bank-return',
  'payment-correct',
  'bank-return-book',
  'recovery-decide',
  'recovery-answered',
  'recovery-change',
  'recovery-receipt',
  'recovery-reversal',
  'recovery-offset',
  'recovery-write-off',
  'recovery-overdue',
  'payee-account-approve',
  'person-correction',
  'person-merge',
  'budget-approve',
  'policy-approve',
  'policy-sign',
  'policy-correct',
  'policy-repeal',
  'appeal-decide',
  'appeal-fulfil',
  'dispute-answer',
  'dispute-decide',
  'dispute-correct',
  'own-account-check',
  'people-unasked',
  'duty-conflicts',
] as const;

/** desk.workList: by deadline, overdue first, then without one */
export const workListReply = z.strictObject({
  rows: z.array(
    z.strictObject({
      kind: z.enum(WORK_KINDS),
      /** Institution, employer or person it is about. */
      who: z.string(),
      /** Class, claim, batch: name and number. */
      what: z.string(),
      count: countShape.nullable(),
      amountFen: z.int().nullable(),
      since: zInstant.nullable(),
      due: dueShape.nullable(),
      bucket: z.enum(['overdue', 'today', 'this-week', 'later', 'no-deadline']),
      clause: z.string().nullable(),
      link: linkShape,
    }),
  ),
  overdue: countShape,
  today: countShape,
  thisWeek: countShape,
});

/** How many people came to a stage, each once a class or list, and what they are granted together. */
const stageShape = z.strictObject({
  stage: z.enum(FUNNEL_STAGES),
  count: countShape,
  amountFen: zFen.nullable(),
});

/** reporting.overview */
export const overviewQuery = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .optional(),
});
export const overviewReply = z.strictObject({
  year: z.int(),
  asOf: zInstant,
  /** Of the classes, from enrolment on. */
  funnel: z.array(stageShape),
  /** Of the work-for-training lists, which begin with the claim; empty without any. */
  workForTraining: z.array(stageShape),
  /** Of subsidies on certificates, by person; empty without any. */
  certificates: z.array(stageShape),
  /** Empty for institutions and employers: budgets are not theirs to see. */
  money: z.array(
    z.strictObject({
      budgetId: zUuid,
      fundSource: z.string(),
      year: z.int(),
      appropriatedFen: zFen,
      reservedFen: zFen,
      paidFen: zFen,
      leftFen: zFen,
    }),
  ),
  classesByMonth: z.array(
    z.strictObject({ month: zMonth, classes: countShape, enrolled: countShape, certified: countShape }),
  ),
  unusual: z.array(
    z.strictObject({
      /** Risk rule (R06) or kind of event. */
      code: z.string(),
      message: z.string(),
      count: countShape,
      link: linkShape.nullable(),
    }),
  ),
});

export const explainParams = z.strictObject({ personId: zPersonId });

/** One dated answer of a department about a person. */
const personFactShape = z.strictObject({
  kind: z.string(),
  sourceDepartment: z.string(),
  knownOn: zDate,
  /** False when a newer answer has taken its place. */
  isCurrent: z.boolean(),
  entries: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});

/** Who did what when: steps of the review and lines of the journal in one row. */
const recordShape = z.strictObject({
  at: zInstant,
  event: z.string(),
  role: z.string().nullable(),
  actor: z.string().nullable(),
  decision: z.string().nullable(),
  opinion: z.string().nullable(),
});

const trainingShape = z.strictObject({
  classId: zUuid,
  className: z.string(),
  classNumber: z.string().nullable(),
  organisationName: z.string(),
  startOn: zDate,
  endOn: zDate,
  enrolledOn: zDate.nullable(),
  presentSlots: countShape.nullable(),
  slotCount: countShape.nullable(),
  result: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  certificateIssuedOn: zDate.nullable(),
  /** Whether she says that it was so. */
  confirmation: z.enum(['not-yet', 'confirmed', 'said-wrong']),
});

/** persons.explain: the whole of one person's subsidy on one page */
export const explainReply = z.strictObject({
  person: z.strictObject({
    ...personShape.shape,
    documentKind: z.enum(DOCUMENT_KINDS),
    sex: z.enum(['male', 'female']).nullable(),
    birthOn: zDate.nullable(),
  }),
  asOf: zInstant,
  facts: z.array(personFactShape),
  /** Departments that have not answered about this person. */
  unanswered: z.array(z.string()),
  trainings: z.array(trainingShape),
  lines: z.array(
    z.strictObject({
      claimId: zUuid,
      claimNumber: z.string(),
      claimLineId: zUuid,
      benefit: z.string(),
      subjectName: z.string(),
      payeeName: z.string(),
      status: z.enum(LINE_STATUSES),
      disposition: z.enum(DISPOSITIONS),
      amountFen: zFen,
      determination: determinationShape,
      history: z.array(determinationHistoryShape),
      lifecycle: z.array(lifecycleStepShape),
      signals: z.array(z.strictObject({ rule: z.string(), message: z.string(), status: z.string() })),
      record: z.array(recordShape),
      money: z.array(
        z.strictObject({
          budgetId: zUuid,
          fundSource: z.string(),
          year: z.int(),
          kind: z.string(),
          amountFen: z.int(),
          recordedAt: zInstant,
          orderNumber: z.string().nullable(),
          bankReference: z.string().nullable(),
        }),
      ),
    }),
  ),
});

/** worker.subsidies: the same for the person herself, in plain words */
export const workerReply = z.strictObject({
  person: personShape,
  /** The day by the county's clock. */
  today: zDate,
  /** What arrived this year: on her own card, and at schools and employers for her. What was set off did not arrive. */
  thisYear: z.strictObject({ year: z.int(), toYouFen: zFen, forYouFen: zFen }),
  items: z.array(
    z.strictObject({
      claimLineId: zUuid,
      benefit: z.string(),
      policyId: z.string(),
      divisionCode: z.string(),
      /** The class that it rests on; null of a list of an employer, or of a certificate earned without one. */
      classId: zUuid.nullable(),
      className: z.string(),
      amountFen: zFen,
      /** on-the-way, paid, not-given, something-missing, being-checked */
      state: z.enum(['on-the-way', 'paid', 'not-given', 'something-missing', 'being-checked']),
      headline: z.string(),
      /** Settled by what had to be paid back: nothing arrives. */
      isSetOff: z.boolean(),
      /** Does the money go to her, or for her to whoever taught her? */
      paidTo: z.enum(['you', 'organisation']),
      payeeName: z.string(),
      /** To whom the money goes, in a sentence. */
      payeeSentence: z.string(),
      /** By which clause that money may carry it; null where none is found yet. */
      purseClause: z.string().nullable(),
      why: z.array(z.strictObject({ sentence: z.string(), clause: z.string() })),
      missing: z.array(z.strictObject({ department: z.string().nullable(), sentence: z.string() })),
      /** What would make a refused subsidy on a certificate due, and by when. */
      waysToYes: z.array(z.string()),
      nextStep: z.string(),
      lifecycle: z.array(lifecycleStepShape),
    }),
  ),
  /** What the law gives her and nobody has claimed yet. */
  unclaimed: z.array(
    z.strictObject({
      determinationId: zUuid,
      benefit: z.string(),
      className: z.string(),
      amountFen: zFen,
      because: z.string(),
      clause: z.string(),
    }),
  ),
  /** Money of her lines that must come back, from her or from whoever was paid for her. */
  recoveries: z.array(
    z.strictObject({
      number: z.string(),
      benefit: z.string(),
      status: z.string(),
      amountFen: zFen,
      recoveredFen: zFen,
      reason: z.string(),
      clause: z.string().nullable(),
      paidTo: z.enum(['you', 'organisation']),
      payeeName: z.string(),
      answerByOn: zDate,
      dueOn: zDate,
      payTo: z.string(),
    }),
  ),
  /** What was filed in her name, claimed or not: she may say "this is not me". */
  trainings: z.array(trainingShape),
});
