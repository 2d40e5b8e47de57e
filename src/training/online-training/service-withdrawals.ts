import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { WithdrawalStatus } from './contract.ts';
import { REPORT_WITHDRAWAL } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { lockReports, reportById } from './store.ts';
import { findWithdrawal, insertWithdrawal, saveWithdrawal, type WithdrawalRow } from './store-withdrawals.ts';

type Acted = Result<{ withdrawalId: Uuid; status: WithdrawalStatus; version: number }>;
const SUBJECT = 'online-report';

/**
 * A handler proposes to take back a report whose hours are wrong; until another person has decided they count on. Refuses
 * `not-found`, `withdrawal-known`.
 */
export async function proposeWithdrawal(act: Act, reportId: Uuid, reason: string): Promise<Acted> {
  const report = await reportById(act.tx, reportId);
  if (!report) return refused(NOT_FOUND);
  const { divisionPath, platformId } = report;
  const withdrawalId = act.ids.uuid();
  const status = beginning(REPORT_WITHDRAWAL, 'onlineTraining.proposeWithdrawal');
  const stored = await tryConstraint(act.tx, () =>
    insertWithdrawal(act.tx, {
      ...{ withdrawalId, reportId, divisionPath, reason, status },
      proposedAt: act.clock.now(),
      proposedById: act.actor.accountId,
    }),
  );
  if (!stored.ok) {
    if (stored.violation.constraint !== 'report_withdrawal_one')
      throw new Error(`withdrawal of a report not proposed: ${stored.violation.constraint}`);
    return refused(REFUSALS.withdrawalKnown);
  }
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: withdrawalId,
    ...{ divisionPath, organisationId: null },
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  await record(act, { reportId, platformId, divisionPath }, 'online-report-withdrawal-proposed', reason);
  return done({ withdrawalId, status, version: 1 });
}

/**
 * Another person takes the report back, or leaves it. Taken back its hours count no longer, and the same report may be
 * brought again. Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideWithdrawal(
  act: Act,
  withdrawalId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Acted> {
  const found = await load(act, withdrawalId, review.version, 'onlineTraining.decideWithdrawal');
  if (!found.ok) return found;
  // Whoever brings the same report meanwhile waits, and finds it taken back or not.
  await lockReports(act.tx, found.value.platformId);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: withdrawalId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(
    REPORT_WITHDRAWAL,
    found.value.status,
    'onlineTraining.decideWithdrawal',
    review.decision,
  );
  return move(act, found.value, status, {
    event: 'online-report-withdrawal-decided',
    reason: review.opinion?.trim(),
  });
}

/** Whoever proposed it takes the proposal back. Refuses `not-found`, `wrong-status`, `version-conflict`, `not-the-proposer`. */
export async function takeBackWithdrawal(
  act: Act,
  withdrawalId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Acted> {
  const found = await load(act, withdrawalId, version, 'onlineTraining.takeBackWithdrawal');
  if (!found.ok) return found;
  const { proposedById, status: before } = found.value;
  const behind = await accountsBehind(act.tx, [proposedById]);
  if (!behind.get(proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.withdrawalOfAnother);
  await withdrawCase(act, SUBJECT, withdrawalId, reason);
  const status = nextOf(REPORT_WITHDRAWAL, before, 'onlineTraining.takeBackWithdrawal');
  return move(act, found.value, status, { event: 'online-report-withdrawal-taken-back', reason });
}

async function load(
  act: Act,
  withdrawalId: Uuid,
  version: number,
  route: 'onlineTraining.decideWithdrawal' | 'onlineTraining.takeBackWithdrawal',
): Promise<Result<WithdrawalRow>> {
  const found = await findWithdrawal(act.tx, withdrawalId);
  if (!found) return refused(NOT_FOUND);
  if (found.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(REPORT_WITHDRAWAL, found.status, route)) return refused(REFUSALS.withdrawalDecided);
  return done(found);
}

async function move(
  act: Act,
  found: WithdrawalRow,
  status: WithdrawalStatus,
  said: { readonly event: string; readonly reason: string | undefined },
): Promise<Acted> {
  const decidedOn = act.clock.today();
  if (!(await saveWithdrawal(act.tx, found, { status, decidedOn }))) return refused(VERSION_CONFLICT);
  await record(act, found, said.event, said.reason);
  return done({ withdrawalId: found.withdrawalId, status, version: found.version + 1 });
}

function record(
  act: Act,
  of: Pick<WithdrawalRow, 'reportId' | 'platformId' | 'divisionPath'>,
  event: string,
  reason: string | undefined,
): Promise<void> {
  return act.record({
    event,
    objectType: SUBJECT,
    objectId: of.reportId,
    divisionPath: of.divisionPath,
    detail: { platformId: of.platformId },
    ...(reason ? { reason } : {}),
  });
}
