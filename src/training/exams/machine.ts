import { defineMachine, type StatusOf } from '../../platform/kernel/index.ts';
import { EXAM_STATUSES, INSPECTION_STATUSES, REVIEW_STATUSES } from './contract.ts';

/**
 * An exam: planned by the trainer or the county, announced by whoever examines, held, marked, confirmed by a second
 * person. Certificates follow a confirmed one.
 */
export const EXAM = defineMachine({
  entity: 'exam',
  statuses: EXAM_STATUSES,
  begins: { 'exams.plan': 'planned' },
  states: {
    planned: {
      'exams.amend': 'planned',
      'exams.announce': 'announced',
      'exams.return': 'returned',
      'exams.cancel': 'cancelled',
    },
    returned: { 'exams.amend': 'planned', 'exams.cancel': 'cancelled' },
    announced: {
      'exams.drawInspectors': 'announced',
      'exams.hold': 'held',
      'exams.cancel': 'cancelled',
    },
    held: {
      'exams.drawInspectors': 'held',
      'exams.enterResults': 'results-entered',
      'exams.cancel': 'cancelled',
    },
    'results-entered': {
      'exams.drawInspectors': 'results-entered',
      'exams.cancel': 'cancelled',
      'exams.enterResults': 'results-entered',
      'exams.confirm': { passed: 'confirmed', returned: 'held' },
    },
    confirmed: { 'exams.certify': 'confirmed' },
    cancelled: {},
  },
  final: {
    confirmed: 'its results are on record; certificates are issued on it',
    cancelled: 'whoever had a seat was told; another exam is planned',
  },
});
export type ExamStatus = StatusOf<typeof EXAM>;

/** What two people of the county saw of an exam: one writes, the other signs or sends it back. */
export const EXAM_INSPECTION = defineMachine({
  entity: 'exam-inspection',
  statuses: INSPECTION_STATUSES,
  begins: { 'exams.drawInspectors': 'drawn' },
  states: {
    drawn: { 'exams.recordInspection': 'recorded', 'exams.drawInspectors': 'drawn' },
    recorded: {
      'exams.signInspection': { passed: 'signed', returned: 'drawn' },
      // The other one is drawn again; what was written stays.
      'exams.drawInspectors': 'recorded',
    },
    signed: {},
  },
  final: { signed: 'two people have signed what they saw' },
});
export type InspectionStatus = StatusOf<typeof EXAM_INSPECTION>;

/** A result that its person asked to have looked at again: answered by the body, settled by a second person. */
export const RESULT_REVIEW = defineMachine({
  entity: 'result-review',
  statuses: REVIEW_STATUSES,
  begins: { 'worker.askReview': 'asked' },
  states: {
    asked: { 'exams.answerReview': 'answered', 'worker.withdrawReview': 'withdrawn' },
    answered: { 'exams.decideReview': ['upheld', 'changed', 'asked'] },
    upheld: {},
    changed: {},
    withdrawn: {},
  },
  final: {
    upheld: 'two people looked again and the result stays',
    changed: 'the result was put right',
    withdrawn: 'she took it back; she may ask again within the days',
  },
});
export type ReviewStatus = StatusOf<typeof RESULT_REVIEW>;
