import { CLAIM, LINE, SIGNAL } from '../../src/benefits/claims/machine.ts';
import { HOLD } from '../../src/benefits/claims/machine-hold.ts';
import { DECISION } from '../../src/benefits/decisions/machine.ts';
import { RESERVATION } from '../../src/benefits/entitlements/machine.ts';
import { PROPOSAL } from '../../src/benefits/funds/machine.ts';
import { RUN } from '../../src/benefits/mass-runs/machine.ts';
import { carryOn, stopAbandonedRuns } from '../../src/benefits/mass-runs/service-run.ts';
import { BATCH, ORDER, TYPED_RETURN } from '../../src/benefits/payments/machine.ts';
import { VERSION } from '../../src/benefits/policy-versions/machine.ts';
import { OBJECTION, PUBLICATION } from '../../src/benefits/publications/machine.ts';
import { RECOVERY, RECOVERY_PROPOSAL } from '../../src/benefits/recoveries/machine.ts';
import { INTAKE_BATCH } from '../../src/edge/intake/machine.ts';
import { PLACE } from '../../src/law/reference/machine.ts';
import { APPEAL } from '../../src/outcomes/appeals/machine.ts';
import { CATALOGUE_CHANGE } from '../../src/outcomes/catalogues/machine.ts';
import { MESSAGE, SLIP } from '../../src/outcomes/deliveries/machine.ts';
import { settleMessage } from '../../src/outcomes/deliveries/service-send.ts';
import { tellPersons } from '../../src/outcomes/deliveries/service-tell.ts';
import { LIST_CHANGE } from '../../src/outcomes/ledgers/machine.ts';
import { CAMPAIGN, CAMPAIGN_PERSON } from '../../src/outcomes/outreach/machine.ts';
import { beginCampaign, followCampaign, handOver } from '../../src/outcomes/outreach/service-run.ts';
import { RETENTION_LIST } from '../../src/outcomes/retention/machine.ts';
import { findOverdue } from '../../src/outcomes/retention/service.ts';
import { DISPUTE } from '../../src/outcomes/supervision/machine.ts';
import { HELPER_DEVICE } from '../../src/outcomes/visits/machine.ts';
import { PERMISSIONS, type Permission } from '../../src/platform/access/index.ts';
import { ACCOUNT, ACCOUNT_CHANGE, DELEGATION } from '../../src/platform/access/machine.ts';
import { CASE } from '../../src/platform/approvals/machine.ts';
import { CALENDAR } from '../../src/platform/approvals/machine-calendar.ts';
import type { ActOf, Machine } from '../../src/platform/kernel/index.ts';
import { DUTY_CONFLICT, HOUSEHOLD, MEASURE } from '../../src/registry/households/machine.ts';
import { lapseOldMarks, matchNeeds } from '../../src/registry/needs/jobs.ts';
import { CONTACT_MARK, NEED } from '../../src/registry/needs/machine.ts';
import {
  CREDIT_CODE_EXCEPTION,
  ORGANISATION,
  ORGANISATION_CHANGE,
  ORGANISATION_MOVE,
  SUSPENSION_PROPOSAL,
} from '../../src/registry/organisations/machine.ts';
import { statusOn } from '../../src/registry/organisations/rules.ts';
import { OWN_ACCOUNT } from '../../src/registry/own-accounts/machine.ts';
import { CHANGE } from '../../src/registry/payees/machine.ts';
import { PAYEE_HOLD } from '../../src/registry/payees/machine-hold.ts';
import { CORRECTION, MERGE, PERSON_MOVE } from '../../src/registry/persons/machine.ts';
import { CONSENT, PROTECTION } from '../../src/registry/privacy/machine.ts';
import { expire } from '../../src/registry/privacy/service-protections.ts';
import { CERTIFICATE, OUTCOME_CORRECTION } from '../../src/training/assessment/machine.ts';
import { ADJUSTMENT, ROLL, SIGN_IN, TEACHER_DEVICE } from '../../src/training/attendance/machine.ts';
import { CLASS, CLASS_CHANGE, ENROLMENT } from '../../src/training/classes/machine.ts';
import { consentToChange } from '../../src/training/classes/service-silence.ts';
import { CONFIRMATION } from '../../src/training/confirmations/machine.ts';
import { EVIDENCE_ITEM, EVIDENCE_SIGN } from '../../src/training/evidence/machine.ts';
import { EXAM, EXAM_INSPECTION, RESULT_REVIEW } from '../../src/training/exams/machine.ts';
import { PLATFORM_KEY, REPORT_WITHDRAWAL } from '../../src/training/online-training/machine.ts';
import { OPENING, SEAT } from '../../src/training/openings/machine.ts';
import { DELIVERY } from '../../src/training/village-delivery/machine.ts';
import { LIST } from '../../src/training/work-for-training/machine.ts';

