import type { Page } from 'playwright-core';
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
