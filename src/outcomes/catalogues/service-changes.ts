import {
  addTrainingStandard,
  endTrainingStandard,
  occupationNames,
  standardHoursRefusal,
  type TrainingStandardInput,
} from '../../law/reference/index.ts';
import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  addDays,
  beginning,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { ChangeKind, ChangeStatus, Grounds } from './contract-changes.ts';
import { CATALOGUE_CHANGE } from './machine.ts';
import { addedLive, isStop, lackOf, REFUSALS } from './rules.ts';
import { findProjects } from './store.ts';
import {
  type ChangeRow,
  insertChange,
  lockCatalogue,
  lockChange,
  setChangeStatus,
  signedChanges,
} from './store-changes.ts';

type Moved = Result<{ changeId: Uuid; status: ChangeStatus; version: number }>;

export interface ProposedChange {
  readonly kind: ChangeKind;
  readonly entryId?: string | undefined;
  readonly name?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly occupationCode?: string | undefined;
  readonly level?: number | undefined;
  readonly link?: string | undefined;
  readonly standard?: TrainingStandardInput | undefined;
  readonly holdsFrom: LocalDate;
  readonly grounds: Grounds;
  readonly document: string;
  readonly reason: string;
}

/** What a change is about, read from the catalogue for a stop and from what was typed for the rest. */
type Subject = Pick<
  ChangeRow,
  'entryId' | 'name' | 'organisationId' | 'occupationCode' | 'level' | 'link' | 'standard'
>;

const SUBJECT = 'catalogue-change';

/**
 * A handler proposes to bring an entry into a catalogue of the own county, or to take one out, from needs, classes,
 * vacancies or an inspection; the catalogue stays until another person signs (LN-2-7a, LC-9). Refuses what is missing or
 * unknown, `not-in-catalogue`, `stop-before-start`, `already-listed`, `already-proposed`.
 */
