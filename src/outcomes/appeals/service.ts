import { restoreAppealed } from '../../benefits/claims/index.ts';
import { nextNumber } from '../../benefits/funds/index.ts';
import { type Act, eventOf, isOneOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import {
  openCase,
  performStep,
  startOver,
  stepTakersOf,
  withdrawCase,
  workingDaysAfter,
} from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  canDo,
  divisionCodeOf,
  done,
  type LocalDate,
  localDateAt,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import type { AppealStatus, AppealSubject, Outcome, StepKind } from './contract.ts';
import { APPEAL } from './machine.ts';
import { APPEAL_DAYS, isAppealable, isHersToAppeal, isLate, REFUSALS } from './rules.ts';
import { type AppealRow, addStep, insertAppeal, lockAppeal, saveAppeal, stepsOf } from './store.ts';
import { type Matter, matterOf, tookPart } from './store-matters.ts';

interface Acted {
  readonly appealId: Uuid;
  readonly number: string;
  readonly status: AppealStatus;
  readonly version: number;
}

const SUBJECT = 'appeal';

/**
 * An organisation appeals against a decision about it, or a handler records the paper of whoever appeals. Refuses
 * `not-appealable`, `appeal-lodged`, `paper-needed`, `no-paper`.
 */
export async function lodgeAppeal(
  act: Act,
  lodged: {
    readonly subjectType: AppealSubject;
    readonly subjectId: Uuid;
    readonly content: string;
    readonly appellant?: string | undefined;
    readonly paperNumber?: string | undefined;
  },
): Promise<Result<Acted>> {
  const today = act.clock.today();
  const matter = await matterOf(act.tx, lodged, today);
  if (!matter) return refused(NOT_FOUND);
  if (!isAppealable(matter.subjectType, matter.status)) return refused(REFUSALS.notAppealable);
  const { appellant = null, paperNumber = null } = lodged;
  const isOwn = act.actor.organisationId !== null;
  if (isOwn && (appellant !== null || paperNumber !== null)) return refused(REFUSALS.noPaper);
  if (!isOwn && (appellant === null || paperNumber === null)) return refused(REFUSALS.paperNeeded);
  return lodge(act, matter, { content: lodged.content, appellant, paperNumber, isOwn: false });
}

/**
 * A person appeals herself, in her own words, against what was decided about her. Refuses `not-found` (not about her),
 * `not-appealable`, `appeal-lodged`. Past its day it is taken and marked.
 */
export async function lodgeOwnAppeal(
  act: Act,
  personId: PersonId,
  lodged: {
    readonly subjectType: AppealSubject;
    readonly subjectId: Uuid;
    readonly content: string;
  },
): Promise<Result<Acted>> {
  const matter = await matterOf(act.tx, lodged, act.clock.today());
  if (!matter || matter.personId !== personId) return refused(NOT_FOUND);
  if (!isHersToAppeal(matter, personId)) return refused(REFUSALS.notHersYet);
  return lodge(
    act,
    { ...matter, organisationId: null },
    { content: lodged.content, appellant: null, paperNumber: null, isOwn: true },
  );
}

async function lodge(
  act: Act,
  matter: Matter,
  by: Pick<AppealRow, 'appellant' | 'paperNumber' | 'isOwn'> & { readonly content: string },
): Promise<Result<Acted>> {
  const today = act.clock.today();
  const { content, ...lodger } = by;
  const due = await workingDaysAfter(act.tx, today, APPEAL_DAYS.decide);
  if (!due.ok) return due;
  const { divisionPath, organisationId } = matter;
  const divisionCode = divisionCodeOf(divisionPath);
  const series = `F${divisionCode}-${yearOf(today)}`;
  const { decidedOn, status: _status, claimStatus: _claimStatus, ...where } = matter;
  const appeal = {
    ...where,
    ...lodger,
    divisionCode,
    appealId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
    isLate: isLate(decidedOn, APPEAL_DAYS.lodge, today),
    status: beginning(APPEAL, 'appeals.lodge'),
    lodgedAt: act.clock.now(),
    lodgedBy: act.actor.accountId,
    dueOn: due.value,
  };
  const stored = await tryConstraint(act.tx, () => insertAppeal(act.tx, appeal));
  if (!stored.ok) {
    if (stored.violation.constraint === 'appeal_one_live')
      return refused(by.isOwn ? REFUSALS.lodgedForHer : REFUSALS.alreadyLodged);
    throw new Error(`appeal not lodged: ${stored.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: appeal.appealId,
    ...{ divisionPath, organisationId },
    personId: by.isOwn ? matter.personId : null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPEAL_DAYS.decide, clause: null },
  });
  if (!opened.ok) return opened;
  await note(act, appeal, { kind: 'lodged', outcome: null, content });
  await record(act, appeal, { route: 'appeals.lodge' });
  return done({ appealId: appeal.appealId, number: appeal.number, status: appeal.status, version: 1 });
}

interface Decided {
  readonly version: number;
  readonly outcome: Outcome;
  readonly opinion: string;
}

/**
 * Somebody of the office who took no part in the decision decides. Refuses `took-part`, `four-eyes`, `wrong-status`,
 * `version-conflict`.
 */
export function decideAppeal(act: Act, appealId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, appealId, decided, { route: 'appeals.decide', step: 'approve', kind: 'decided' });
}

/** The office above decides for good. Refuses `took-part`, `wrong-status`, `version-conflict`. */
export function decideAbove(act: Act, appealId: Uuid, decided: Decided): Promise<Result<Acted>> {
  return decide(act, appealId, decided, {
    route: 'appeals.decideAbove',
    step: 'second-review',
    kind: 'decided-above',
  });
}

async function decide(
  act: Act,
  appealId: Uuid,
  { version, outcome, opinion }: Decided,
  as: {
    readonly route: 'appeals.decide' | 'appeals.decideAbove';
    readonly step: 'approve' | 'second-review';
    readonly kind: StepKind;
  },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, appealId, version, as.route);
  if (!loaded.ok) return loaded;
  const appeal = loaded.value;
  if (await tookPart(act, appeal)) return refused(REFUSALS.tookPart);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: appealId,
    step: as.step,
    decision: 'passed',
    opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  await note(act, appeal, { kind: as.kind, outcome, content: opinion });
  const status = nextOf(APPEAL, appeal.status, as.route, outcome);
  return save(act, appeal, { status, route: as.route, detail: { outcome } });
}

/**
 * Whoever appealed goes to the office above: against the decision, or because there is none past its day. Refuses
 * `not-yet-above`, `not-own-appeal`, `wrong-status`, `version-conflict`.
 */
export async function lodgeAbove(
  act: Act,
  appealId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, appealId, version, 'appeals.lodgeAbove');
  if (!loaded.ok) return loaded;
  const appeal = loaded.value;
  const today = act.clock.today();
  if (!mayGoUp(appeal, today)) return refused(REFUSALS.notYetAbove);
  if (!isSide(act, appeal)) return refused(REFUSALS.notOwn);
  const due = await workingDaysAfter(act.tx, today, APPEAL_DAYS.decideAbove);
  if (!due.ok) return due;
  await startOver(act, SUBJECT, appealId);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: appealId,
    ...{ divisionPath: appeal.divisionPath, organisationId: appeal.organisationId },
    step: 'prepare',
    nextStep: 'second-review',
    due: { workingDays: APPEAL_DAYS.decideAbove, clause: null },
  });
  if (!opened.ok) return opened;
  const decision = (await stepsOf(act.tx, appealId)).findLast(({ kind }) => kind === 'decided');
  const decidedOn = decision ? localDateAt(decision.takenAt) : null;
  await note(act, appeal, { kind: 'lodged-above', outcome: null, content: reason });
  return save(act, appeal, {
    status: nextOf(APPEAL, appeal.status, 'appeals.lodgeAbove'),
    dueOn: due.value,
    isLate: appeal.isLate || isLate(decidedOn, APPEAL_DAYS.lodgeAbove, today),
    route: 'appeals.lodgeAbove',
  });
}

/**
 * The handler puts right what was upheld and says how. A refused line of an approved claim gets the status that the law
 * gives, for two people to grant. Refuses `wrong-status`, `version-conflict`.
 */
export async function fulfilAppeal(
  act: Act,
  appealId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, appealId, version, 'appeals.fulfil');
  if (!loaded.ok) return loaded;
  const appeal = loaded.value;
  const lineStatus =
    appeal.subjectType === 'claim-line' && appeal.parentId !== null
      ? await restoreAppealed(act, appeal.parentId, appeal.subjectId)
      : undefined;
  await note(act, appeal, { kind: 'fulfilled', outcome: null, content: reason });
  return save(act, appeal, {
    status: nextOf(APPEAL, appeal.status, 'appeals.fulfil'),
    route: 'appeals.fulfil',
    detail: lineStatus === undefined ? {} : { lineStatus },
  });
}

/** Whoever lodged it takes it back. Refuses `not-own-appeal`, `wrong-status`, `version-conflict`. */
export async function withdrawAppeal(
  act: Act,
  appealId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, appealId, version, 'appeals.withdraw');
  if (!loaded.ok) return loaded;
  const appeal = loaded.value;
  if (!isSide(act, appeal)) return refused(REFUSALS.notOwn);
  await withdrawCase(act, SUBJECT, appealId, reason);
  await note(act, appeal, { kind: 'withdrawn', outcome: null, content: reason });
  return save(act, appeal, {
    status: nextOf(APPEAL, appeal.status, 'appeals.withdraw'),
    route: 'appeals.withdraw',
  });
}

/** Against a decision at once; without one, once its day has passed. */
export function mayGoUp(appeal: Pick<AppealRow, 'status' | 'dueOn'>, today: LocalDate): boolean {
  return !canDo(APPEAL, appeal.status, 'appeals.decide') || (appeal.dueOn !== null && appeal.dueOn < today);
}

/** A person speaks for her own appeal, an organisation for its own; the handler for one that came on paper. */
export function isSide(
  { actor }: Pick<Act, 'actor'>,
  appeal: Pick<AppealRow, 'organisationId' | 'paperNumber' | 'isOwn' | 'personId'>,
): boolean {
  if (actor.personId !== null) return appeal.isOwn && appeal.personId === actor.personId;
  return actor.organisationId === null
    ? appeal.paperNumber !== null
    : appeal.paperNumber === null && actor.organisationId === appeal.organisationId;
}

/** Did this person lodge it, or send it up, in the round that is being decided? */
export async function isLodger(act: Pick<Act, 'tx' | 'actor'>, appealId: Uuid): Promise<boolean> {
  const takers = await stepTakersOf(act.tx, SUBJECT, appealId);
  return takers.some(({ persons }) => isOneOf(act.actor, persons));
}

async function loadFor(
  act: Act,
  appealId: Uuid,
  version: number,
  route: ActOf<typeof APPEAL>,
): Promise<Result<AppealRow>> {
  const appeal = await lockAppeal(act.tx, appealId, act.clock.today());
  if (!appeal) return refused(NOT_FOUND);
  if (appeal.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(APPEAL, appeal.status, route)) return refused(REFUSALS.wrongStatus);
  return done(appeal);
}

async function save(
  act: Act,
  appeal: AppealRow,
  next: {
    readonly status: AppealStatus;
    readonly dueOn?: LocalDate;
    readonly isLate?: boolean;
    readonly route: RouteId;
    readonly detail?: object;
  },
): Promise<Result<Acted>> {
  const { status, dueOn = null, isLate = appeal.isLate, ...entry } = next;
  const version = await saveAppeal(act.tx, appeal.appealId, { status, dueOn, isLate });
  await record(act, appeal, entry);
  return done({ appealId: appeal.appealId, number: appeal.number, status, version });
}

function note(
  act: Act,
  { appealId }: Pick<AppealRow, 'appealId'>,
  step: { readonly kind: StepKind; readonly outcome: Outcome | null; readonly content: string },
): Promise<void> {
  return addStep(act.tx, appealId, { ...step, takenAt: act.clock.now(), takenBy: act.actor.accountId });
}

function record(
  act: Act,
  appeal: Pick<AppealRow, 'appealId' | 'number' | 'divisionPath' | 'organisationId' | 'subjectType'>,
  entry: { readonly route: RouteId; readonly detail?: object },
): Promise<void> {
  return act.record({
    event: eventOf(entry.route),
    objectType: 'appeal',
    objectId: appeal.appealId,
    divisionPath: appeal.divisionPath,
    organisationId: appeal.organisationId,
    detail: { number: appeal.number, subjectType: appeal.subjectType, ...entry.detail },
  });
}
