import { act, BUREAU, ORGANISATIONS, type Permission, view } from './permission-rows.ts';

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
