import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Ciphers,
  canDo,
  done,
  type LocalDate,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { linkedPersons } from '../../registry/persons/index.ts';
import { ENROLMENT, isRosterOpen } from './machine.ts';
import { overlappingClass, REFUSALS, rosterClaimed } from './rules.ts';
import { recordOn } from './service.ts';
import { findClass, findTraineeClashes, type TraineeClash, type TrainingClass } from './store.ts';
import {
  type Enrolment,
  findDeclared,
  findRoster,
  insertEnrolments,
  updateEnrolments,
} from './store-enrolment.ts';

/** One row of a roster; the person is registered already. */
export interface EnrolmentInput {
  readonly personId: PersonId;
  readonly rosterNo: number;
  /** Null: not stated, unknown, never guessed. */
  readonly enrolledOn: LocalDate | null;
  readonly declaredGroupText?: string | undefined;
  readonly declaredHukou?: string | undefined;
  readonly ethnicity?: string | undefined;
  readonly address?: string | undefined;
  readonly unemploymentCertificate?: string | undefined;
  readonly bankAccountId?: Uuid | undefined;
  readonly livingAllowanceRequested: boolean;
  readonly remark?: string | undefined;
}

export type EnrolmentOutcome =
  | { readonly outcome: 'enrolled' | 'changed' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** The file that a roster comes from, and the claim of its class that is confirmed or later; null without one. */
export interface RosterSource {
  readonly source: string;
  readonly claimNumber: string | null;
}

const ROWS_AT_ONCE = 5_000;

/**
 * Adds people to the roster of a class, good rows without waiting for bad ones: the outcomes come back in the order of
 * the rows. Refuses as a whole `not-found` and `roster-closed`; a single row `overlapping-class` when the person sits
 * in another class on these days (R11), naming it, `trainee-left` for somebody who was taken off, and `roster-claimed`
 * when a claim rests on what the row would change. The same row again changes nothing, what a row leaves blank stays as
 * known, and what is missing is filled in.
 */
export async function enrol(
  act: Act,
  classId: Uuid,
  rows: readonly EnrolmentInput[],
  from: string | RosterSource,
): Promise<Result<EnrolmentOutcome[]>> {
  const { source, claimNumber } = typeof from === 'string' ? { source: from, claimNumber: null } : from;
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!isRosterOpen(found.status, found.source, act.actor.organisationId === null))
    return refused(REFUSALS.rosterClosed);
  const roster = new Map((await findRoster(act.tx, classId)).map((trainee) => [trainee.personId, trainee]));
  const declared = await declaredOf(act.tx, act.ciphers, classId);
  const into = { ...found, source, recordedAt: act.clock.now() };
  const outcomes = new Map<PersonId, EnrolmentOutcome>();
  const isTaken = (row: EnrolmentInput) => {
    const refusal = rowRefusal(row, roster.get(row.personId), declared.get(row.personId), claimNumber);
    if (refusal) outcomes.set(row.personId, { outcome: 'refused', refusal });
    return refusal === undefined;
  };
  // In the order of the keys: rows land beside each other in the indexes, and two rosters cannot wait for each other.
  const ordered = [...rows].sort((a, b) => a.personId - b.personId).filter(isTaken);
  for (let start = 0; start < ordered.length; start += ROWS_AT_ONCE) {
    const chunk = ordered.slice(start, start + ROWS_AT_ONCE).map((row) => ({
      personId: row.personId,
      rosterNo: row.rosterNo,
      enrolledOn: row.enrolledOn,
      bankAccountId: row.bankAccountId ?? null,
      livingAllowanceRequested: row.livingAllowanceRequested,
      declaredCipher: encryptedWhenNew(act, classId, row, declared.get(row.personId)),
    }));
    const there = chunk.filter((row) => roster.has(row.personId));
    const unknown = chunk.filter((row) => !roster.has(row.personId));
    const twice = await clashesOfLinked(act.tx, unknown, found);
    const fresh = unknown.filter((row) => !twice.has(row.personId));
    for (const [personId, clash] of twice)
      outcomes.set(personId, { outcome: 'refused', refusal: overlappingClass(clash, '/idNumber') });
    if (there.length > 0) {
      const changed = await updateEnrolments(act.tx, classId, there, into.recordedAt);
      for (const row of there)
        outcomes.set(row.personId, { outcome: changed.has(row.personId) ? 'changed' : 'unchanged' });
    }
    if (fresh.length === 0) continue;
    const added = await insertEnrolments(act.tx, into, fresh);
    const left = fresh.filter((row) => !added.has(row.personId)).map((row) => row.personId);
    const clashes = left.length === 0 ? [] : await findTraineeClashes(act.tx, left, classId, found);
    for (const personId of added) outcomes.set(personId, { outcome: 'enrolled' });
    for (const personId of left)
      outcomes.set(personId, {
        outcome: 'refused',
        refusal: overlappingClass(
          clashes.find((clash) => clash.personId === personId),
          '/idNumber',
        ),
      });
  }
  const count = (outcome: string) =>
    [...outcomes.values()].filter((candidate) => candidate.outcome === outcome).length;
  if (count('enrolled') + count('changed') > 0)
    await recordOn(act, found, 'trainees-enrolled', {
      detail: {
        enrolled: count('enrolled'),
        changed: count('changed'),
        refused: count('refused'),
        source,
      },
    });
  return done(rows.map((row) => outcomes.get(row.personId) ?? { outcome: 'unchanged' }));
}

