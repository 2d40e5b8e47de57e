import { type Act, isOneOf } from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import {
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../kernel/index.ts';
import { workingDaysAfter } from './calendar.ts';
import type { ApprovalStep, CaseView, Decision, Due, SubjectType, TakenBack } from './contract.ts';
import { CASE } from './machine.ts';
import { REFUSALS, statusAfter, stepRefusals } from './rules.ts';
import {
  type CaseRow,
  findCase,
  findOpenCases,
  insertCase,
  insertStep,
  insertTakenBack,
  lockCase,
  type OpenCase,
  personKeysOfRound,
  stepTakersOf,
  updateCase,
} from './store.ts';

/**
 * Records the actor's own first step ('prepare' or 'confirm') and assigns the case to the next role. A case that was
 * returned goes into its next round under the same id. Refuses `case-open`, `case-closed`, `calendar-too-short`.
 */
export async function openCase(
  act: Act,
  opened: {
    subjectType: SubjectType;
    subjectId: string;
    divisionPath: string;
    organisationId: Uuid | null;
    /** Whoever opens it about herself; absent for staff and organisations. */
    personId?: PersonId | null | undefined;
    step: 'prepare' | 'confirm';
    nextStep: ApprovalStep;
    due: Due | null;
    /** Why the maker asks for it; absent where the subject itself shows that. */
    reasonCode?: string | undefined;
    opinion?: string | undefined;
  },
): Promise<Result<{ caseId: Uuid }>> {
  const known = await lockCase(act.tx, opened.subjectType, opened.subjectId);
  if (known && !canDo(CASE, known.status, 'open'))
    return refused(canDo(CASE, known.status, 'decide') ? REFUSALS.caseOpen : REFUSALS.caseClosed);
  const due = await dueOn(act, opened.due);
  if (!due.ok) return due;
  const caseId = known?.caseId ?? act.ids.uuid();
  const round = (known?.round ?? 0) + 1;
  const now = act.clock.now();
  const where = {
    caseId,
    nextStep: opened.nextStep,
    dueOn: due.value,
    dueClause: opened.due?.clause ?? null,
  };
  if (known)
    await updateCase(act.tx, { ...where, status: nextOf(CASE, known.status, 'open'), newRoundAt: now });
  else await insertCase(act.tx, { ...opened, ...where, status: beginning(CASE, 'open'), openedAt: now });
  await insertStep(act.tx, {
    caseId,
    round,
    step: opened.step,
    ...behind(act),
    accountId: act.actor.accountId,
    decision: 'prepared',
    reasonCode: opened.reasonCode ?? null,
    opinion: opened.opinion?.trim() || null,
    decidedAt: now,
  });
  return done({ caseId });
}

/**
 * Takes the step the case waits for. `nextStep` null with 'passed' closes the case as approved. Refuses `wrong-step`,
 * `four-eyes` (this person already took a step of this round), `opinion-required` (returned or rejected without at
 * least four characters), `calendar-too-short`. The case row is locked, so of many contenders exactly one gets through.
 */
export async function performStep(
  act: Act,
  performed: {
    subjectType: SubjectType;
    subjectId: string;
    step: ApprovalStep;
    decision: Decision;
    reasonCode?: string | undefined;
    opinion?: string | undefined;
    nextStep: ApprovalStep | null;
    due: Due | null;
  },
): Promise<Result<CaseView>> {
  const known = await lockCase(act.tx, performed.subjectType, performed.subjectId);
  if (!known) return refused(REFUSALS.wrongStep);
  const refusals = stepRefusals(
    { ...known, personKeys: await personKeysOfRound(act.tx, known.caseId, known.round) },
    { ...performed, by: act.actor, opinion: performed.opinion },
  );
  if (refusals.length > 0) return refused(...refusals);
  const nextStep = performed.decision === 'passed' ? performed.nextStep : null;
  const due = await dueOn(act, nextStep === null ? null : performed.due);
  if (!due.ok) return due;
  await insertStep(act.tx, {
    caseId: known.caseId,
    round: known.round,
    step: performed.step,
    ...behind(act),
    accountId: act.actor.accountId,
    decision: performed.decision,
    reasonCode: performed.reasonCode ?? null,
    opinion: performed.opinion?.trim() || null,
    decidedAt: act.clock.now(),
  });
  await updateCase(act.tx, {
    caseId: known.caseId,
    status: statusAfter(performed.decision, nextStep),
    nextStep,
    dueOn: due.value,
    dueClause: nextStep === null ? null : (performed.due?.clause ?? null),
  });
  const view = await findCase(act.tx, performed.subjectType, performed.subjectId, act.clock.today());
  if (!view) throw new Error('the case has gone while it was locked');
  return done(view);
}

/**
 * Records what one person did alone, as a case that is closed at once: nobody reviews it, but `signersOf` names the
 * people behind it to every later exclusion of two people. Each time adds a case.
 */
export async function noteAct(
  act: Act,
  noted: {
    subjectType: 'line-decision' | 'intake-batch';
    subjectId: string;
    divisionPath: string;
    opinion?: string | undefined;
  },
): Promise<void> {
  const caseId = act.ids.uuid();
  const now = act.clock.now();
  const { subjectType, subjectId, divisionPath, opinion } = noted;
  const where = { caseId, dueOn: null, dueClause: null };
  await insertCase(act.tx, {
    ...where,
    subjectType,
    subjectId,
    divisionPath,
    organisationId: null,
    status: beginning(CASE, 'open'),
    nextStep: 'approve',
    openedAt: now,
  });
  await insertStep(act.tx, {
    caseId,
    round: 1,
    step: 'prepare',
    ...behind(act),
    accountId: act.actor.accountId,
    decision: 'prepared',
    reasonCode: null,
    opinion: opinion?.trim() || null,
    decidedAt: now,
  });
  await updateCase(act.tx, { ...where, status: statusAfter('passed', null), nextStep: null });
}

/**
 * Closes the case of something that its maker took back, and records who did and why. Of an approved case the record
 * alone is added. Without a case, or with one that has ended, nothing happens.
 */
export async function withdrawCase(
  act: Act,
  subjectType: SubjectType,
  subjectId: string,
  reason?: string,
): Promise<void> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (!known) return;
  const isClosed = await takeOut(act, known, 'withdraw');
  if (isClosed || canDo(CASE, known.status, 'send-back'))
    await noteTakenBack(act, known, 'withdrawn', reason);
}

