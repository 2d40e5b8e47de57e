import { act, BUREAU, ORGANISATIONS, type Permission, STAFF, view } from './permission-rows.ts';

/** Organisations that hand in papers. */
const ATTACHING = [...ORGANISATIONS, 'assessment-body'] as const;

/** Accounts, sessions and the record. */
export const PERMISSIONS_OF_PLATFORM = {
  // The request pipeline itself
  'access.login': act('/api/login', {
    roles: 'public',
    scope: 'none',
    writes: ['login', 'password'],
    event: 'signed-in',
    rate: 'guess',
  }),
  'access.logout': act('/api/logout', { roles: 'any', scope: 'none', writes: [], event: 'signed-out' }),
  'access.me': view('/api/me', { roles: 'any', scope: 'none' }),
  'accounts.list': view('/api/accounts', {
    roles: ['system-administrator', 'security-administrator', 'audit-administrator'],
    scope: 'none',
  }),
  'accounts.create': act('/api/accounts', {
    roles: ['system-administrator'],
    scope: 'none',
    event: 'account-created',
    writes: ['login', 'displayName', 'personKey', 'role', 'divisionCode', 'organisationId', 'password'],
  }),
  'accounts.disable': act('/api/accounts/:accountId/disable', {
    roles: ['security-administrator'],
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-disabled',
  }),
  // Dated jobs
  'jobs.list': view('/api/jobs', { roles: ['system-administrator'], scope: 'none' }),
  'jobs.run': act('/api/jobs/:name/runs', {
    roles: ['system-administrator'],
    scope: 'none',
    writes: [],
    event: 'job-requested',
  }),

  // Attached files
  'files.stage': act('/api/files', {
    roles: [...STAFF, ...ATTACHING],
    scope: 'division-or-organisation',
    writes: [],
    files: true,
    event: 'file-staged',
  }),
  'files.show': view('/api/files/:fileId', {
    roles: [...STAFF, ...ATTACHING],
    scope: 'division-or-organisation',
  }),
  'files.preview': view('/api/files/:fileId/preview', {
    roles: [...STAFF, ...ATTACHING],
    scope: 'division-or-organisation',
  }),

  // The record
  'journal.list': view('/api/journal', { roles: ['auditor', 'audit-administrator'], scope: 'division' }),
  'journal.verify': view('/api/journal/verification', {
    roles: ['auditor', 'audit-administrator'],
    scope: 'none',
  }),
  'journal.ofObject': view('/api/journal/:objectType/:objectId', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
} as const satisfies Record<string, Permission>;