/** Those who sit in a class on these days under another number of theirs: no constraint sees that. */
async function clashesOfLinked(
  tx: Tx,
  rows: readonly { readonly personId: PersonId }[],
  found: TrainingClass,
): Promise<Map<PersonId, TraineeClash>> {
  const linked = [
    ...(
      await linkedPersons(
        tx,
        rows.map(({ personId }) => personId),
      )
    ).keys(),
  ];
  if (linked.length === 0) return new Map();
  const clashes = await findTraineeClashes(tx, linked, found.classId, found);
  return new Map(clashes.map((clash) => [clash.personId, clash]));
}

/** Why a sheet may not say this of somebody: it is changed on the page of the class, where it is reviewed. */
function rowRefusal(
  row: EnrolmentInput,
  known: Enrolment | undefined,
  declared: Declared | undefined,
  claimNumber: string | null,
): Refusal | undefined {
  if (known && !canDo(ENROLMENT, known.status, 'enrol')) return REFUSALS.traineeLeft;
  if (claimNumber === null) return undefined;
  const overwrites = (now: unknown, before: unknown) =>
    now !== undefined && now !== null && before !== undefined && before !== null && now !== before;
  const isOverwritten =
    known === undefined ||
    overwrites(row.enrolledOn, known.enrolledOn) ||
    overwrites(row.bankAccountId, known.bankAccountId) ||
    overwrites(row.declaredGroupText, declared?.groupText) ||
    row.livingAllowanceRequested !== known.livingAllowanceRequested;
  return isOverwritten ? rosterClaimed(claimNumber) : undefined;
}

/** What a roster says of a person; a department confirms it or not. */
export interface Declared {
  readonly groupText?: string | undefined;
  readonly hukou?: string | undefined;
  readonly ethnicity?: string | undefined;
  readonly address?: string | undefined;
  readonly unemploymentCertificate?: string | undefined;
  readonly remark?: string | undefined;
}

/** Under which context the statement of a roster row is encrypted. */
export const declaredContext = (personId: PersonId, classId: Uuid) =>
  `enrolment.declared.${personId}.${classId}`;

/** Encrypted again when the roster differs from what is known; null when it adds nothing. */
function encryptedWhenNew(
  act: Act,
  classId: Uuid,
  row: EnrolmentInput,
  known: Declared | undefined,
): Buffer | null {
  const statement: Declared = {
    groupText: row.declaredGroupText ?? known?.groupText,
    hukou: row.declaredHukou ?? known?.hukou,
    ethnicity: row.ethnicity ?? known?.ethnicity,
    address: row.address ?? known?.address,
    unemploymentCertificate: row.unemploymentCertificate ?? known?.unemploymentCertificate,
    remark: row.remark ?? known?.remark,
  };
  const text = JSON.stringify(statement);
  if (text === '{}' || (known && text === JSON.stringify(known))) return null;
  return act.ciphers.encrypt(declaredContext(row.personId, classId), text);
}

/** What the roster of a class says of each person, opened. Whoever has nothing declared is left out. */
export async function declaredOf(tx: Tx, ciphers: Ciphers, classId: Uuid): Promise<Map<PersonId, Declared>> {
  const declared = new Map<PersonId, Declared>();
  for (const [personId, encrypted] of await findDeclared(tx, classId))
    declared.set(
      personId,
      JSON.parse(ciphers.decrypt(declaredContext(personId, classId), encrypted)) as Declared,
    );
  return declared;
}

/** Everybody on the roster in its own order, whoever left included; for determination and pages. */
export function rosterOf(tx: Tx, classId: Uuid): Promise<Enrolment[]> {
  return findRoster(tx, classId);
}
