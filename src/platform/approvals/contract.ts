import { z } from 'zod';
import { zDate, zInstant, zText, zUuid, zVersion } from '../access/index.ts';

const SUBJECT_TYPES = [
  'class-filing',
  'village-delivery',
  'village-delivery-end',
  'claim',
  'payment-batch',
  'budget',
  'line-release',
  'objection',
  'policy-version',
  'payee-account',
  'bank-return',
  'claim-rejection',
  'line-change',
  'suspension',
  'account',
  'calendar',
  'line-decision',
  'intake-batch',
  'claim-return',
  'line-hold',
  'publication-end',
  'suspension-end',
  'organisation-change',
  'class-change',
  'class-end',
  'roster-change',
  'fact-correction',
  'person-correction',
  'person-merge',
  'import-undo',
  'recovery',
  'recovery-receipt',
  'write-off',
  'appeal',
  'dispute',
  'policy-repeal',
  'payment-cancel',
  'credit-code',
  'organisation-move',
  'person-move',
  'written-decision',
  'purse-choice',
  'catalogue-change',
  'person-protection',
  'protection-end',
  'retention',
  'list-change',
  'campaign',
  'roll-adjustment',
  'exam-results',
  'exam-inspection',
  'result-review',
  'evidence-sign',
  'platform-key',
  'online-report',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const APPROVAL_STEPS = [
  'prepare',
  'confirm',
  'accept',
  'first-review',
  'second-review',
  'approve',
  'sign',
] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

export const CASE_STATUSES = ['open', 'approved', 'returned', 'rejected', 'withdrawn'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How a review ends or goes back without a step of it, each with the word under which a record shows it. */
export const TAKEN_BACK = {
  withdrawn: 'withdraw',
  'sent-back': 'send-back',
  cancelled: 'cancel',
  'silent-consent': 'silent-consent',
} as const;
export type TakenBack = keyof typeof TAKEN_BACK;

const DECISIONS = ['passed', 'returned', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why something is sent back; the Chinese terms are in the vocabulary under returnReasons. */
const RETURN_REASONS = [
  'materials-incomplete',
  'facts-disagree',
  'roster-wrong',
  'timetable-wrong',
  'dates-wrong',
  'out-of-scope',
  'conditions-not-met',
  'suspected-fraud',
  'other',
] as const;

/** One step somebody took, or that somebody took the thing back, as every page shows it. */
export const caseStep = z.strictObject({
  round: z.int().positive(),
  step: z.enum([...APPROVAL_STEPS, 'withdraw', 'send-back', 'cancel', 'silent-consent']),
  decision: z.enum(['prepared', ...DECISIONS, 'withdrawn', 'sent-back', 'cancelled', 'silent-consent']),
  who: z.string(),
  role: z.string(),
  decidedAt: zInstant,
  reasonCode: z.string().nullable(),
  opinion: z.string().nullable(),
});

/** One review of one thing with all its rounds; the last round is the one that counts. */
export const caseView = z.strictObject({
  caseId: zUuid,
  subjectType: z.enum(SUBJECT_TYPES),
  subjectId: z.string(),
  round: z.int().positive(),
  status: z.enum(CASE_STATUSES),
  /** The role that must act; null when nobody has to. */
  nextStep: z.enum(APPROVAL_STEPS).nullable(),
  dueOn: zDate.nullable(),
  dueClause: z.string().nullable(),
  /** Working days left for that role, negative when overdue; null without a deadline. */
  workingDaysLeft: z.int().nullable(),
  openedAt: zInstant,
  version: zVersion,
  steps: z.array(caseStep),
});
export type CaseView = z.infer<typeof caseView>;

/** The body of every review route: what was decided, of which version, and why. */
export const reviewBody = z.strictObject({
  version: zVersion,
  decision: z.enum(DECISIONS),
  reasonCode: z.enum(RETURN_REASONS).optional(),
  opinion: zText(1000, 0).optional(),
});
export type ReviewBody = z.infer<typeof reviewBody>;

/** The body of every route by which a proposer takes back what nobody has decided: why, in words. */
export const takeBackBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });

/** Working days for the next role and the clause or rule that sets them. */
export interface Due {
  readonly workingDays: number;
  readonly clause: string | null;
}
