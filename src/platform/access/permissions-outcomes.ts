import {
  act,
  BUREAU,
  BY,
  DECIDES,
  OF_BUREAU,
  OF_CLAIM,
  ORGANISATIONS,
  type Permission,
  proposing,
  TOLD,
  VIEWERS,
  view,
} from './permission-rows.ts';
import { PERMISSIONS_OF_CATALOGUES } from './permissions-outcomes-catalogues.ts';
import { PERMISSIONS_OF_LEDGERS } from './permissions-outcomes-ledgers.ts';
import { PERMISSIONS_OF_OUTREACH } from './permissions-outcomes-outreach.ts';

const APPEAL = '/api/appeals/:appealId';
const DISPUTE = '/api/disputes/:disputeId';
const OWN = { roles: ['worker'], scope: 'person' } as const;
const DISPUTED = ['subjectType', 'subjectId', 'fact', 'kind', 'content'] as const;

/** What is read across: the work list, figures, the story of one person. */
export const PERMISSIONS_OF_OUTCOMES = {
  // Appeals against decisions of the bureau
  'appeals.list': view('/api/appeals', OF_CLAIM),
  'appeals.draft': view('/api/appeals/new/:subjectType/:subjectId', OF_CLAIM),
  'appeals.show': view(APPEAL, OF_CLAIM),
  'appeals.lodge': act('/api/appeals', {
    ...BY.handlerOrClaimants,
    ...proposing('subjectType', 'subjectId', 'content', 'appellant', 'paperNumber'),
    event: 'appeal-lodged',
  }),
  'appeals.decide': act(`${APPEAL}/decision`, {
    ...BY.anyDesk,
    writes: ['version', 'outcome', 'opinion'],
    event: 'appeal-decided',
    fourEyes: 'approve',
  }),
  'appeals.lodgeAbove': act(`${APPEAL}/above`, {
    ...BY.handlerOrClaimants,
    ...proposing('version', 'reason'),
    event: 'appeal-lodged-above',
  }),
  'appeals.decideAbove': act(`${APPEAL}/decision-above`, {
    roles: ['city-viewer'],
    scope: 'division',
    writes: ['version', 'outcome', 'opinion'],
    event: 'appeal-decided-above',
    fourEyes: 'second-review',
  }),
  'appeals.fulfil': act(`${APPEAL}/fulfilment`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'appeal-fulfilled',
  }),
  'appeals.withdraw': act(`${APPEAL}/withdraw`, {
    ...BY.handlerOrClaimants,
    writes: ['version', 'reason'],
    event: 'appeal-withdrawn',
  }),

  // What a person disputes of the facts about herself
  'disputes.list': view('/api/disputes', OF_BUREAU),
  'disputes.draft': view('/api/persons/:personId/disputes/new', BY.handler),
  'disputes.show': view(DISPUTE, OF_BUREAU),
  'disputes.record': act('/api/disputes', {
    ...BY.handler,
    writes: ['personId', ...DISPUTED, 'channel', 'broughtBy', 'broughtOn'],
    event: 'dispute-recorded',
  }),
  'disputes.propose': act(`${DISPUTE}/answer`, {
    ...BY.handler,
    ...proposing('version', 'answer', 'reply'),
    event: 'dispute-answer-proposed',
  }),
  'disputes.withdrawAnswer': act(`${DISPUTE}/answer-withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'dispute-answer-withdrawn',
  }),
  'disputes.decide': act(`${DISPUTE}/decision`, { ...BY.reviewers, ...DECIDES, event: 'dispute-answered' }),
  'disputes.correct': act(`${DISPUTE}/correction`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'dispute-corrected',
  }),
  'disputes.withdraw': act(`${DISPUTE}/withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'dispute-withdrawn',
  }),
  'worker.disputes': view('/api/me/disputes', OWN),
  'worker.disputable': view('/api/me/disputable', OWN),
  'disputes.raise': act('/api/me/disputes', { ...OWN, writes: DISPUTED, event: 'dispute-raised' }),
  'disputes.takeBack': act('/api/me/disputes/:disputeId/withdraw', {
    ...OWN,
    writes: ['version'],
    event: 'dispute-withdrawn',
  }),
  'worker.appeals': view('/api/me/appeals', OWN),
  'worker.lodgeAppeal': act('/api/me/appeals', {
    ...OWN,
    ...proposing('subjectType', 'subjectId', 'content'),
    event: 'appeal-lodged',
  }),
  'worker.lodgeAppealAbove': act('/api/me/appeals/:appealId/above', {
    ...OWN,
    ...proposing('version', 'reason'),
    event: 'appeal-lodged-above',
  }),
  'worker.withdrawAppeal': act('/api/me/appeals/:appealId/withdraw', {
    ...OWN,
    writes: ['version', 'reason'],
    event: 'appeal-withdrawn',
  }),

  ...PERMISSIONS_OF_CATALOGUES,
  ...PERMISSIONS_OF_LEDGERS,

  // The inbox of staff and organisations
  'notifications.inbox': view('/api/inbox', { roles: TOLD, scope: 'own' }),
  'notifications.unread': view('/api/inbox/unread', { roles: TOLD, scope: 'own' }),
  'notifications.read': act('/api/inbox/:notificationId/read', {
    roles: TOLD,
    scope: 'own',
    writes: [],
    event: 'notifications-read',
  }),
  'notifications.readAll': act('/api/inbox/read-all', {
    roles: TOLD,
    scope: 'own',
    writes: [],
    event: 'notifications-read',
  }),

  // What persons are told by message and on paper
  'deliveries.messages': view('/api/phone-messages', BY.caseStaff),
  'deliveries.resend': act('/api/phone-messages/:messageId/resend', {
    ...BY.handler,
    writes: ['version'],
    event: 'message-resent',
  }),
  'deliveries.cancelMessage': act('/api/phone-messages/:messageId/cancel', {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'message-cancelled',
  }),
  'deliveries.slips': view('/api/delivery-slips', BY.caseStaff),
  'deliveries.print': act('/api/delivery-slips/print', {
    ...BY.handler,
    writes: ['slipIds'],
    event: 'slip-printed',
  }),
  'deliveries.record': act('/api/delivery-slips/:slipId/record', {
    ...BY.handler,
    writes: ['version', 'outcome', 'on', 'signedBy', 'witness', 'reason'],
    event: 'slip-recorded',
  }),
  'deliveries.cancelSlip': act('/api/delivery-slips/:slipId/cancel', {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'slip-cancelled',
  }),
  'deliveries.reopenSlip': act('/api/delivery-slips/:slipId/reopening', {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'slip-reopened',
  }),
  'worker.messages': view('/api/me/messages', OWN),
  'worker.chooseMessages': act('/api/me/messages/choice', {
    ...OWN,
    writes: ['isOff'],
    event: 'messages-chosen',
  }),
  'worker.chooseNews': act('/api/me/messages/news', {
    ...OWN,
    writes: ['isOff'],
    event: 'messages-chosen',
  }),

  ...PERMISSIONS_OF_OUTREACH,

  // The home page of staff
  'desk.workList': view('/api/work-list', {
    roles: [...BUREAU, ...ORGANISATIONS, 'assessment-body', 'township-staff', 'village-helper'],
    scope: 'division-or-organisation',
  }),
  'reporting.overview': view('/api/overview', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  // What the first page shows to one role alone
  'reporting.counties': view('/api/counties', { roles: VIEWERS, scope: 'division' }),
  'reporting.teaching': view('/api/teaching', { roles: ['teacher'], scope: 'organisation' }),
  'reporting.assessments': view('/api/assessments', { roles: ['assessment-body'], scope: 'organisation' }),

  // Before an account is disabled
  'accounts.openWork': view('/api/accounts/:accountId/open-work', {
    roles: ['system-administrator', 'security-administrator'],
    scope: 'none',
  }),

  // Persons
  'worker.subsidies': view('/api/me/subsidies', OWN),
  'persons.explain': view('/api/persons/:personId/subsidies', {
    roles: BUREAU,
    scope: 'division',
    viewed: { event: 'person-viewed', objectType: 'person', id: 'personId' },
  }),
} as const satisfies Record<string, Permission>;
