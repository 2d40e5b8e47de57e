import {
  act,
  BUREAU,
  BY,
  DECIDES,
  OF_BUREAU,
  ORGANISATIONS,
  type Permission,
  proposing,
  view,
} from './permission-rows.ts';

const OF_CLASS = { roles: [...BUREAU, ...ORGANISATIONS], scope: 'division-or-organisation' } as const;
const TEACHING = { roles: ORGANISATIONS, scope: 'organisation' } as const;

/** What shows that a class was taught, the signs in it, and what online platforms report. */
export const PERMISSIONS_OF_EVIDENCE = {
  // Evidence of a class
  'evidence.ofClass': view('/api/classes/:classId/evidence', OF_CLASS),
  'evidence.ofPerson': view('/api/classes/:classId/evidence/people/:personId', OF_CLASS),
  'evidence.add': act('/api/classes/:classId/evidence', {
    ...TEACHING,
    writes: [
      'kind',
      'taughtOn',
      'half',
      'sessionNo',
      'said',
      'fileIds',
      'videos',
      'copies',
      'place',
      'latitude',
      'longitude',
    ],
    event: 'evidence-added',
  }),
  'evidence.withdraw': act('/api/evidence/:itemId/withdraw', {
    ...TEACHING,
    writes: ['reason'],
    event: 'evidence-withdrawn',
  }),

  // Signs
  'evidence.signs': view('/api/evidence-signs', OF_BUREAU),
  'evidence.sign': view('/api/evidence-signs/:signId', OF_BUREAU),
  'evidence.find': act('/api/classes/:classId/evidence-signs', {
    ...BY.caseStaff,
    writes: [],
    event: 'evidence-signs-found',
  }),
  'evidence.judge': act('/api/evidence-signs/:signId/judgement', {
    ...BY.handler,
    ...proposing('version', 'decision', 'opinion'),
    event: 'evidence-sign-judged',
  }),
  'evidence.takeBack': act('/api/evidence-signs/:signId/take-back', {
    ...BY.handler,
    ...proposing('version', 'reason'),
    event: 'evidence-sign-taken-back',
  }),
  'evidence.decide': act('/api/evidence-signs/:signId/decision', {
    ...BY.second,
    ...DECIDES,
    event: 'evidence-sign-decided',
  }),

  // Online platforms
  'onlineTraining.platforms': view('/api/online-platforms', OF_BUREAU),
  'onlineTraining.reports': view('/api/online-platforms/:platformId/reports', OF_BUREAU),
  'onlineTraining.probe': act('/api/online-platforms/:platformId/probe', {
    ...BY.handler,
    writes: [],
    event: 'platform-probed',
  }),
  'onlineTraining.proposeKey': act('/api/online-platforms/:platformId/keys', {
    ...BY.handler,
    ...proposing('kind', 'value', 'document'),
    event: 'platform-key-proposed',
  }),
  'onlineTraining.decideKey': act('/api/platform-keys/:keyId/decision', {
    ...BY.second,
    ...DECIDES,
    event: 'platform-key-decided',
  }),
  'onlineTraining.withdrawKey': act('/api/platform-keys/:keyId/withdraw', {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'platform-key-withdrawn',
  }),
  'onlineTraining.endKey': act('/api/platform-keys/:keyId/end', {
    ...BY.handlerOrSecond,
    writes: ['version', 'reason'],
    event: 'platform-key-ended',
  }),
  'onlineTraining.takeFile': act('/api/online-platforms/:platformId/reports', {
    ...BY.handler,
    writes: [],
    files: true,
    event: 'online-hours-reported',
  }),
  'onlineTraining.proposeWithdrawal': act('/api/online-reports/:reportId/withdrawal', {
    ...BY.handler,
    ...proposing('reason'),
    event: 'online-report-withdrawal-proposed',
  }),
  'onlineTraining.decideWithdrawal': act('/api/report-withdrawals/:withdrawalId/decision', {
    ...BY.second,
    ...DECIDES,
    event: 'online-report-withdrawal-decided',
  }),
  'onlineTraining.takeBackWithdrawal': act('/api/report-withdrawals/:withdrawalId/withdraw', {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'online-report-withdrawal-taken-back',
  }),
  'public.onlineHours': act('/api/public/online-hours', {
    roles: 'public',
    scope: 'none',
    writes: ['platformId', 'token', 'coursesChangedOn', 'rows'],
    event: 'online-hours-reported',
    rate: 'guess',
  }),
} as const satisfies Record<string, Permission>;
