import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import {
  addDays,
  daysBetween,
  type LocalDate,
  type Refusal,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { Consequence, foreseeQuery, foreseeReply } from './contract-changes.ts';
import type { ClassFollowers } from './ports.ts';
import { overlappingClass } from './rules.ts';
import { changeTermsOf } from './rules-change-terms.ts';
import { claimRestsOn } from './rules-changes.ts';
import { clausesOf } from './rules-clauses.ts';
import { consequencesOf, differenceOf, ON_THE_WAY } from './rules-consequences.ts';
import { lateRefusal, proposeUntil } from './service-deadline.ts';
import type { FilingDeps } from './service-filing-change.ts';
import { mergerRefusal } from './service-merge.ts';
import { findClass, findTraineeClashes, type TrainingClass } from './store.ts';
import type { ClassChange } from './store-changes.ts';
import { findRoster } from './store-enrolment.ts';
import { findMergeable } from './store-views.ts';

type Reading = Pick<Act, 'tx' | 'clock' | 'ciphers'>;

/** What a postponement or merger would do and why it could not be proposed; undefined for a class out of reach. */
export async function foreseen(
  at: Reading,
  classId: Uuid,
  asked: z.infer<typeof foreseeQuery>,
  deps: FilingDeps,
): Promise<z.infer<typeof foreseeReply> | undefined> {
  // A page only reads: nothing may be locked.
  const followers = { ...deps.followers, claimOf: deps.followers.claimSeen };
  const found = await findClass(at.tx, classId);
  if (!found) return undefined;
  const into =
    asked.intoClassId === undefined ? undefined : await findClass(at.tx, asked.intoClassId as Uuid);
  const startOn = (asked.startOn as LocalDate | undefined) ?? null;
  const isNamed = asked.kind === 'merged' ? into !== undefined : startOn !== null;
  const refusals =
    asked.kind === 'merged'
      ? [into && (await mergerRefusal(at, { found, into }, followers, true))]
      : [startOn === null ? undefined : await postponementObstacle(at, found, startOn, followers)];
  return {
    classId,
    kind: asked.kind,
    consequences: isNamed
      ? await consequences(
          at,
          found,
          { kind: asked.kind, startOn, into: into ?? null, dueOn: null },
          followers,
        )
      : [],
    obstacles: refusals.flatMap((refusal) => (refusal ? [refusal.message] : [])),
    proposeUntil: (await proposeUntil(at.tx, found)) ?? null,
    candidates: asked.kind === 'merged' ? await candidatesFor(at, found) : [],
  };
}

async function candidatesFor(at: Reading, found: TrainingClass) {
  const rows = await findMergeable(at.tx, found.organisationId, found.classId);
  const same = [];
  for (const { enrolledCount, classId } of rows) {
    const other = await findClass(at.tx, classId);
    if (!other || differenceOf(found, other)) continue;
    const { name, number, startOn, endOn } = other;
    same.push({ classId, name, number, startOn, endOn, enrolledCount });
  }
  return same;
}

async function postponementObstacle(
  at: Reading,
  found: TrainingClass,
  startOn: LocalDate,
  followers: ClassFollowers,
): Promise<Refusal | undefined> {
  const claim = await followers.claimOf(at.tx, found.classId);
  if (claim) return claimRestsOn(claim);
  if (found.startOn <= at.clock.today()) return ON_THE_WAY.notPostponable;
  if (startOn <= found.startOn) return ON_THE_WAY.notLater;
  const late = await lateRefusal(at, found);
  if (late) return late;
  const enrolled = (await findRoster(at.tx, found.classId)).filter(({ status }) => status === 'enrolled');
  const [clash] = await findTraineeClashes(
    at.tx,
    enrolled.map(({ personId }) => personId),
    found.classId,
    { startOn, endOn: addDays(found.endOn, daysBetween(found.startOn, startOn)) },
  );
  return clash && overlappingClass(clash, '/startOn');
}

interface Foreseen {
  readonly kind: 'postponed' | 'merged';
  readonly startOn: LocalDate | null;
  readonly into: TrainingClass | null;
  /** The day on which its review is due; null where none has begun. */
  readonly dueOn: LocalDate | null;
}

/** What a change that waits for its review does; none for kinds whose fields say all of it. */
export async function consequencesOfChange(
  at: Reading,
  found: TrainingClass,
  change: Pick<ClassChange, 'kind' | 'proposed' | 'intoClassId'>,
  { followers, dueOn }: { readonly followers: ClassFollowers; readonly dueOn: LocalDate | null },
): Promise<Consequence[]> {
  const { kind } = change;
  if (kind !== 'postponed' && kind !== 'merged') return [];
  const into = change.intoClassId === null ? undefined : await findClass(at.tx, change.intoClassId);
  const startOn = (change.proposed.startOn as LocalDate | undefined) ?? null;
  return consequences(at, found, { kind, startOn, into: into ?? null, dueOn }, followers);
}

async function consequences(
  at: Reading,
  found: TrainingClass,
  { kind, startOn, into, dueOn }: Foreseen,
  followers: ClassFollowers,
): Promise<Consequence[]> {
  const { tx } = at;
  const places = await followers.placesOf(tx, found.classId);
  const countOf = async (classId: Uuid) =>
    (await findRoster(tx, classId)).filter(({ status }) => status === 'enrolled').length;
  const by = kind === 'postponed' && startOn !== null ? daysBetween(found.startOn, startOn) : 0;
  const { silence } = changeTermsOf(found.divisionCode);
  return consequencesOf({
    kind,
    days: {
      was: [found.startOn, found.endOn],
      is: into ? [into.startOn, into.endOn] : [addDays(found.startOn, by), addDays(found.endOn, by)],
    },
    enrolled: await countOf(found.classId),
    seats: places,
    reserved: places.reserved,
    recordedSlots: (await followers.recordedSlots(tx, found.classId)).length,
    claim: (await followers.claimSeen(tx, found.classId))?.number ?? null,
    into: into && {
      name: into.name,
      enrolled: await countOf(into.classId),
      planned: into.plannedCount,
    },
    silence: silence?.kinds.includes(kind) ? { source: silence.source, dueOn } : null,
    fileFirst: clausesOf(found.policyId).fileFirst,
  });
}
