import type { z } from 'zod';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  canDo,
  checkResidentId,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Refusal,
  type ResidentId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { linkedPersons, personViews, registerPersons } from '../../registry/persons/index.ts';
import type { NewTrainee, rosterBody } from './contract-changes.ts';
import { CLASS, ENROLMENT, mayDo } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { overlappingClass, REFUSALS } from './rules.ts';
import {
  CHANGE_REFUSALS,
  lineOnItsWay,
  rosterFreeThrough,
  rosterReview,
  rosterUnderReview,
} from './rules-changes.ts';
import { type ChangeAnswer, changeAnswer, storeChange } from './service-changes.ts';
import { declaredContext } from './service-roster.ts';
import { findClass, findTraineeClashes, type TraineeClash, type TrainingClass } from './store.ts';
import { type ClassChange, leaveRoster, rejoinRoster, touchClass, type Values } from './store-changes.ts';
import { type Enrolment, findRoster, insertEnrolments } from './store-enrolment.ts';

/** Who leaves and who comes, as a change stores it: the statement of a roster only encrypted. */
interface Moves {
  readonly leaves: { readonly personId: PersonId; readonly lastOn: LocalDate | null } | null;
  readonly joins: {
    readonly personId: PersonId;
    readonly enrolledOn: LocalDate;
    readonly declared: string | null;
  } | null;
}

/**
 * One trainee leaves, one joins, or one takes the other's place. Before the class begins that holds at once, then the
 * first reviewer looks at it, and once a claim rests on the roster the second one. Refuses `not-found`,
 * `roster-closed`, `version-conflict`, `nobody-named`, `claim-under-review`, `not-on-roster`, `left-on-wrong`,
 * `line-on-its-way`, `id-number-faulty`, `name-differs`, `enrolled-late`, `already-on-roster`, `class-full`,
 * `overlapping-class`, `change-open`.
 */
export async function changeRoster(
  act: Act,
  classId: Uuid,
  body: z.infer<typeof rosterBody>,
  followers: ClassFollowers,
): Promise<Result<ChangeAnswer>> {
  const found = await findClass(act.tx, classId, true);
  if (!found) return refused(NOT_FOUND);
  const today = act.clock.today();
  if (!mayDo('classes.changeRoster', found, today)) return refused(REFUSALS.rosterClosed);
  if (found.version !== body.version) return refused(REFUSALS.versionConflict);
  const claim = await followers.claimOf(act.tx, classId);
  if (claim?.isUnderReview) return refused(rosterUnderReview(claim));
  const read = await movesOf(act, found, body);
  if (!read.ok) return read;
  const moves = read.value;
  const refusal = await movesRefusal(act, found, moves, followers);
  if (refusal) return refused(refusal);
  const { leaves, joins } = moves;
  const hasFiling = !canDo(CLASS, found.status, 'classes.amend');
  const review = rosterReview({ ...found, hasFiling }, claim, today);
  const stored = await storeChange(act, found, {
    kind: leaves && joins ? 'trainee-swapped' : leaves ? 'trainee-left' : 'trainee-joined',
    review,
    personId: leaves?.personId ?? joins?.personId ?? null,
    effectiveOn: leaves?.lastOn ?? today,
    previous: {},
    proposed: moves as unknown as Values,
    reason: body.reason,
    by: 'classes.changeRoster',
    event: 'roster-changed',
  });
  if (!stored.ok) return stored;
  if (review === 'none') {
    const applied = await applyRosterChange(act, found, stored.value, followers);
    if (!applied.ok) return applied;
  }
  const version = found.version + (review === 'none' ? 1 : 0);
  return done(changeAnswer(stored.value, { classStatus: found.status, version }));
}

/** Carries out a change of the roster. Refuses what the proposal refuses. */
export async function applyRosterChange(
  act: Act,
  found: TrainingClass,
  change: ClassChange,
  followers: ClassFollowers,
): Promise<Result<null>> {
  const moves = change.proposed as unknown as Moves;
  const refusal = await movesRefusal(act, found, moves, followers);
  if (refusal) return refused(refusal);
  const at = act.clock.now();
  const { leaves, joins } = moves;
  if (leaves) {
    const status = nextOf(
      ENROLMENT,
      'enrolled',
      'leave',
      leaves.lastOn === null ? 'withdrawn' : 'broken-off',
    );
    const left = { status, lastOn: leaves.lastOn, at };
    if (!(await leaveRoster(act.tx, { classId: found.classId, personId: leaves.personId }, left)))
      return refused(CHANGE_REFUSALS.notOnRoster);
  }
  if (joins) {
    const joined = await join(act, found, joins);
    if (!joined.ok) return joined;
  }
  await touchClass(act.tx, found.classId);
  await followers.recount(act, found.classId);
  return done(null);
}

