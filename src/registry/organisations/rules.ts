import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { ORGANISATION_STATUSES } from './contract.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  suspensionProposed: leadsTo(
    'organisations.decideSuspension',
    refusal(
      'suspension-proposed',
      '已有一份暂停承训资格的提议等待另一人决定，不能再提：请由复核人员在本页先作决定。',
      '/suspendedOn',
      'LC-12',
    ),
  ),
  noProposal: refusal('wrong-status', '没有等待决定的暂停提议：可能刚被别人办过，请刷新后查看。'),
  elsewhere: refusal(
    'organisation-elsewhere',
    '这个统一社会信用代码已登记在其他县区，不能在本县重复登记；请核对代码；确应归本县的，请与登记它的县区商定，系统里暂不能改归属。',
    '/creditCode',
  ),
} as const satisfies Record<string, Refusal>;

/** A stretch without the right to train: from `suspendedOn` on, until the day it is given back. */
export interface Suspension {
  readonly suspendedOn: LocalDate;
  readonly liftedOn: LocalDate | null;
}

/** LC-12: the day the right to train was lost, when it is lost on `day`. */
export function suspendedSince(suspensions: readonly Suspension[], day: LocalDate): LocalDate | undefined {
  return suspensions.find(
    (suspension) =>
      suspension.suspendedOn <= day && (suspension.liftedOn === null || day < suspension.liftedOn),
  )?.suspendedOn;
}

/** `agreementUntil` is the first day after the agreement; an organisation without one (a firm) has no end. */
export function statusOn(
  organisation: { readonly agreementUntil: LocalDate | null },
  suspensions: readonly Suspension[],
  day: LocalDate,
): (typeof ORGANISATION_STATUSES)[number] {
  if (suspendedSince(suspensions, day) !== undefined) return 'suspended';
  if (organisation.agreementUntil !== null && organisation.agreementUntil <= day) return 'agreement-ended';
  return 'in-catalogue';
}

export function alreadySuspended(clash: Suspension): Refusal {
  const until = clash.liftedOn === null ? '尚未恢复' : `${clash.liftedOn} 恢复`;
  return refusal(
    'already-suspended',
    `该单位已自 ${clash.suspendedOn} 起暂停承训资格（${until}），不能重复暂停；请核对日期。`,
    '/suspendedOn',
    'LC-12',
  );
}
