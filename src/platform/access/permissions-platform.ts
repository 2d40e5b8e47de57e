import { act, BUREAU, DELEGABLE, ORGANISATIONS, type Permission, STAFF, view } from './permission-rows.ts';

/** Organisations that hand in papers. */
const ATTACHING = [...ORGANISATIONS, 'assessment-body'] as const;

const SYSTEM = ['system-administrator'] as const;
const SECURITY = ['security-administrator'] as const;
const ADMINISTRATORS = [...SYSTEM, ...SECURITY, 'audit-administrator'] as const;

/** Everybody with an account but workers: theirs is changed with more than a password. */
const HOLDERS = [...BUREAU, ...ATTACHING, ...ADMINISTRATORS, 'village-helper', 'township-staff'] as const;

/** Accounts, sessions, the working days and the record. */
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
  'access.password': act('/api/me/password', {
    roles: 'any',
    scope: 'none',
    writes: ['current', 'next'],
    event: 'password-changed',
    rate: 'guess',
  }),
  'access.sessions': view('/api/me/sessions', { roles: 'any', scope: 'none' }),
  'access.endSession': act('/api/me/sessions/:sessionId/end', {
    roles: 'any',
    scope: 'none',
    writes: [],
    event: 'session-ended',
  }),
  'access.endOtherSessions': act('/api/me/sessions/end-others', {
    roles: 'any',
    scope: 'none',
    writes: [],
    event: 'session-ended',
  }),
  // The second factor at sign-in
  'access.enterCode': act('/api/login/code', {
    roles: 'any',
    scope: 'none',
    writes: ['code'],
    event: 'second-factor-shown',
    rate: 'guess',
  }),
  'access.secondFactor': view('/api/me/second-factor', { roles: 'any', scope: 'none' }),
  'access.beginSecondFactor': act('/api/me/second-factor/key', {
    roles: 'any',
    scope: 'none',
    writes: [],
    event: 'second-factor-begun',
  }),
  'access.confirmSecondFactor': act('/api/me/second-factor/confirmation', {
    roles: 'any',
    scope: 'none',
    writes: ['code'],
    event: 'second-factor-set',
    rate: 'guess',
  }),
  'access.changeSecondFactor': act('/api/me/second-factor/change', {
    roles: 'any',
    scope: 'none',
    writes: ['password', 'code'],
    event: 'second-factor-change-begun',
    rate: 'guess',
  }),
  'access.confirmNewSecondFactor': act('/api/me/second-factor/change/confirmation', {
    roles: 'any',
    scope: 'none',
    writes: ['code'],
    event: 'second-factor-changed',
    rate: 'guess',
  }),
  'access.renewRecoveryCodes': act('/api/me/second-factor/recovery-codes', {
    roles: 'any',
    scope: 'none',
    writes: ['password', 'code'],
    event: 'recovery-codes-renewed',
    rate: 'guess',
  }),
  // The own phone, and a lost password that it resets
  'access.phone': view('/api/me/phone', { roles: HOLDERS, scope: 'none' }),
  'access.sendPhoneCode': act('/api/me/phone/code', {
    roles: HOLDERS,
    scope: 'none',
    writes: ['password', 'phone'],
    event: 'phone-code-sent',
    rate: 'guess',
  }),
  'access.confirmPhone': act('/api/me/phone', {
    roles: HOLDERS,
    scope: 'none',
    writes: ['handle', 'code'],
    event: 'phone-set',
    rate: 'guess',
  }),
  'access.lostPassword': view('/api/lost-password', { roles: 'public', scope: 'none' }),
  'access.sendResetCode': act('/api/lost-password/code', {
    roles: 'public',
    scope: 'none',
    writes: ['login', 'phone'],
    event: 'phone-code-sent',
    rate: 'guess',
  }),
  'access.resetByPhone': act('/api/lost-password/password', {
    roles: 'public',
    scope: 'none',
    writes: ['handle', 'code', 'next', 'secondFactor'],
    event: 'password-reset-by-phone',
    rate: 'guess',
  }),
  'messages.list': view('/api/messages', { roles: SYSTEM, scope: 'none' }),
  // Acting for a colleague on leave
  'access.delegations': view('/api/me/delegations', { roles: 'any', scope: 'none' }),
  'access.colleagues': view('/api/me/colleagues', { roles: DELEGABLE, scope: 'none' }),
  'access.askDelegation': act('/api/me/delegations', {
    roles: DELEGABLE,
    scope: 'none',
    writes: ['toAccountId', 'fromOn', 'throughOn', 'reason'],
    event: 'delegation-asked',
  }),
  'access.withdrawDelegation': act('/api/me/delegations/:delegationId/withdraw', {
    roles: 'any',
    scope: 'none',
    writes: [],
    event: 'delegation-withdrawn',
  }),
  'access.beginActing': act('/api/me/acting', {
    roles: 'any',
    scope: 'none',
    writes: ['delegationId'],
    event: 'acting-for-begun',
  }),
  'access.endActing': act('/api/me/acting/end', {
    roles: 'any',
    scope: 'none',
    writes: [],
    event: 'acting-for-ended',
  }),
  'delegations.list': view('/api/delegations', { roles: ADMINISTRATORS, scope: 'none' }),
  'delegations.colleagues': view('/api/accounts/:accountId/colleagues', { roles: SYSTEM, scope: 'none' }),
  'delegations.ask': act('/api/delegations', {
    roles: SYSTEM,
    scope: 'none',
    writes: ['fromAccountId', 'toAccountId', 'fromOn', 'throughOn', 'reason'],
    event: 'delegation-asked',
  }),
  'delegations.decide': act('/api/delegations/:delegationId/decision', {
    roles: SECURITY,
    scope: 'none',
    writes: ['decision', 'opinion'],
    event: 'delegation-decided',
  }),
  'delegations.withdraw': act('/api/delegations/:delegationId/withdraw', {
    roles: [...SYSTEM, ...SECURITY],
    scope: 'none',
    writes: [],
    event: 'delegation-withdrawn',
  }),
  // Accounts: the system administrator asks, the security administrator releases and ends
  'accounts.list': view('/api/accounts', { roles: ADMINISTRATORS, scope: 'none' }),
  'accounts.organisations': view('/api/accounts/organisations', { roles: SYSTEM, scope: 'none' }),
  'staffPersons.list': view('/api/staff-persons', { roles: SYSTEM, scope: 'none' }),
  'accounts.create': act('/api/accounts', {
    roles: SYSTEM,
    scope: 'none',
    event: 'account-created',
    writes: [
      'login',
      'displayName',
      'personKey',
      'personName',
      'idNumber',
      'role',
      'divisionCode',
      'organisationId',
    ],
  }),
  'accounts.disable': act('/api/accounts/:accountId/disable', {
    roles: SECURITY,
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-disabled',
  }),
  'accounts.endSessions': act('/api/accounts/:accountId/sessions/end', {
    roles: SECURITY,
    scope: 'none',
    writes: ['reason'],
    event: 'account-sessions-ended',
  }),
  'accounts.enable': act('/api/accounts/:accountId/enable', {
    roles: SYSTEM,
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-change-asked',
  }),
  'accounts.reassign': act('/api/accounts/:accountId/place', {
    roles: SYSTEM,
    scope: 'none',
    writes: ['version', 'role', 'divisionCode', 'organisationId', 'reason'],
    event: 'account-change-asked',
  }),
  'accounts.reset': act('/api/accounts/:accountId/one-time-password', {
    roles: SYSTEM,
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-password-reset',
  }),
  'accounts.resetSecondFactor': act('/api/accounts/:accountId/second-factor/reset', {
    roles: SYSTEM,
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-change-asked',
  }),
  'accounts.boundWork': view('/api/accounts/:accountId/bound-work', {
    roles: [...SYSTEM, ...SECURITY],
    scope: 'none',
  }),
  'accounts.handOver': act('/api/accounts/:accountId/hand-over', {
    roles: [...SYSTEM, ...SECURITY],
    scope: 'none',
    writes: ['toAccountId', 'reason'],
    event: 'account-work-handed-over',
  }),
  'accountChanges.list': view('/api/account-changes', { roles: ADMINISTRATORS, scope: 'none' }),
  'accountChanges.decide': act('/api/account-changes/:changeId/decision', {
    roles: SECURITY,
    scope: 'none',
    writes: ['decision', 'opinion'],
    event: 'account-change-decided',
  }),
  'accountChanges.withdraw': act('/api/account-changes/:changeId/withdraw', {
    roles: SYSTEM,
    scope: 'none',
    writes: [],
    event: 'account-change-withdrawn',
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

  // The working days of a year
  'calendar.show': view('/api/calendar', { roles: 'public', scope: 'none' }),
  'calendar.proposals': view('/api/calendar/proposals', {
    roles: [...BUREAU, 'system-administrator', 'security-administrator', 'audit-administrator'],
    scope: 'none',
  }),
  'calendar.propose': act('/api/calendar/proposals', {
    roles: ['system-administrator'],
    scope: 'none',
    event: 'calendar-proposed',
    writes: ['year', 'documentNumber', 'holidays', 'workDays'],
    fourEyes: 'prepare',
  }),
  'calendar.decide': act('/api/calendar/proposals/:proposalId/decision', {
    roles: ['security-administrator'],
    scope: 'none',
    event: 'calendar-decided',
    writes: ['version', 'decision', 'opinion'],
    fourEyes: 'approve',
  }),

  // The record
  'journal.list': view('/api/journal', { roles: ['auditor', 'audit-administrator'], scope: 'division' }),
  'journal.verify': view('/api/journal/verification', {
    roles: ['auditor', 'audit-administrator'],
    scope: 'none',
  }),
  'journal.reading': view('/api/journal/reading', {
    roles: ['auditor', 'audit-administrator'],
    scope: 'division',
  }),
  'journal.head': view('/api/journal/head', {
    roles: [...BUREAU, ...ORGANISATIONS, 'township-staff', 'village-helper'],
    scope: 'division-or-organisation',
  }),
  'lists.export': act('/api/list-exports', {
    roles: 'any',
    scope: 'none',
    writes: ['list', 'rows'],
    event: 'list-exported',
  }),
  'journal.ofObject': view('/api/journal/:objectType/:objectId', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
} as const satisfies Record<string, Permission>;
