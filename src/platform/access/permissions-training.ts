import {
  act,
  BUREAU,
  BY,
  FILERS,
  FIRST,
  HANDLER,
  ORGANISATIONS,
  type Permission,
  proposing,
  REVIEW,
  SECOND,
  view,
} from './permission-rows.ts';

/** Why something is corrected, and on what paper. */
const GROUNDS = ['reason', 'document', 'fileIds'] as const;

/** Classes, their rosters and results, and lists of work for training. */
export const PERMISSIONS_OF_TRAINING = {
  // Classes
  'classes.list': view('/api/classes', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.show': view('/api/classes/:classId', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.notice': view('/api/class-notice', { roles: FILERS, scope: 'organisation' }),
  'classes.draft': act('/api/classes', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['filing'],
    event: 'class-drafted',
  }),
  'classes.amend': act('/api/classes/:classId', {
    method: 'PUT',
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'filing'],
    event: 'class-amended',
  }),
  'classes.checks': view('/api/classes/:classId/checks', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.dossier': view('/api/classes/:classId/dossier', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'classes.submit': act('/api/classes/:classId/submit', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version'],
    event: 'class-submitted',
    fourEyes: 'prepare',
  }),
  'classes.cancel': act('/api/classes/:classId/cancel', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'reason'],
    event: 'class-cancelled',
  }),
  'classes.firstReview': act('/api/classes/:classId/first-review', {
    roles: FIRST,
    scope: 'division',
    writes: REVIEW,
    event: 'class-first-reviewed',
    fourEyes: 'first-review',
  }),
  'classes.secondReview': act('/api/classes/:classId/second-review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'class-second-reviewed',
    fourEyes: 'second-review',
  }),
  'classes.withdraw': act('/api/classes/:classId/withdraw', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'reason'],
    event: 'class-withdrawn',
  }),
  'classes.complete': act('/api/classes/:classId/complete', {
    roles: [...FILERS, ...HANDLER],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'class-completed',
  }),
  'classes.proposeEnd': act('/api/classes/:classId/end', {
    roles: [...FILERS, ...HANDLER, ...FIRST],
    scope: 'division-or-organisation',
    writes: ['version', 'kind', 'lastOn', 'reason'],
    event: 'class-end-proposed',
    fourEyes: 'prepare',
  }),
  'classes.reopen': act('/api/classes/:classId/reopen', {
    roles: [...FILERS, ...HANDLER, ...FIRST],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'class-reopening-proposed',
    fourEyes: 'prepare',
  }),
  'classes.proposeChange': act('/api/classes/:classId/changes', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'filing', 'reason'],
    event: 'class-change-proposed',
    fourEyes: 'prepare',
  }),
  'classes.foresee': view('/api/classes/:classId/changes/foresee', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.postpone': act('/api/classes/:classId/postponement', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'startOn', 'reason'],
    event: 'class-postponement-proposed',
    fourEyes: 'prepare',
  }),
  'classes.merge': act('/api/classes/:classId/merger', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'intoClassId', 'reason'],
    event: 'class-merger-proposed',
    fourEyes: 'prepare',
  }),
  'classes.changeRoster': act('/api/classes/:classId/roster-changes', {
    roles: [...FILERS, ...HANDLER],
    scope: 'division-or-organisation',
    writes: ['version', 'leaves', 'joins', 'reason'],
    event: 'roster-changed',
    fourEyes: 'prepare',
  }),
  'classes.correctTrainee': act('/api/classes/:classId/trainees/:personId', {
    roles: [...FILERS, ...HANDLER],
    scope: 'division-or-organisation',
    writes: [
      'version',
      'enrolledOn',
      'groupText',
      'remark',
      'name',
      'phone',
      'livingAllowanceRequested',
      'reason',
    ],
    event: 'trainee-corrected',
    fourEyes: 'prepare',
  }),
  'classes.changes': view('/api/classes/:classId/changes', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.firstReviewChange': act('/api/classes/:classId/changes/:changeId/first-review', {
    roles: FIRST,
    scope: 'division',
    writes: REVIEW,
    event: 'class-change-first-reviewed',
    fourEyes: 'first-review',
  }),
  'classes.secondReviewChange': act('/api/classes/:classId/changes/:changeId/second-review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'class-change-decided',
    fourEyes: 'second-review',
  }),
  'classes.withdrawChange': act('/api/classes/:classId/changes/:changeId/withdraw', {
    roles: [...FILERS, ...HANDLER, ...FIRST],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'class-change-withdrawn',
  }),
  'classes.roster': view('/api/classes/:classId/roster', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.attendance': view('/api/classes/:classId/attendance', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.results': view('/api/classes/:classId/results', {
    roles: [...BUREAU, ...ORGANISATIONS, 'assessment-body'],
    scope: 'division-or-organisation',
  }),

  // Results and certificates corrected
  'results.corrections': view('/api/classes/:classId/outcome-corrections', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'results.correct': act('/api/classes/:classId/trainees/:personId/result', {
    ...BY.handlerOrFilers,
    ...proposing('theoryScore', 'practiceScore', 'overallScore', 'result', 'assessedOn', 'kind', ...GROUNDS),
    event: 'result-correction-proposed',
  }),
  'results.correctCertificate': act('/api/classes/:classId/trainees/:personId/certificate', {
    ...BY.handlerOrFilers,
    ...proposing(
      'certificateId',
      'kind',
      'number',
      'occupationCode',
      'occupationText',
      'level',
      'issuedOn',
      'issuer',
      ...GROUNDS,
    ),
    event: 'certificate-correction-proposed',
  }),
  'results.withdrawCertificate': act('/api/classes/:classId/certificates/:certificateId/withdrawal', {
    ...BY.handler,
    ...proposing('withdrawnOn', ...GROUNDS),
    event: 'certificate-withdrawal-proposed',
  }),
  'results.restoreCertificate': act('/api/classes/:classId/certificates/:certificateId/restoration', {
    ...BY.handler,
    ...proposing(...GROUNDS),
    event: 'certificate-restoration-proposed',
  }),
  'results.firstReview': act('/api/classes/:classId/outcome-corrections/:correctionId/first-review', {
    ...BY.first,
    writes: REVIEW,
    event: 'outcome-correction-first-reviewed',
    fourEyes: 'first-review',
  }),
  'results.secondReview': act('/api/classes/:classId/outcome-corrections/:correctionId/second-review', {
    ...BY.second,
    writes: REVIEW,
    event: 'outcome-correction-decided',
    fourEyes: 'second-review',
  }),
  'results.takeBack': act('/api/classes/:classId/outcome-corrections/:correctionId/withdraw', {
    ...BY.handlerOrFilers,
    writes: ['version', 'reason'],
    event: 'outcome-correction-withdrawn',
  }),

  // Work-for-training lists
  'employment.lists': view('/api/work-for-training-lists', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'employment.list': view('/api/work-for-training-lists/:listId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
} as const satisfies Record<string, Permission>;
