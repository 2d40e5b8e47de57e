import type { Page } from 'playwright-core';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as common } from '../../web/ui/words.ts';
import type { Visit } from './visit.ts';

const printed = (page: Page) => page.getByRole('button', { name: common.printNow, exact: true }).first();

/** Every form on paper, by whoever prints it. */
export const PRINT_VISITS: readonly Visit[] = [
  {
    route: '/print/classes/:classId/filing',
    who: 'qinghe',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-filing',
  },
  {
    route: '/desk/classes/:classId',
    who: 'qinghe',
    with: { classId: 'classId' },
    more: '?tab=confirmations',
    act: (page) => page.getByRole('tab', { name: classes.tabs.confirmations, exact: true }),
    shot: 'class-confirmations',
  },
  {
    route: '/print/classes/:classId/changes/:changeId',
    who: 'qinghe',
    with: { classId: 'changedClassId', changeId: 'changeId' },
    act: printed,
    shot: 'print-change',
  },
  {
    route: '/print/classes/:classId/evidence',
    who: 'handler',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-evidence',
  },
  {
    route: '/print/classes/:classId/roster',
    who: 'qinghe',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-roster',
  },
  {
    route: '/print/classes/:classId/sign-in',
    who: 'teacher',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-sign-in',
  },
  {
    route: '/print/classes/:classId/dossier',
    who: 'handler',
    with: { classId: 'classId' },
    act: printed,
    shot: 'print-dossier',
  },
  {
    route: '/print/claims/:claimId/form',
    who: 'qinghe',
    with: { claimId: 'claimId' },
    act: printed,
    shot: 'print-claim-form',
  },
  {
    route: '/print/claims/:claimId/decision',
    who: 'handler',
    with: { claimId: 'paidClaimId' },
    act: printed,
    shot: 'print-claim-decision',
  },
  {
    route: '/print/households/:householdId',
    who: 'villager',
    with: { householdId: 'householdId' },
    act: printed,
    shot: 'print-household',
  },
  {
    route: '/print/decisions/:decisionId',
    who: 'auditor',
    with: { decisionId: 'decisionId' },
    act: printed,
    shot: 'print-decision',
  },
  {
    route: '/print/recoveries/:recoveryId',
    who: 'handler',
    with: { recoveryId: 'recoveryId' },
    act: printed,
    shot: 'print-recovery',
  },
  { route: '/print/deliveries', who: 'handler', act: printed },
  {
    route: '/print/claims/:claimId/roster',
    who: 'handler',
    with: { claimId: 'claimId' },
    act: printed,
    shot: 'print-claim-roster',
  },
  {
    route: '/print/persons/:personId',
    who: 'handler',
    with: { personId: 'personId' },
    act: printed,
    shot: 'print-person',
  },
  {
    route: '/print/payments/:batchId',
    who: 'finance',
    with: { batchId: 'paymentId' },
    act: printed,
    shot: 'print-payment',
  },
  {
    route: '/print/policy-versions/:versionId',
    who: 'reviewer2',
    with: { versionId: 'versionId' },
    act: printed,
    shot: 'print-version',
  },
  {
    route: '/print/publications/:publicationId',
    who: 'handler',
    with: { publicationId: 'publicationId' },
    act: printed,
    shot: 'print-publication',
  },
];
