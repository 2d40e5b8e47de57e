import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  type Ciphers,
  canDo,
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { correctWithRoster, isKnownOnce, personIdentity } from '../../registry/persons/index.ts';
import type { correctionBody } from './contract-changes.ts';
import { ENROLMENT, mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { REFUSALS } from './rules.ts';
import { CHANGE_REFUSALS } from './rules-changes.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { declaredContext, declaredOf } from './service-roster.ts';
import { findClass, type TrainingClass } from './store.ts';
import { type ClassChange, correctEnrolment, touchClass, type Values } from './store-changes.ts';
import { type Enrolment, findRoster } from './store-enrolment.ts';

/** One row of a roster as a change stores it: what it declares only encrypted. */
export interface RowValues {
  readonly enrolledOn: LocalDate | null;
  readonly declared: string | null;
  /** Whether the living allowance is asked for, where that changes. */
  readonly livingAllowanceRequested?: boolean;
  /** Name and phone of the person where they change, encrypted too; absent where neither does. */
  readonly identity?: string;
}

interface Identity {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** Name and phone that a correction changes, opened; `context` is that of the row's statement. */
export function openedIdentity(ciphers: Ciphers, context: string, { identity }: RowValues): Identity {
  if (identity === undefined) return {};
  return JSON.parse(ciphers.decrypt(`${context}.identity`, Buffer.from(identity, 'base64'))) as Identity;
}

/**
 * Corrects what the roster says of one trainee: at once before a claim, by a second person after one. A name or phone is
 * the person's: somebody whom others know too is decided by a second person. What it said before stays readable; a card
 * is changed under the accounts of payees. Refuses `not-found`, `roster-closed`, `version-conflict`, `not-on-roster`,
 * `nothing-changed`, `enrolled-in-future`, `change-open`.
 */
export async function correctTrainee(
  act: Act,
  at: { readonly classId: Uuid; readonly personId: PersonId },
  body: z.infer<typeof correctionBody>,
  followers: ClassFollowers,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, at.classId, true);
  if (!found) return refused(NOT_FOUND);
  if (!mayDo('classes.correctTrainee', found, act.clock.today())) return refused(REFUSALS.rosterClosed);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const row = (await findRoster(act.tx, at.classId)).find((trainee) => trainee.personId === at.personId);
  if (!row || !canDo(ENROLMENT, row.status, 'leave')) return refused(CHANGE_REFUSALS.notOnRoster);
  if (body.enrolledOn !== null && body.enrolledOn > act.clock.today())
    return refused(CHANGE_REFUSALS.enrolledInFuture);
  const values = await valuesOf(act, row, body);
  if (!values) return refused(CHANGE_REFUSALS.nothingChanged);
  const claim = await followers.claimOf(act.tx, at.classId);
  const isShared = 'identity' in values.proposed && !(await isKnownOnce(act, at.personId));
  const isApplied = claim === undefined && !isShared;
  const stored = await storeChange(act, found, {
    ...values,
    kind: 'trainee-corrected',
    review: isApplied ? 'none' : 'second-review',
    personId: at.personId,
    effectiveOn: null,
    reason: body.reason,
    by: 'classes.correctTrainee',
    event: 'trainee-corrected',
  });
  if (!stored.ok) return stored;
  if (isApplied) {
    const applied = await applyCorrection(act, found, stored.value);
    if (!applied.ok) return applied;
  }
  return done(
    changeAnswer(stored.value, { classStatus: found.status, version: found.version + (isApplied ? 1 : 0) }),
  );
}

/** Writes a correction over the row, and over the person. Refuses `changed-meanwhile`. */
export async function applyCorrection(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
): Promise<Result<null>> {
  const personId = change.personId as PersonId;
  const context = declaredContext(personId, found.classId);
  const corrected = await correctWithRoster(act, personId, {
    before: openedIdentity(act.ciphers, context, change.previous as unknown as RowValues),
    after: openedIdentity(act.ciphers, context, change.proposed as unknown as RowValues),
    reason: change.reason,
    document: `${found.name} 花名册`,
    proposedById: change.proposedBy,
  });
  if (!corrected.ok) return corrected;
  const { enrolledOn, declared, livingAllowanceRequested } = change.proposed as unknown as RowValues;
  await correctEnrolment(
    act.tx,
    { classId: found.classId, personId },
    {
      enrolledOn,
      declaredCipher: declared === null ? null : Buffer.from(declared, 'base64'),
      livingAllowanceRequested,
      at: act.clock.now(),
    },
  );
  await touchClass(act.tx, found.classId);
  return done(null);
}

/** The row before and after; undefined when nothing would change. */
async function valuesOf(
  act: Act,
  row: Enrolment,
  body: z.infer<typeof correctionBody>,
): Promise<{ previous: Values; proposed: Values } | undefined> {
  const { classId, personId } = row;
  const known = (await declaredOf(act.tx, act.ciphers, classId)).get(personId);
  const statement = { ...known, groupText: body.groupText ?? undefined, remark: body.remark ?? undefined };
  const context = declaredContext(personId, classId);
  const person = await personIdentity(act, personId);
  const changed: Identity = {
    ...(body.name !== undefined && body.name !== person?.name ? { name: body.name } : {}),
    ...(body.phone !== undefined && body.phone !== person?.phone ? { phone: body.phone } : {}),
  };
  const isNobodyElse = Object.keys(changed).length === 0;
  const asked = body.livingAllowanceRequested ?? row.livingAllowanceRequested;
  const isSame =
    isNobodyElse &&
    asked === row.livingAllowanceRequested &&
    body.enrolledOn === row.enrolledOn &&
    (known?.groupText ?? null) === body.groupText &&
    (known?.remark ?? null) === body.remark;
  if (isSame) return undefined;
  const encrypted = (value: object, of = context) =>
    act.ciphers.encrypt(of, JSON.stringify(value)).toString('base64');
  const identity = (from: Identity | undefined) =>
    isNobodyElse
      ? {}
      : {
          identity: encrypted(
            Object.fromEntries(Object.keys(changed).map((key) => [key, from?.[key as keyof Identity]])),
            `${context}.identity`,
          ),
        };
  const asking = (livingAllowanceRequested: boolean) =>
    asked === row.livingAllowanceRequested ? {} : { livingAllowanceRequested };
  const previous: RowValues = {
    enrolledOn: row.enrolledOn,
    declared: known === undefined ? null : encrypted(known),
    ...asking(row.livingAllowanceRequested),
    ...identity(person),
  };
  const proposed: RowValues = {
    enrolledOn: body.enrolledOn as LocalDate | null,
    declared: encrypted(statement),
    ...asking(asked),
    ...identity(changed),
  };
  return { previous: previous as unknown as Values, proposed: proposed as unknown as Values };
}
