import { lockPolicyTables, undoTableChanges } from '../../law/reference/index.ts';
import { type Act, type Actor, isOneOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  type CaseView,
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  stepTakersOf,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { VERSION } from './machine.ts';
import { needsFinance, REFUSALS } from './rules.ts';
import { record } from './service.ts';
import { laterApproved, lockVersion, updateVersion, type VersionRow } from './store.ts';

type Saved = { readonly versionId: Uuid; readonly version: number };
const SUBJECT = 'policy-repeal';
/** Working days for the second person, as for the approval. */
const DECISION_WORKING_DAYS = 5;

/** An approved version as whoever acts saw it, not in force yet and with nothing approved upon it; locked. */
async function scheduledVersion(
  act: Act,
  versionId: Uuid,
  version: number,
  by: ActOf<typeof VERSION>,
): Promise<Result<VersionRow>> {
  const known = await lockVersion(act.tx, versionId, act.clock.today());
  if (!known) return refused(NOT_FOUND);
  if (known.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(VERSION, known.status, by)) return refused(REFUSALS.notOpen);
  if (by === 'policyVersions.withdrawRepeal') return done(known);
  if (known.effectiveOn <= act.clock.today()) return refused(REFUSALS.notScheduled);
  if (!known.keepsEndedRows) return refused(REFUSALS.approvedBefore);
  const later = await laterApproved(act.tx, known);
  return later === undefined ? done(known) : refused(REFUSALS.builtUpon(later));
}

/**
 * The first of two who take an approved version back before its day. Nothing changes until another decides: of what moves
 * amounts or the scarce list finance, as for its approval (LN-3-11a, SX-3-10a). Refuses
 * `version-in-force`, `version-built-upon`, `version-conflict`, `case-open`.
 */
export async function proposeRepeal(
  act: Act,
  versionId: Uuid,
  proposed: { readonly version: number; readonly reason: string },
): Promise<Result<Saved>> {
  const known = await scheduledVersion(act, versionId, proposed.version, 'policyVersions.proposeRepeal');
  if (!known.ok) return known;
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: versionId,
    divisionPath: known.value.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: needsFinance(known.value.changes) ? 'sign' : 'approve',
    due: { workingDays: DECISION_WORKING_DAYS, clause: null },
    opinion: proposed.reason,
  });
  if (!opened.ok) return opened;
  const version = await updateVersion(act.tx, versionId, {});
  await record(act, known.value, 'policy-repeal-proposed', { effectiveOn: known.value.effectiveOn });
  return done({ versionId, version });
}

/**
 * Another person decides. Passed: what the version set goes from the tables and what it ended holds on; its day is free
 * for another version. Returned: it stays as approved. Refuses `four-eyes`, `finance-signs` for whoever is not of the
 * office that decides, `version-conflict`, and what proposing refuses.
 */
export async function decideRepeal(
  act: Act,
  versionId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<Saved>> {
  const known = await scheduledVersion(act, versionId, review.version, 'policyVersions.decideRepeal');
  if (!known.ok) return known;
  const step = repealStep(await caseOf(act.tx, SUBJECT, versionId));
  if (step !== undefined && !decidesRepeal(act.actor, step)) return refused(REFUSALS.otherOffice(step));
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: versionId,
    step: step ?? 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(VERSION, known.value.status, 'policyVersions.decideRepeal', review.decision);
  const isRepealed = review.decision === 'passed';
  const version = await updateVersion(act.tx, versionId, {
    status,
    ...(isRepealed ? { repealedAt: act.clock.now() } : {}),
  });
  if (isRepealed) {
    await lockPolicyTables(act.tx, known.value.policyId);
    const undone = await tryConstraint(act.tx, () => undoTableChanges(act.tx, versionId));
    if (!undone.ok) return refused(REFUSALS.rowInTheWay);
  }
  await record(act, known.value, 'policy-repeal-decided', {
    decision: review.decision,
    effectiveOn: known.value.effectiveOn,
  });
  return done({ versionId, version });
}

/** The step that a proposed repeal waits for: finance's or the second reviewer's; undefined where none waits. */
export function repealStep(waiting: Pick<CaseView, 'nextStep'> | null | undefined) {
  return waiting?.nextStep === 'sign' || waiting?.nextStep === 'approve' ? waiting.nextStep : undefined;
}

/** Is somebody of the office that decides this step? */
export function decidesRepeal({ role }: Pick<Actor, 'role'>, step: 'approve' | 'sign'): boolean {
  return (role === 'finance') === (step === 'sign');
}

/** Whoever proposed the repeal takes that back before another decides. Refuses `no-repeal`, `not-own-proposal`. */
export async function withdrawRepeal(
  act: Act,
  versionId: Uuid,
  taken: { readonly version: number; readonly reason: string },
): Promise<Result<Saved>> {
  const known = await scheduledVersion(act, versionId, taken.version, 'policyVersions.withdrawRepeal');
  if (!known.ok) return known;
  const waiting = await caseOf(act.tx, SUBJECT, versionId);
  if (waiting?.nextStep == null) return refused(REFUSALS.noRepeal);
  if (!(await isRepealMaker(act, versionId))) return refused(REFUSALS.notOwnRepeal);
  await withdrawCase(act, SUBJECT, versionId, taken.reason);
  const version = await updateVersion(act.tx, versionId, {});
  await record(act, known.value, 'policy-repeal-withdrawn', { reason: taken.reason });
  return done({ versionId, version });
}

/** Did this person propose the repeal that waits? */
export async function isRepealMaker(
  { tx, actor }: Pick<Act, 'tx'> & { readonly actor: Parameters<typeof isOneOf>[0] },
  versionId: Uuid,
): Promise<boolean> {
  const takers = await stepTakersOf(tx, SUBJECT, versionId);
  return takers.some(({ step, persons }) => step === 'prepare' && isOneOf(actor, persons));
}