/** One machine, the table whose `status` it is about, and what performs the acts that are no routes themselves. */
export interface Listed {
  readonly machine: Machine;
  /** Null when the status follows from other columns. */
  readonly table: string | null;
  /** Routes and jobs by whose act the entity is moved along. */
  readonly through: Readonly<Record<string, readonly string[]>>;
}

/** What moves an entity without a request: jobs, and the passing of days. */
export const JOBS: Readonly<Record<string, unknown>> = {
  'classes consentToChange': consentToChange,
  'deliveries settleMessage': settleMessage,
  'deliveries tellPersons': tellPersons,
  'mass-runs carryOn': carryOn,
  'mass-runs stopAbandonedRuns': stopAbandonedRuns,
  'needs matchNeeds': matchNeeds,
  'needs lapseOldMarks': lapseOldMarks,
  'organisations statusOn': statusOn,
  'privacy expire': expire,
  'retention findOverdue': findOverdue,
  'outreach beginCampaign': beginCampaign,
  'outreach followCampaign': followCampaign,
  'outreach handOver': handOver,
};

/**
 * Acts of a machine that nothing performs yet: the database knows the status, no route leads there. This list only
 * shrinks.
 */
export const ACTS_TO_COME: Readonly<Record<string, string>> = {};

const listed = <M extends Machine>(
  machine: M,
  table: string | null,
  through?: Readonly<Partial<Record<ActOf<M>, readonly string[]>>>,
): Listed => ({ machine, table, through: { ...through } as Listed['through'] });

/** The routes that take one of these steps of a review. */
const stepsOf = (...steps: Permission['fourEyes'][]) =>
  Object.entries<Permission>(PERMISSIONS).flatMap(([route, { fourEyes }]) =>
    fourEyes !== null && steps.includes(fourEyes) ? [route] : [],
  );

/** Routes that move lines of an approved claim, and with them the claim. */
const LINE_MOVERS = [
  'claims.secondReview',
  'claims.recompute',
  'claims.proposeGrant',
  'claims.decideLine',
  'claims.checkSignal',
  'publications.open',
  'publications.close',
  'publications.decideTakeDown',
  'objections.settle',
  'appeals.fulfil',
  'objections.record',
  'payments.prepare',
  'payments.approve',
  'payments.withdraw',
  'payments.decideCancel',
  'payments.bankReturn',
  'payments.bookReturn',
  'payments.correct',
];

/** Routes by which a trainee comes onto a roster or leaves it. */
const ROSTER_MOVERS = ['classes.changeRoster', 'classes.firstReviewChange', 'classes.secondReviewChange'];

/** Routes by which a class is not held after all. */
const CLASS_ENDERS = [
  'classes.cancel',
  'classes.firstReview',
  'classes.secondReview',
  'classes.secondReviewChange',
];

/** Routes by which a seat becomes free, or more of them are there. */
const SEAT_FREERS = ['worker.leave', 'openings.selectOut', 'openings.amend'];

