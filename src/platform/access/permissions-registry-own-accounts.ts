import { act, type Permission, view } from './permission-rows.ts';

/** Whoever sees a person's ID card: the counter, and the helper of a village. */
const COUNTER = { roles: ['county-handler', 'village-helper'], scope: 'division' } as const;
const OWN = { roles: ['worker'], scope: 'person' } as const;
/** Somebody who has not signed in; guessing is slowed down. */
const ANYBODY = { roles: 'public', scope: 'none', rate: 'guess' } as const;

/** A person's own account, her sign-in, and helpers who serve somebody present. */
export const PERMISSIONS_OF_OWN_ACCOUNTS = {
  // Registering on the phone
  'ownAccount.register': act('/api/public/registration', {
    ...ANYBODY,
    writes: ['divisionCode', 'idNumber', 'name'],
    event: 'registration-begun',
  }),
  'ownAccount.sendRegistrationCode': act('/api/public/registration/code', {
    ...ANYBODY,
    writes: ['handle', 'phone'],
    event: 'phone-code-sent',
  }),
  'ownAccount.proveByCode': act('/api/public/registration/code-proof', {
    ...ANYBODY,
    writes: ['handle', 'codeHandle', 'code'],
    event: 'registration-proven',
  }),
  'ownAccount.proveByCard': act('/api/public/registration/card-proof', {
    ...ANYBODY,
    writes: ['handle', 'lastFour'],
    event: 'registration-proven',
  }),
  'ownAccount.askCounter': act('/api/public/registration/counter', {
    ...ANYBODY,
    writes: ['handle'],
    event: 'registration-taken-to-counter',
  }),
  'ownAccount.finish': act('/api/public/registration/account', {
    ...ANYBODY,
    writes: ['handle', 'password'],
    event: 'own-account-registered',
  }),
  // Signing in by ID number
  'ownAccount.signIn': act('/api/own-login', {
    ...ANYBODY,
    writes: ['idNumber', 'password'],
    event: 'signed-in',
  }),
  'ownAccount.sendSignInCode': act('/api/own-login/code', {
    ...ANYBODY,
    writes: ['idNumber', 'purpose'],
    event: 'phone-code-sent',
  }),
  'ownAccount.signInByCode': act('/api/own-login/code-proof', {
    ...ANYBODY,
    writes: ['handle', 'code'],
    event: 'signed-in',
  }),
  // The own account
  'ownAccount.mine': view('/api/me/account', OWN),
  'ownAccount.sendPhoneCode': act('/api/me/account/phone/code', {
    ...OWN,
    writes: ['password', 'lastFour', 'phone'],
    event: 'phone-code-sent',
    rate: 'guess',
  }),
  'ownAccount.confirmPhone': act('/api/me/account/phone', {
    ...OWN,
    writes: ['handle', 'code'],
    event: 'phone-set',
    rate: 'guess',
  }),
  // At the counter
  'ownAccounts.list': view('/api/own-accounts', COUNTER),
  'ownAccounts.look': act('/api/own-accounts/look', {
    ...COUNTER,
    writes: ['counterNumber', 'idNumber', 'name'],
    event: 'own-account-looked-up',
  }),
  'ownAccounts.open': act('/api/own-accounts', {
    ...COUNTER,
    writes: ['counterNumber', 'idNumber', 'name', 'phone', 'cardSeen', 'guardian'],
    event: 'own-account-opened',
  }),
  'ownAccounts.verify': act('/api/own-accounts/:accountId/verification', {
    ...COUNTER,
    writes: ['version', 'cardSeen'],
    event: 'own-account-verified',
  }),
  'ownAccounts.reset': act('/api/own-accounts/:accountId/one-time-password', {
    ...COUNTER,
    writes: ['version', 'reason'],
    event: 'own-account-reset',
  }),
  'ownAccounts.setPhone': act('/api/own-accounts/:accountId/phone', {
    ...COUNTER,
    writes: ['version', 'phone', 'reason'],
    event: 'phone-set',
  }),
  'ownAccounts.endSessions': act('/api/own-accounts/:accountId/sessions/end', {
    ...COUNTER,
    writes: ['version', 'reason'],
    event: 'account-sessions-ended',
  }),
  'ownAccounts.revoke': act('/api/own-accounts/:accountId/revocation', {
    ...COUNTER,
    writes: ['version', 'reason'],
    event: 'own-account-revoked',
  }),
  'ownAccounts.reopen': act('/api/own-accounts/:accountId/reopening', {
    ...COUNTER,
    writes: ['version', 'reason'],
    event: 'own-account-reopened',
  }),
  // Serving somebody who is present
  'help.begin': act('/api/help-sessions', {
    ...COUNTER,
    writes: ['idNumber', 'name', 'cardSeen'],
    event: 'help-begun',
  }),
  'help.show': view('/api/me/help', OWN),
  'help.sendCode': act('/api/me/help/code', { ...OWN, writes: [], event: 'phone-code-sent' }),
  'help.agree': act('/api/me/help/agreement', {
    ...OWN,
    writes: ['path', 'by', 'handle', 'code', 'reason'],
    event: 'helped-act-agreed',
  }),
  'help.end': act('/api/me/help/end', { ...OWN, writes: [], event: 'help-ended' }),
} as const satisfies Record<string, Permission>;
