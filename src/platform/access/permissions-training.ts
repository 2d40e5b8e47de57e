import {
  act,
  BUREAU,
  FILERS,
  FIRST,
  ORGANISATIONS,
  type Permission,
  REVIEW,
  SECOND,
  view,
} from './permission-rows.ts';

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