export async function proposeChange(act: Act, proposed: ProposedChange): Promise<Result<{ changeId: Uuid }>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const lack = lackOf(proposed);
  if (lack) return refused(lack);
  await lockCatalogue(act.tx, divisionCode);
  const signed = await signedChanges(act.tx);
  const subject = isStop(proposed.kind)
    ? await stopped(act, signed, proposed)
    : await added(act, signed, proposed);
  if (!subject.ok) return subject;
  const { kind, holdsFrom, grounds, document, reason } = proposed;
  const row = {
    ...subject.value,
    ...{ divisionCode, divisionPath, kind, holdsFrom, grounds, document, reason },
    changeId: act.ids.uuid(),
    status: beginning(CATALOGUE_CHANGE, 'catalogues.propose'),
    proposedAt: act.clock.now(),
    proposedById: act.actor.accountId,
  };
  const stored = await tryConstraint(act.tx, () => insertChange(act.tx, row));
  if (!stored.ok) {
    const { constraint } = stored.violation;
    if (constraint === 'catalogue_change_one_open' || constraint === 'catalogue_change_added_once')
      return refused(REFUSALS.alreadyProposed);
    throw new Error(`catalogue change not proposed: ${constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: row.changeId,
    ...{ divisionPath, organisationId: null },
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  await record(act, row, { event: 'catalogue-change-proposed', reason });
  return done({ changeId: row.changeId });
}

const kindOf = (kind: ChangeKind) => kind.split('-', 1)[0];

async function stopped(
  act: Act,
  signed: readonly ChangeRow[],
  proposed: ProposedChange,
): Promise<Result<Subject>> {
  const entryId = proposed.entryId as Uuid;
  const live = addedLive(signed, entryId);
  if (live && kindOf(live.kind) === kindOf(proposed.kind) && live.divisionCode === act.actor.divisionCode) {
    if (proposed.holdsFrom < live.holdsFrom) return refused(REFUSALS.stopBeforeStart);
    const { name, organisationId, occupationCode, level } = live;
    return done({ entryId, name, organisationId, occupationCode, level, link: null, standard: null });
  }
  const isStopped = signed.some((change) => change.entryId === entryId);
  if (proposed.kind !== 'project-stop' || isStopped) return refused(REFUSALS.notInCatalogue);
  const project = (await findProjects(act.tx)).find(({ projectId }) => projectId === entryId);
  if (!project || !(await organisationById(act.tx, project.organisationId)))
    return refused(REFUSALS.notInCatalogue);
  const { name, organisationId, occupationCode, highestLevel } = project;
  return done({
    entryId,
    name,
    organisationId,
    occupationCode,
    level: highestLevel,
    link: null,
    standard: null,
  });
}

async function added(
  act: Act,
  signed: readonly ChangeRow[],
  proposed: ProposedChange,
): Promise<Result<Subject>> {
  const { kind, occupationCode = null, level = null } = proposed;
  const names = await occupationNames(act.tx, occupationCode === null ? [] : [occupationCode]);
  const occupationName = occupationCode === null ? undefined : names.get(occupationCode);
  if (occupationCode !== null && occupationName === undefined) return refused(REFUSALS.occupationUnknown);
  const organisationId = kind === 'project-add' ? (proposed.organisationId as Uuid) : null;
  if (organisationId !== null) {
    const organisation = await organisationById(act.tx, organisationId);
    if (!organisation?.isInstitution) return refused(REFUSALS.organisationNeeded);
  }
  const name = kind === 'need-add' ? (occupationName ?? '') : (proposed.name ?? '');
  const link = kind === 'platform-add' ? (proposed.link ?? null) : null;
  const standard = kind === 'standard-add' ? (proposed.standard ?? null) : null;
  if (standard) {
    const hours = standardHoursRefusal(standard);
    if (hours) return refused(hours);
  }
  const subject = { entryId: act.ids.uuid(), name, organisationId, occupationCode, level, link, standard };
  const isListed =
    signed.some(
      (change) =>
        change.kind === kind &&
        change.divisionCode === act.actor.divisionCode &&
        change.name === name &&
        change.organisationId === organisationId &&
        addedLive(signed, change.entryId) !== undefined,
    ) ||
    (organisationId !== null &&
      (await findProjects(act.tx)).some(
        (project) =>
          project.organisationId === organisationId &&
          project.name === name &&
          !signed.some((change) => change.entryId === project.projectId),
      ));
  return isListed ? refused(REFUSALS.alreadyListed) : done(subject);
}

/**
 * Another person signs it or sends it back; signed, the catalogue says it from its day on. Refuses `not-found`,
 * `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`, `changed-meanwhile`.
 */
export async function decideChange(
  act: Act,
  changeId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Moved> {
  const change = await lockChange(act.tx, changeId);
  if (!change) return refused(NOT_FOUND);
  if (change.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(CATALOGUE_CHANGE, change.status, 'catalogues.decide')) return refused(REFUSALS.decided);
  const passed = review.decision === 'passed';
  if (passed) {
    await lockCatalogue(act.tx, change.divisionCode);
    const same = (await signedChanges(act.tx)).filter(({ entryId }) => entryId === change.entryId);
    if (same.some(({ kind }) => isStop(kind) || !isStop(change.kind)))
      return refused(REFUSALS.changedMeanwhile);
  }
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: changeId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  if (passed) {
    const carried = await carryStandard(act, change);
    if (!carried.ok) return carried;
  }
  const status = nextOf(CATALOGUE_CHANGE, change.status, 'catalogues.decide', review.decision);
  return move(act, change, status, {
    event: 'catalogue-change-decided',
    decision: review.decision,
    reason: review.opinion?.trim(),
  });
}

/** A signed change of what classes are taught by is in the catalogue of standards from its day on. */
function carryStandard(act: Act, change: ChangeRow): Promise<Result<null>> {
  const { entryId: standardId, kind, standard, name: title, occupationCode, level } = change;
  if (kind === 'standard-stop')
    return endTrainingStandard(act.tx, standardId, addDays(change.holdsFrom, -1)).then(() => done(null));
  if (standard === null) return Promise.resolve(done(null));
  return addTrainingStandard(act.tx, {
    ...standard,
    ...{ standardId, title, occupationCode, level },
    divisionCode: change.divisionCode,
    from: change.holdsFrom,
    through: null,
    source: change.document,
  });
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `not-the-proposer`, `version-conflict`. */
export async function withdrawChange(
  act: Act,
  changeId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const change = await lockChange(act.tx, changeId);
  if (!change) return refused(NOT_FOUND);
  if (!canDo(CATALOGUE_CHANGE, change.status, 'catalogues.withdraw')) return refused(REFUSALS.decided);
  const behind = await accountsBehind(act.tx, [change.proposedById]);
  if (!behind.get(change.proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.ofAnother);
  if (change.version !== given.version) return refused(VERSION_CONFLICT);
  await withdrawCase(act, SUBJECT, changeId, given.reason);
  const status = nextOf(CATALOGUE_CHANGE, change.status, 'catalogues.withdraw');
  return move(act, change, status, { event: 'catalogue-change-withdrawn', reason: given.reason });
}

interface Said {
  readonly event: string;
  readonly decision?: string;
  readonly reason: string | undefined;
}

async function move(act: Act, change: ChangeRow, status: ChangeStatus, said: Said): Promise<Moved> {
  const signedOn = said.decision === 'passed' ? act.clock.today() : null;
  if (!(await setChangeStatus(act.tx, change, { status, signedOn }))) return refused(VERSION_CONFLICT);
  await record(act, change, said);
  return done({ changeId: change.changeId, status, version: change.version + 1 });
}

function record(
  act: Act,
  change: Pick<ChangeRow, 'changeId' | 'divisionPath' | 'kind' | 'name' | 'document'>,
  { event, decision, reason }: Said,
): Promise<void> {
  const { kind, name, document } = change;
  return act.record({
    event,
    objectType: SUBJECT,
    objectId: change.changeId,
    divisionPath: change.divisionPath,
    detail: { kind, name, document, ...(decision === undefined ? {} : { decision }) },
    ...(reason ? { reason } : {}),
  });
}
