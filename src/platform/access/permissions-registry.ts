import {
  act,
  BUREAU,
  CLAIMANTS,
  FILERS,
  FINANCE,
  FIRST,
  HANDLER,
  OF_CLAIM,
  type Permission,
  REVIEW,
  SECOND,
  STAFF,
  view,
} from './permission-rows.ts';

/** Persons and organisations. */
export const PERMISSIONS_OF_REGISTRY = {
  // Organisations
  'organisations.list': view('/api/organisations', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'organisations.show': view('/api/organisations/:organisationId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'organisations.suspend': act('/api/organisations/:organisationId/suspensions', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'suspendedOn', 'through', 'occupations', 'documentNumber', 'reason'],
    event: 'suspension-proposed',
    fourEyes: 'prepare',
  }),
  'organisations.liftSuspension': act('/api/organisations/:organisationId/suspension-ends', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'suspensionId', 'liftedOn', 'documentNumber', 'reason'],
    event: 'suspension-lift-proposed',
    fourEyes: 'prepare',
  }),
  'organisations.decideSuspension': act('/api/organisations/:organisationId/suspension-decision', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'suspension-decided',
    fourEyes: 'approve',
  }),

  // What organisations say of themselves
  'organisations.proposeChange': act('/api/organisations/:organisationId/changes', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: [
      'address',
      'phone',
      'legalRepresentative',
      'licenceNumber',
      'industryClass',
      'document',
      'reason',
      'fileIds',
    ],
    event: 'organisation-change-proposed',
    fourEyes: 'prepare',
  }),
  'organisations.decideChange': act('/api/organisations/:organisationId/changes/:changeId/decision', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'organisation-change-decided',
    fourEyes: 'approve',
  }),
  'organisations.withdrawChange': act('/api/organisations/:organisationId/changes/:changeId/withdraw', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'organisation-change-withdrawn',
  }),

  // Moves of organisations between counties
  'organisations.moves': view('/api/organisation-moves', { roles: BUREAU, scope: 'division' }),
  'organisations.proposeMove': act('/api/organisation-moves', {
    roles: HANDLER,
    scope: 'division',
    writes: ['organisationId', 'toCode', 'document', 'reason', 'fileIds'],
    event: 'organisation-move-proposed',
    fourEyes: 'prepare',
  }),
  'organisations.decideMove': act('/api/organisation-moves/:moveId/decision', {
    roles: [...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'organisation-move-decided',
    fourEyes: 'approve',
  }),
  'organisations.withdrawMove': act('/api/organisation-moves/:moveId/withdraw', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'organisation-move-withdrawn',
  }),
  'organisations.receiveMove': act('/api/organisation-moves/:moveId/receipt', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'organisation-move-received',
  }),

  // Credit codes that fail their check
  'creditCodes.list': view('/api/credit-codes', { roles: BUREAU, scope: 'division' }),
  'creditCodes.propose': act('/api/credit-codes', {
    roles: HANDLER,
    scope: 'division',
    writes: ['creditCode', 'certifiedName', 'document', 'reason', 'fileIds'],
    event: 'credit-code-proposed',
    fourEyes: 'prepare',
  }),
  'creditCodes.decide': act('/api/credit-codes/:exceptionId/decision', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'credit-code-decided',
    fourEyes: 'approve',
  }),
  'creditCodes.withdraw': act('/api/credit-codes/:exceptionId/withdraw', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'credit-code-withdrawn',
  }),
  'creditCodes.revoke': act('/api/credit-codes/:exceptionId/revocation', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'credit-code-revoked',
  }),

  // Accounts that payees are paid to
  'payees.agreements': view('/api/payee-agreements', OF_CLAIM),
  'payees.recordAgreements': act('/api/payee-agreements', {
    roles: ['institution-administrator', 'county-handler'],
    scope: 'division-or-organisation',
    writes: ['organisationId', 'benefit', 'signedOn', 'paper', 'personIds'],
    event: 'payee-agreement-recorded',
  }),
  'payees.endAgreement': act('/api/payee-agreements/:agreementId/end', {
    roles: ['institution-administrator', 'assessment-body', 'county-handler'],
    scope: 'division-or-organisation',
    writes: ['endedOn', 'reason'],
    event: 'payee-agreement-ended',
  }),
  'worker.endAgreement': act('/api/me/payee-agreements/:agreementId/end', {
    roles: ['worker'],
    scope: 'person',
    writes: ['reason'],
    event: 'payee-agreement-ended',
  }),
  'payees.accounts': view('/api/payee-accounts', OF_CLAIM),
  'payees.proposeAccount': act('/api/payee-accounts', {
    roles: [...HANDLER, ...FINANCE, ...CLAIMANTS],
    scope: 'division-or-organisation',
    writes: ['organisationId', 'personId', 'bankName', 'accountNumber', 'reason', 'document', 'fileIds'],
    event: 'payee-account-proposed',
    fourEyes: 'prepare',
  }),
  'payees.reviewAccount': act('/api/payee-accounts/:changeId/review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'payee-account-reviewed',
    fourEyes: 'approve',
  }),
  'payees.withdrawAccount': act('/api/payee-accounts/:changeId/withdraw', {
    roles: [...HANDLER, ...FINANCE, ...CLAIMANTS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'payee-account-withdrawn',
  }),
  'payees.unmaskAccount': act('/api/payee-accounts/:changeId/unmask', {
    roles: STAFF,
    scope: 'division',
    writes: ['reason'],
    event: 'payee-account-unmasked',
    rate: 'guess',
  }),

  // Payees to whom nothing is paid
  'payees.holds': view('/api/payee-holds', OF_CLAIM),
  'payees.hold': act('/api/payee-holds', {
    roles: [...HANDLER, ...FIRST, ...SECOND, ...FINANCE],
    scope: 'division',
    writes: ['organisationId', 'personId', 'reason'],
    event: 'payee-held',
  }),
  'payees.proposeRelease': act('/api/payee-holds/:holdId/release-proposal', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'payee-release-proposed',
    fourEyes: 'prepare',
  }),
  'payees.withdrawRelease': act('/api/payee-holds/:holdId/release-withdraw', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'payee-release-withdrawn',
  }),
  'payees.decideRelease': act('/api/payee-holds/:holdId/release-decision', {
    roles: [...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'payee-release-decided',
    fourEyes: 'approve',
  }),

  // Persons
  'persons.search': act('/api/persons/search', {
    roles: STAFF,
    scope: 'division',
    writes: ['words', 'idNumber', 'divisionCode', 'after'],
    event: 'person-searched',
    isLook: true,
    rate: 'guess',
  }),
  'persons.unmask': act('/api/persons/:personId/unmask', {
    roles: STAFF,
    scope: 'division',
    writes: ['field', 'reason'],
    event: 'person-unmasked',
    rate: 'guess',
  }),

  // Persons corrected
  'persons.corrections': view('/api/person-corrections', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'persons.correct': act('/api/persons/:personId/corrections', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['name', 'documentKind', 'idNumber', 'phone', 'reason', 'document', 'fileIds'],
    event: 'person-correction-proposed',
    rate: 'guess',
    fourEyes: 'prepare',
  }),
  'persons.supplyFact': act('/api/persons/:personId/facts', {
    roles: HANDLER,
    scope: 'division',
    writes: [
      'kind',
      'knownOn',
      'status',
      'statusOn',
      'hukou',
      'holds',
      'group',
      'from',
      'until',
      'graduationYear',
      'agreementSigned',
      'reason',
      'document',
      'fileIds',
    ],
    event: 'person-fact-proposed',
    fourEyes: 'prepare',
  }),
  'persons.decideCorrection': act('/api/person-corrections/:correctionId/decision', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'person-correction-decided',
    fourEyes: 'approve',
  }),
  'persons.withdrawCorrection': act('/api/person-corrections/:correctionId/withdraw', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'person-correction-withdrawn',
  }),
  'persons.unmaskCorrection': act('/api/person-corrections/:correctionId/unmask', {
    roles: STAFF,
    scope: 'division',
    writes: ['reason'],
    event: 'person-correction-unmasked',
    rate: 'guess',
  }),

  // Persons who may be one
  'persons.duplicates': view('/api/person-duplicates', { roles: BUREAU, scope: 'division' }),
  'persons.keepApart': act('/api/persons/:personId/apart', {
    roles: HANDLER,
    scope: 'division',
    writes: ['otherId', 'reason'],
    event: 'person-kept-apart',
  }),
  'persons.endApart': act('/api/person-duplicates/apart/:apartId/end', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'person-apart-ended',
  }),
  'persons.merges': view('/api/person-merges', { roles: BUREAU, scope: 'division' }),
  'persons.merge': act('/api/persons/:personId/merges', {
    roles: HANDLER,
    scope: 'division',
    writes: ['otherId', 'reason', 'document', 'fileIds'],
    event: 'person-merge-proposed',
    fourEyes: 'prepare',
  }),
  'persons.undoMerge': act('/api/person-merges/:mergeId/undo', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version', 'reason', 'document', 'fileIds'],
    event: 'person-merge-undo-proposed',
    fourEyes: 'prepare',
  }),
  'persons.decideMerge': act('/api/person-merges/:mergeId/decision', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'person-merge-decided',
    fourEyes: 'approve',
  }),
  'persons.withdrawMerge': act('/api/person-merges/:mergeId/withdraw', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'person-merge-withdrawn',
  }),

  // Moves of persons between counties
  'persons.moves': view('/api/person-moves', { roles: BUREAU, scope: 'division' }),
  'persons.proposeMove': act('/api/persons/:personId/moves', {
    roles: HANDLER,
    scope: 'division',
    writes: ['toCode', 'document', 'reason', 'fileIds'],
    event: 'person-move-proposed',
    fourEyes: 'prepare',
  }),
  'persons.decideMove': act('/api/person-moves/:moveId/decision', {
    roles: [...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'person-move-decided',
    fourEyes: 'approve',
  }),
  'persons.withdrawMove': act('/api/person-moves/:moveId/withdraw', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'person-move-withdrawn',
  }),
  'persons.receiveMove': act('/api/person-moves/:moveId/receipt', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'person-move-received',
  }),
} as const satisfies Record<string, Permission>;