async function join(
  act: Act,
  found: TrainingClass,
  joins: NonNullable<Moves['joins']>,
): Promise<Result<null>> {
  const roster = await findRoster(act.tx, found.classId);
  const before = roster.find((trainee) => trainee.personId === joins.personId);
  const at = act.clock.now();
  const entered = await tryConstraint(act.tx, async () => {
    if (!before) return (await addNew(act, found, roster, joins)).size === 1;
    await rejoinRoster(
      act.tx,
      { classId: found.classId, personId: joins.personId },
      { status: nextOf(ENROLMENT, before.status, 'join'), enrolledOn: joins.enrolledOn, days: found, at },
    );
    return true;
  });
  if (entered.ok && entered.value) return done(null);
  const clashes = await findTraineeClashes(act.tx, [joins.personId], found.classId, found);
  return refused(overlappingClass(clashes[0], '/joins/idNumber'));
}

function addNew(
  act: Act,
  found: TrainingClass,
  roster: readonly Enrolment[],
  joins: NonNullable<Moves['joins']>,
) {
  const row = {
    personId: joins.personId,
    rosterNo: Math.max(0, ...roster.map((trainee) => trainee.rosterNo)) + 1,
    enrolledOn: joins.enrolledOn,
    bankAccountId: null,
    livingAllowanceRequested: false,
    declaredCipher: joins.declared === null ? null : Buffer.from(joins.declared, 'base64'),
  };
  return insertEnrolments(act.tx, { ...found, source: 'desk', recordedAt: act.clock.now() }, [row]);
}

/** What was typed, with the newcomer registered; nobody is registered when it is refused. */
async function movesOf(
  act: Act,
  found: TrainingClass,
  body: z.infer<typeof rosterBody>,
): Promise<Result<Moves>> {
  if (body.leaves === null && body.joins === null) return refused(CHANGE_REFUSALS.nobodyNamed);
  const leaves = body.leaves as Moves['leaves'];
  if (body.joins === null) return done({ leaves, joins: null });
  const checked = checkResidentId(body.joins.idNumber);
  if (!checked.ok) return refused(CHANGE_REFUSALS.idNumberFaulty);
  const personId = await registered(act, found, body.joins, checked.value);
  if (personId === undefined) return refused(CHANGE_REFUSALS.nameDiffers);
  const { groupText } = body.joins;
  const declared =
    groupText === null
      ? null
      : act.ciphers
          .encrypt(declaredContext(personId, found.classId), JSON.stringify({ groupText }))
          .toString('base64');
  return done({ leaves, joins: { personId, enrolledOn: body.joins.enrolledOn as LocalDate, declared } });
}

/** The person of this number, registered if nobody has it; undefined when it is known under another name. */
async function registered(
  act: Act,
  found: TrainingClass,
  trainee: NewTrainee,
  idNumber: ResidentId,
): Promise<PersonId | undefined> {
  const { name, phone } = trainee;
  const [personId] = await registerPersons(
    act,
    [{ idNumber, name, phone: phone ?? undefined, confirmed: true }],
    { divisionPath: found.divisionPath, organisationId: found.organisationId },
  );
  if (personId === undefined) throw new Error('nobody was registered');
  return (await personViews(act.tx, [personId])).get(personId)?.name === name ? personId : undefined;
}

/** Why these people cannot leave or come. */
async function movesRefusal(
  act: Act,
  found: TrainingClass,
  { leaves, joins }: Moves,
  followers: ClassFollowers,
): Promise<Refusal | undefined> {
  const roster = await findRoster(act.tx, found.classId);
  const isOn = (personId: PersonId) =>
    roster.some((trainee) => trainee.personId === personId && canDo(ENROLMENT, trainee.status, 'leave'));
  const today = act.clock.today();
  if (leaves) {
    if (!isOn(leaves.personId)) return CHANGE_REFUSALS.notOnRoster;
    const { lastOn } = leaves;
    if (lastOn !== null && (lastOn < found.startOn || lastOn > today || lastOn > found.endOn))
      return CHANGE_REFUSALS.leftOnWrong;
    const claimed = await followers.lineOnItsWay(act.tx, found.classId, leaves.personId);
    if (claimed !== undefined) return lineOnItsWay(claimed);
  }
  if (!joins) return undefined;
  if (isOn(joins.personId)) return CHANGE_REFUSALS.alreadyOnRoster;
  const latest = rosterFreeThrough(found.policyId, found.startOn);
  const isLate = joins.enrolledOn > latest && joins.enrolledOn > found.startOn;
  if (joins.enrolledOn > today || isLate) return CHANGE_REFUSALS.enrolledLate;
  const count = roster.filter((trainee) => canDo(ENROLMENT, trainee.status, 'leave')).length;
  if (found.plannedCount !== null && count + 1 - (leaves ? 1 : 0) > found.plannedCount)
    return CHANGE_REFUSALS.classFull;
  const clash = await clashOf(act, found, joins.personId, leaves?.personId);
  return clash ? overlappingClass(clash, '/joins/idNumber') : undefined;
}

/** Where the newcomer sits on these days; another number of the same human being may leave this class for it. */
async function clashOf(
  act: Act,
  found: TrainingClass,
  personId: PersonId,
  leaving: PersonId | undefined,
): Promise<TraineeClash | undefined> {
  const clashes = await findTraineeClashes(act.tx, [personId], found.classId, found);
  if (leaving === undefined || clashes.length === 0) return clashes[0];
  const others = (await linkedPersons(act.tx, [personId])).get(personId)?.others ?? [];
  return clashes.find(({ classId }) => classId !== found.classId || !others.includes(leaving));
}
