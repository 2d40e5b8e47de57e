import {
  act,
  FILERS,
  FINANCE,
  HANDLER,
  type Permission,
  REVIEW,
  SECOND,
  STAFF,
  view,
} from './permission-rows.ts';

/** The application itself, its demonstration, and workbooks that come in. */
export const PERMISSIONS_OF_EDGE = {
  // The request pipeline itself
  'health.show': view('/api/health', { roles: 'public', scope: 'none' }),
  'demonstration.show': view('/api/demonstration', { roles: 'public', scope: 'none' }),
  'demonstration.advance': act('/api/demonstration/clock', {
    roles: STAFF,
    scope: 'none',
    writes: ['to'],
    event: 'demonstration-clock-moved',
  }),

  // Intake of workbooks
  'intake.stage': act('/api/intake', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['batchId'],
    files: true,
    event: 'intake-staged',
  }),
  'intake.list': view('/api/intake', {
    roles: [...HANDLER, ...SECOND, ...FINANCE, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.show': view('/api/intake/:batchId', {
    roles: [...HANDLER, ...SECOND, ...FINANCE, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.progress': view('/api/intake/:batchId/progress', {
    roles: [...HANDLER, ...FINANCE, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'intake.rows': view('/api/intake/:batchId/rows', {
    roles: [...HANDLER, ...SECOND, ...FINANCE, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.choose': act('/api/intake/:batchId/choose', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'file', 'sheet', 'form'],
    event: 'intake-form-chosen',
  }),
  'intake.confirm': act('/api/intake/:batchId/confirm', {
    roles: [...HANDLER, ...FINANCE, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'intake-confirmed',
  }),
  'intake.discard': act('/api/intake/:batchId/discard', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'intake-discarded',
  }),
  'intake.proposeUndo': act('/api/intake/:batchId/undo', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'intake-undo-proposed',
    fourEyes: 'prepare',
  }),
  'intake.withdrawUndo': act('/api/intake/:batchId/undo-withdraw', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'intake-undo-withdrawn',
  }),
  'intake.decideUndo': act('/api/intake/:batchId/undo-decision', {
    roles: [...HANDLER, ...SECOND, ...FINANCE],
    scope: 'division',
    writes: REVIEW,
    event: 'intake-undo-decided',
    fourEyes: 'approve',
  }),
  'intake.refused': view('/api/intake/:batchId/refused.xlsx', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    viewed: { event: 'list-exported', objectType: 'intake-batch', id: 'batchId' },
  }),
} as const satisfies Record<string, Permission>;
