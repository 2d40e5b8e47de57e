import {
  type Act,
  accountsBehind,
  NOT_FOUND,
  VERSION_CONFLICT,
  workersSigningIn,
} from '../../platform/access/index.ts';
import { openCase, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { MERGE } from './machine.ts';
import type { PersonFollowers } from './ports.ts';
import { MERGE_HOLD_REASON, MERGE_REFUSALS as REFUSALS } from './rules-merges.ts';
import { whyNotHeld } from './service-held.ts';
import { linkedPersons } from './service-links.ts';
import { lockPerson } from './store-corrections.ts';
import { insertMerge, lockMerge, type MergeRow, setMergeStatus } from './store-merges.ts';

export interface MergeAnswer {
  readonly mergeId: Uuid;
  readonly status: MergeRow['status'];
  readonly heldLines: number;
  readonly version: number;
}

type Two = Pick<MergeRow, 'personId' | 'otherId'>;

interface Grounds {
  readonly reason: string;
  readonly document: string;
  readonly fileIds?: readonly string[] | undefined;
}

/** Working days of the second person. */
const REVIEW_WORKING_DAYS = 5;

/**
 * Proposes that two numbers are of one human being: `personId` stays. Nothing is read as one until a second person
 * agrees; what is not paid of either is held at once. Refuses `not-found`, `moved-away`, `same-person`,
 * `already-merged`, `others-merged-into-it`, `both-sign-in`, `other-signs-in`, `merge-waiting`, what the later modules
 * find against it.
 */
export async function proposeMerge(
  act: Act,
  two: Two,
  grounds: Grounds,
  followers: PersonFollowers,
): Promise<Result<MergeAnswer>> {
  if (two.personId === two.otherId) return refused(REFUSALS.samePerson);
  const refusal = (await lockBoth(act, two)) ?? (await whyNotOne(act, two, followers));
  if (refusal) return refused(refusal);
  return propose(act, { ...two, kind: 'merge', undoes: null }, grounds, followers);
}

/**
 * Proposes that a merge was wrong: the two are apart again once a second person agrees, to the row. Refuses `not-found`,
 * `moved-away`, `version-conflict`, `not-merged`, `merge-waiting`.
 */
export async function proposeUndo(
  act: Act,
  mergeId: Uuid,
  given: Grounds & { readonly version: number },
  followers: PersonFollowers,
): Promise<Result<MergeAnswer>> {
  const merge = await lockMerge(act.tx, mergeId);
  if (!merge) return refused(NOT_FOUND);
  const elsewhere = await lockBoth(act, merge);
  if (elsewhere) return refused(elsewhere);
  if (merge.kind !== 'merge' || !canDo(MERGE, merge.status, 'persons.undoMerge'))
    return refused(REFUSALS.notMerged);
  if (merge.version !== given.version) return refused(VERSION_CONFLICT);
  const { personId, otherId } = merge;
  return propose(act, { personId, otherId, kind: 'undo', undoes: mergeId }, given, followers);
}

/** Locks both, the lower id first, so that two merges cannot wait for each other. Refuses `not-found`, `moved-away`. */
export async function lockBoth(act: Act, { personId, otherId }: Two): Promise<Refusal | undefined> {
  let isReached = true;
  for (const id of [personId, otherId].sort((a, b) => a - b))
    isReached &&= (await lockPerson(act.tx, id)) !== undefined;
  return (await whyNotHeld(act.tx, [personId, otherId])) ?? (isReached ? undefined : NOT_FOUND);
}

/** Why these two cannot be read as one now. */
export async function whyNotOne(
  act: Act,
  two: Two,
  followers: PersonFollowers,
): Promise<Refusal | undefined> {
  const { personId, otherId } = two;
  const links = await linkedPersons(act.tx, [personId, otherId]);
  if ([personId, otherId].some((id) => links.has(id) && links.get(id)?.staysId !== id))
    return REFUSALS.alreadyMerged;
  if (links.has(otherId)) return REFUSALS.hasOthers;
  const signingIn = await workersSigningIn(act.tx, [personId, otherId]);
  if (signingIn.has(otherId)) return signingIn.has(personId) ? REFUSALS.bothSignIn : REFUSALS.otherSignsIn;
  return followers.mergeRefusal(act, two);
}

async function propose(
  act: Act,
  what: Two & Pick<MergeRow, 'kind' | 'undoes'>,
  grounds: Grounds,
  followers: PersonFollowers,
): Promise<Result<MergeAnswer>> {
  const { divisionPath } = act.actor;
  if (divisionPath === null) return refused(NOT_FOUND);
  const { reason, document } = grounds;
  const mergeId = act.ids.uuid();
  const status = beginning(MERGE, what.kind === 'merge' ? 'persons.merge' : 'persons.undoMerge');
  const row = {
    ...what,
    mergeId,
    divisionPath,
    reason,
    document,
    status,
    proposedById: act.actor.accountId,
    proposedAt: act.clock.now(),
  };
  const added = await tryConstraint(act.tx, () => insertMerge(act.tx, row));
  if (!added.ok) {
    if (added.violation.constraint === 'person_merge_one_open') return refused(REFUSALS.waiting);
    throw new Error(`merge not stored: ${added.violation.constraint}`);
  }
  const subject = {
    subjectType: 'person-merge',
    subjectId: mergeId,
    divisionPath,
    organisationId: null,
  } as const;
  const opened = await openCase(act, {
    ...subject,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, grounds.fileIds ?? [], subject);
  if (!attached.ok) return attached;
  const heldLines = await holdBoth(act, what, followers);
  await recordMerge(act, row, {
    event: what.kind === 'merge' ? 'person-merge-proposed' : 'person-merge-undo-proposed',
    reason,
    detail: { files: attached.value.count, heldLines },
  });
  return done({ mergeId, status, heldLines, version: 1 });
}

/** Holds what is not paid yet of both; answers how many lines. */
export async function holdBoth(
  act: Act,
  { personId, otherId }: Two,
  followers: PersonFollowers,
): Promise<number> {
  const reason = MERGE_HOLD_REASON;
  return (
    (await followers.holdLines(act, { personId, reason })) +
    (await followers.holdLines(act, { personId: otherId, reason }))
  );
}

/**
 * Whoever proposed it takes it back while nobody has decided; held lines stay held until two people release them.
 * Refuses `not-found`, `wrong-status`, `not-proposer`, `version-conflict`.
 */
export async function withdrawMerge(
  act: Act,
  mergeId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<MergeAnswer>> {
  const merge = await lockMerge(act.tx, mergeId);
  if (!merge) return refused(NOT_FOUND);
  if (!canDo(MERGE, merge.status, 'persons.withdrawMerge')) return refused(REFUSALS.notOpen);
  const behind = await accountsBehind(act.tx, [merge.proposedById]);
  if (!behind.get(merge.proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.notTheProposer);
  if (merge.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(MERGE, merge.status, 'persons.withdrawMerge');
  if (!(await setMergeStatus(act.tx, merge, { status, decidedAt: act.clock.now() })))
    return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'person-merge', mergeId, given.reason);
  await recordMerge(act, merge, { event: 'person-merge-withdrawn', reason: given.reason, detail: {} });
  return done({ mergeId, status, heldLines: 0, version: merge.version + 1 });
}

/** What happened to a merge, in the record of both. */
export async function recordMerge(
  act: Act,
  merge: Pick<MergeRow, 'mergeId' | 'kind' | 'personId' | 'otherId' | 'divisionPath'>,
  said: {
    readonly event: string;
    readonly reason: string | undefined;
    readonly detail: Record<string, string | number>;
  },
): Promise<void> {
  const { mergeId, kind, personId, otherId, divisionPath } = merge;
  const ids: readonly PersonId[] = [personId, otherId];
  for (const [at, id] of ids.entries())
    await act.record({
      event: said.event,
      objectType: 'person',
      objectId: String(id),
      divisionPath,
      organisationId: null,
      ...(said.reason === undefined ? {} : { reason: said.reason }),
      detail: {
        mergeId,
        kind,
        part: at === 0 ? 'stays' : 'other',
        with: String(ids[1 - at]),
        ...said.detail,
      },
    });
}
