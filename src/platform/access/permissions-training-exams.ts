import {
  act,
  BUREAU,
  BY,
  FILERS,
  HANDLER,
  ORGANISATIONS,
  type Permission,
  proposing,
  REVIEW,
  SECOND,
  view,
} from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;
/** Whoever may examine: an assessment body, a firm or an institution its own; the handler where a body has no account. */
const BODIES = {
  roles: [...FILERS, 'assessment-body', ...HANDLER],
  scope: 'division-or-organisation',
} as const;
/** The second person of the body, or of the county. */
const SECONDS = {
  roles: [...FILERS, 'assessment-body', ...HANDLER, 'county-first-reviewer', ...SECOND],
  scope: 'division-or-organisation',
} as const;
const READERS = {
  roles: [...BUREAU, ...ORGANISATIONS, 'assessment-body'],
  scope: 'division-or-organisation',
} as const;
const PLACE = ['heldOn', 'from', 'until', 'place', 'room', 'examiners', 'invigilators'] as const;

/** Exams of classes: planned, held, inspected, marked, confirmed, certified; and results looked at again. */
export const PERMISSIONS_OF_EXAMS = {
  'exams.list': view('/api/exams', READERS),
  'exams.show': view('/api/exams/:examId', READERS),
  'exams.draft': view('/api/classes/:classId/exam-draft', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'exams.plan': act('/api/exams', {
    ...BY.handlerOrFilers,
    writes: ['classId', 'kind', 'bodyId', 'resitOf', ...PLACE],
    event: 'exam-planned',
  }),
  'exams.amend': act('/api/exams/:examId', {
    method: 'PUT',
    ...BY.handlerOrFilers,
    writes: ['version', 'bodyId', ...PLACE],
    event: 'exam-amended',
  }),
  'exams.announce': act('/api/exams/:examId/announcement', {
    ...BODIES,
    writes: ['version'],
    event: 'exam-announced',
  }),
  'exams.return': act('/api/exams/:examId/return', {
    ...BODIES,
    writes: ['version', 'reason'],
    event: 'exam-returned',
  }),
  'exams.cancel': act('/api/exams/:examId/cancel', {
    ...BODIES,
    writes: ['version', 'reason'],
    event: 'exam-cancelled',
  }),
  'exams.hold': act('/api/exams/:examId/held', {
    ...BODIES,
    writes: ['version', 'recordings', 'note'],
    event: 'exam-held',
  }),
  'exams.enterResults': act('/api/exams/:examId/results', {
    ...BODIES,
    ...proposing('version', 'rows'),
    event: 'exam-results-entered',
  }),
  'exams.confirm': act('/api/exams/:examId/confirmation', {
    ...SECONDS,
    writes: REVIEW,
    event: 'exam-results-confirmed',
    fourEyes: 'approve',
  }),
  'exams.drawInspectors': act('/api/exams/:examId/inspection', {
    ...BY.caseStaff,
    writes: ['version', 'reason'],
    event: 'exam-inspectors-drawn',
  }),
  'exams.recordInspection': act('/api/exams/:examId/inspection/record', {
    ...BY.caseStaff,
    ...proposing('version', 'inOrder', 'seenCount', 'findings'),
    event: 'exam-inspected',
  }),
  'exams.signInspection': act('/api/exams/:examId/inspection/signature', {
    ...BY.caseStaff,
    writes: REVIEW,
    event: 'exam-inspection-signed',
    fourEyes: 'approve',
  }),
  'exams.certify': act('/api/exams/:examId/certificates', {
    ...BODIES,
    writes: ['version', 'issuedOn', 'numbers'],
    event: 'exam-certified',
  }),
  'exams.certificates': view('/api/exams/:examId/certificates', READERS),
  'exams.officials': view('/api/exam-officials', {
    roles: [...BUREAU, ...FILERS, 'assessment-body'],
    scope: 'division-or-organisation',
  }),
  'exams.listOfficial': act('/api/exam-officials', {
    ...BODIES,
    writes: ['name', 'idNumber', 'isExaminer', 'isInvigilator', 'cardNumber', 'organisationId'],
    event: 'exam-official-listed',
  }),
  'exams.endOfficial': act('/api/exam-officials/:officialId/end', {
    ...BODIES,
    writes: [],
    event: 'exam-official-ended',
  }),
  'exams.answerReview': act('/api/result-reviews/:reviewId/answer', {
    ...BODIES,
    ...proposing('version', 'answer', 'proposed'),
    event: 'result-review-answered',
  }),
  'exams.decideReview': act('/api/result-reviews/:reviewId/decision', {
    ...SECONDS,
    writes: REVIEW,
    event: 'result-review-decided',
    fourEyes: 'approve',
  }),
  'worker.exams': view('/api/me/exams', OWN),
  'worker.askReview': act('/api/me/exams/:examId/review', {
    ...OWN,
    writes: ['said'],
    event: 'result-review-asked',
  }),
  'worker.withdrawReview': act('/api/me/result-reviews/:reviewId/withdraw', {
    ...OWN,
    writes: ['version'],
    event: 'result-review-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