/** Did this person take the first step of the round that counts, or was it taken for her? */
async function isPreparer(
  { tx, actor }: { readonly tx: Tx; readonly actor: Parameters<typeof isOneOf>[0] },
  subjectType: SubjectType,
  subjectId: string,
): Promise<boolean> {
  const takers = await stepTakersOf(tx, subjectType, subjectId);
  return takers.some(({ step, persons }) => step === 'prepare' && isOneOf(actor, persons));
}

/**
 * Whoever proposed something takes that back while nobody has decided; the case is locked, so one of the two wins.
 * Refuses `wrong-step` (nothing waits: it was decided), `not-own-proposal`.
 */
export async function withdrawProposal(
  act: Act,
  subjectType: SubjectType,
  subjectId: string,
  reason: string,
): Promise<Result<null>> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (!known || !canDo(CASE, known.status, 'decide')) return refused(REFUSALS.wrongStep);
  if (!(await isPreparer(act, subjectType, subjectId))) return refused(REFUSALS.notOwnProposal);
  await takeOut(act, known, 'withdraw');
  await noteTakenBack(act, known, 'withdrawn', reason);
  return done(null);
}

/** Closes a case whose thing was cancelled, and records who did and why; a case that was decided keeps its decision. */
export async function cancelCase(
  act: Act,
  subjectType: SubjectType,
  subjectId: string,
  reason?: string,
): Promise<void> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (!known) return;
  await takeOut(act, known, 'withdraw');
  await noteTakenBack(act, known, 'cancelled', reason);
}

/**
 * Gives a case that waits or was approved back to its maker, who may open the next round, and records who did and why:
 * the maker took the thing back to correct it (`withdrawn`), or it was returned by another review (`sent-back`).
 * Otherwise nothing happens.
 */
export async function sendCaseBack(
  act: Act,
  subjectType: SubjectType,
  subjectId: string,
  back: { readonly as: 'withdrawn' | 'sent-back'; readonly reason?: string | undefined },
): Promise<void> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (known && (await takeOut(act, known, 'send-back')))
    await noteTakenBack(act, known, back.as, back.reason);
}

/**
 * Ends a case that nobody decided by its day as approved, where a rule says that silence is consent, and records by which
 * rule. Gives false where nothing waits any more: somebody decided meanwhile.
 */
export async function consentBySilence(
  act: Act,
  subjectType: SubjectType,
  subjectId: string,
  source: string,
): Promise<boolean> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (!known || !(await takeOut(act, known, 'let-pass'))) return false;
  await noteTakenBack(act, known, 'silent-consent', source);
  return true;
}

/** Lets a decided case open its next round. Nothing was taken back: the same is asked for once more, or higher up. */
export async function startOver(act: Act, subjectType: SubjectType, subjectId: string): Promise<void> {
  const known = await lockCase(act.tx, subjectType, subjectId);
  if (known) await takeOut(act, known, 'send-back');
}

/** Nobody has to act on the case any more; false where its status does not allow that. */
async function takeOut(
  act: Act,
  known: CaseRow,
  by: 'withdraw' | 'send-back' | 'let-pass',
): Promise<boolean> {
  if (!canDo(CASE, known.status, by)) return false;
  await updateCase(act.tx, {
    caseId: known.caseId,
    status: nextOf(CASE, known.status, by),
    nextStep: null,
    dueOn: null,
    dueClause: null,
  });
  return true;
}

function noteTakenBack(act: Act, known: CaseRow, kind: TakenBack, reason: string | undefined): Promise<void> {
  return insertTakenBack(act.tx, {
    takenBackId: act.ids.uuid(),
    caseId: known.caseId,
    round: known.round,
    kind,
    accountId: act.actor.accountId,
    reason: reason?.trim() || null,
    at: act.clock.now(),
  });
}

/** The case of a subject with all rounds and steps; `today` fills in the working days left. */
export function caseOf(
  tx: Tx,
  subjectType: SubjectType,
  subjectId: string,
  today?: LocalDate,
): Promise<CaseView | undefined> {
  return findCase(tx, subjectType, subjectId, today ?? null);
}

/** Open cases assigned to these roles within the reader's scope, the most urgent first, at most `limit`. */
export function openCasesFor(
  tx: Tx,
  steps: readonly ApprovalStep[],
  today?: LocalDate,
  limit = 500,
): Promise<OpenCase[]> {
  return findOpenCases(tx, steps, today ?? null, limit);
}

function behind({ actor }: Act): { readonly personKey: string; readonly forPersonKey: string | null } {
  return { personKey: actor.personKey, forPersonKey: actor.actingFor?.personKey ?? null };
}

async function dueOn(act: Act, due: Due | null): Promise<Result<LocalDate | null>> {
  if (due === null) return done(null);
  return workingDaysAfter(act.tx, act.clock.today(), due.workingDays);
}