/** Routes by which a death comes on record, or is taken back. */
const DEATH_RECORDERS = ['persons.decideCorrection', 'intake.confirm'];

/** Every machine there is. */
export const MACHINES: readonly Listed[] = [
  listed(ACCOUNT, 'account', { die: DEATH_RECORDERS, live: DEATH_RECORDERS }),
  listed(ACCOUNT_CHANGE, 'account_change'),
  listed(DELEGATION, 'delegation'),
  listed(CASE, 'approval_case', {
    open: stepsOf('prepare', 'confirm'),
    decide: stepsOf('accept', 'first-review', 'second-review', 'approve'),
    'let-pass': ['classes consentToChange'],
    withdraw: [
      'classes.cancel',
      'classes.withdraw',
      'classes.withdrawChange',
      'persons.withdrawCorrection',
      'persons.withdrawMerge',
      'results.takeBack',
      'policyVersions.withdraw',
      'policyVersions.withdrawRepeal',
      'payments.withdraw',
      'funds.withdraw',
      'recoveries.withdraw',
      'appeals.withdraw',
      'worker.withdrawAppeal',
      'claims.decideReturn',
      'claims.withdraw',
      'claims.decideRejection',
    ],
    'send-back': [
      'claims.withdraw',
      'claims.proposeReturn',
      'claims.decideReturn',
      'policyVersions.recall',
      'appeals.lodgeAbove',
      'worker.lodgeAppealAbove',
    ],
  }),
  listed(CALENDAR, 'calendar_proposal'),
  listed(PLACE, null, { import: ['intake.confirm'] }),
  listed(ORGANISATION, null, {
    register: ['intake.confirm'],
    expire: ['organisations statusOn'],
    resume: ['organisations statusOn'],
  }),
  listed(SUSPENSION_PROPOSAL, 'suspension_proposal'),
  listed(CREDIT_CODE_EXCEPTION, 'credit_code_exception'),
  listed(ORGANISATION_CHANGE, 'organisation_change'),
  listed(ORGANISATION_MOVE, 'organisation_move'),
  listed(CORRECTION, 'person_correction', {
    correct: ['classes.correctTrainee', 'classes.secondReviewChange'],
  }),
  listed(MERGE, 'person_merge', { undo: ['persons.decideMerge'] }),
  listed(PERSON_MOVE, 'person_move'),
  listed(DELIVERY, 'village_delivery'),
  listed(CLASS, 'training_class', {
    import: ['intake.confirm'],
    enrol: ['intake.confirm'],
    'enrol-held': ['intake.confirm'],
    complete: ['intake.confirm'],
    end: ['classes.secondReviewChange'],
    teach: ['teaching.open', 'teaching.send', 'attendance.typePaper'],
    claim: ['claims.compute', 'claims.recompute'],
  }),
  listed(ENROLMENT, 'enrolment', {
    enrol: ['intake.confirm'],
    release: CLASS_ENDERS,
    join: ROSTER_MOVERS,
    leave: ROSTER_MOVERS,
    'leave-roster': ['worker.leave'],
  }),
  listed(CLASS_CHANGE, 'class_change', {
    'leave-roster': ['worker.leave'],
    'silent-consent': ['classes consentToChange'],
  }),
  listed(CONFIRMATION, 'process_confirmation', { 'say-wrong': ['disputes.raise', 'disputes.record'] }),
  listed(OPENING, 'class_opening', {
    enrol: ['worker.enrol'],
    'select-out': ['openings.selectOut'],
    abandon: CLASS_ENDERS,
  }),
  listed(SEAT, 'seat', {
    'move-up': SEAT_FREERS,
    'take-in': ['openings.takeRoster'],
    release: ['openings.cancel', ...CLASS_ENDERS],
  }),
  listed(RESERVATION, 'entitlement_reservation', {
    reserve: ['worker.enrol'],
    fix: ['openings.takeRoster'],
    free: ['worker.leave', 'openings.selectOut', 'openings.cancel', ...CLASS_ENDERS],
    pay: ['payments.bankReturn', 'payments.bookReturn'],
  }),
  listed(CERTIFICATE, null, {
    record: ['intake.confirm', 'results.firstReview', 'results.secondReview'],
    replace: ['results.firstReview', 'results.secondReview'],
    withdraw: ['results.secondReview'],
    restore: ['results.secondReview'],
  }),
  listed(EVIDENCE_ITEM, 'evidence_item'),
  listed(EVIDENCE_SIGN, 'evidence_sign', { find: ['evidence.find'], 'find-again': ['evidence.find'] }),
  listed(PLATFORM_KEY, 'platform_key'),
  listed(REPORT_WITHDRAWAL, 'report_withdrawal'),
  listed(OUTCOME_CORRECTION, 'outcome_correction'),
  listed(EXAM, 'exam_session'),
  listed(EXAM_INSPECTION, 'exam_inspection'),
  listed(RESULT_REVIEW, 'result_review'),
  listed(ROLL, null, {
    record: ['intake.confirm'],
    adjust: ['attendance.decideAdjustment', 'teaching.send'],
    lock: ['claims.secondReview'],
    unlock: ['claims.decideReturn'],
  }),
  listed(TEACHER_DEVICE, 'teacher_device'),
  listed(SIGN_IN, 'sign_in_session', {
    open: ['teaching.open', 'teaching.send', 'attendance.typePaper'],
    sign: ['worker.signIn', 'teaching.send'],
    close: ['teaching.send', 'teaching.open', 'attendance.typePaper', 'attendance.closeRoll'],
  }),
  listed(ADJUSTMENT, 'roll_adjustment'),
  listed(LIST, null, { report: ['intake.confirm'] }),
  listed(PROPOSAL, null),
  listed(CLAIM, 'claim', {
    compute: ['claims.compute', 'claims.recompute'],
    follow: LINE_MOVERS,
    return: ['claims.decideReturn'],
  }),
  listed(LINE, 'claim_line', {
    offset: ['recoveries.decideOffset'],
    'undo-offset': ['recoveries.decideReversal'],
    compute: ['claims.compute', 'claims.recompute'],
    supplement: ['claims.recompute'],
    drop: ['claims.compute', 'claims.recompute'],
    confirm: ['claims.confirm'],
    withdraw: ['claims.withdraw'],
    return: ['claims.decideReturn'],
    grant: ['claims.secondReview', 'claims.decideLine'],
    freeze: ['intake.confirm', 'claims.secondReview', 'publications.open'],
    reject: ['claims.decideRejection'],
    restore: ['claims.accept', 'claims.firstReview', 'claims.secondReview', 'claims.decideReturn'],
    clear: ['claims.checkSignal'],
    uphold: ['claims.checkSignal'],
    publish: ['publications.open'],
    'end-publication': ['publications.close'],
    'take-down': ['publications.decideTakeDown'],
    'answer-appeal': ['appeals.fulfil'],
    'answer-objection': ['objections.settle'],
    contest: ['objections.record'],
    carry: ['claims.choosePurse'],
    order: ['payments.prepare'],
    'order-again': ['payments.correct'],
    free: ['payments.approve', 'payments.withdraw', 'payments.decideCancel'],
    book: ['payments.bankReturn', 'payments.bookReturn'],
    'return-late': ['payments.bankReturn', 'payments.bookReturn'],
  }),
  listed(DECISION, 'written_decision', {
    issue: ['claims.secondReview', 'claims.decideRejection'],
    'take-back': ['claims.decideReturn'],
  }),
  listed(SIGNAL, 'claim_signal', {
    raise: ['claims.compute', 'claims.recompute'],
    lapse: ['claims.compute', 'claims.recompute', 'claims.withdraw'],
  }),
  listed(HOLD, 'claim_line_hold'),
  listed(PUBLICATION, 'publication', { object: ['public.object'] }),
  listed(OBJECTION, 'objection', { raise: ['public.object'] }),
  listed(BATCH, 'payment_batch', {
    make: ['payments.prepare', 'payments.correct'],
    'decide-cancel': ['payments.decideCancel'],
  }),
  listed(ORDER, 'payment_order', {
    make: ['payments.prepare', 'payments.correct'],
    send: ['payments.export'],
    cancel: ['payments.approve', 'payments.withdraw', 'payments.decideCancel'],
    book: ['payments.bankReturn', 'payments.bookReturn'],
    'return-late': ['payments.bankReturn', 'payments.bookReturn'],
  }),
  listed(TYPED_RETURN, 'bank_return_typed'),
  listed(CHANGE, 'payee_account_change'),
  listed(PAYEE_HOLD, 'payee_hold'),
  listed(OWN_ACCOUNT, 'own_account'),
  listed(HOUSEHOLD, 'household', {
    apply: ['intake.confirm', 'dutyLists.decide'],
    divide: ['households.split', 'dutyLists.decide'],
  }),
  listed(MEASURE, 'household_measure'),
  listed(DUTY_CONFLICT, 'duty_conflict', { raise: ['intake.confirm'] }),
  listed(NEED, 'need', {
    'take-list': ['intake.confirm'],
    'ask-again': ['needs.record', 'worker.recordNeed'],
    plan: ['needs matchNeeds'],
    unplan: ['needs matchNeeds'],
    'find-result': ['needs matchNeeds'],
    lapse: ['needs matchNeeds'],
  }),
  listed(CONTACT_MARK, 'contact_mark', {
    replace: ['needs.record', 'needs.mark', 'worker.recordNeed'],
    lapse: ['needs lapseOldMarks'],
  }),
  listed(CONSENT, 'consent'),
  listed(RETENTION_LIST, 'retention_list', { find: ['retention findOverdue'] }),
  listed(PROTECTION, 'person_protection', { expire: ['privacy expire'] }),
  listed(VERSION, 'policy_version'),
  listed(RUN, 'mass_run', {
    advance: ['mass-runs carryOn'],
    finish: ['mass-runs carryOn'],
    fail: ['mass-runs carryOn'],
    abandon: ['mass-runs stopAbandonedRuns', 'massRuns.start', 'massRuns.resume'],
  }),
  listed(RECOVERY, 'recovery_case'),
  listed(APPEAL, 'appeal'),
  listed(HELPER_DEVICE, 'helper_device'),
  listed(DISPUTE, 'dispute'),
  listed(CATALOGUE_CHANGE, 'catalogue_change'),
  listed(LIST_CHANGE, 'list_change'),
  listed(RECOVERY_PROPOSAL, 'recovery_proposal', { reverse: ['recoveries.decideReversal'] }),
  listed(CAMPAIGN, 'campaign', {
    begin: ['outreach beginCampaign'],
    halt: ['outreach beginCampaign', 'outreach followCampaign'],
    finish: ['outreach followCampaign'],
  }),
  listed(CAMPAIGN_PERSON, 'campaign_person', {
    choose: ['outreach beginCampaign'],
    hand: ['outreach handOver'],
    settle: ['outreach followCampaign'],
    close: ['outreach.stop', 'outreach followCampaign'],
  }),
  listed(MESSAGE, 'phone_message', {
    tell: ['deliveries tellPersons', 'outreach handOver'],
    drop: ['outreach.stop', 'outreach followCampaign'],
    note: ['deliveries tellPersons'],
    send: ['deliveries settleMessage'],
  }),
  listed(SLIP, 'delivery_slip', { tell: ['deliveries tellPersons'], send: ['deliveries settleMessage'] }),
  listed(INTAKE_BATCH, 'intake_batch'),
];
