import { standingDivisions } from '../../law/reference/index.ts';
import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  countyCodeOf,
  divisionPathOf,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personViews, registerPersons, tieKnownPersons } from '../persons/index.ts';
import { REFUSALS, type Relation } from './contract.ts';
import { HOUSEHOLD } from './machine.ts';
import { householdNumber, isSameName, readNumber } from './rules.ts';
import {
  endMembers,
  findHousehold,
  findMembers,
  type HouseholdRow,
  insertHouseholds,
  insertMembers,
  type MemberRow,
  setHead,
  takeNumbers,
  updateHousehold,
} from './store.ts';
import { followVillage } from './store-conflicts.ts';

export type Changed = Result<{ householdId: Uuid; version: number }>;

/** Somebody as the card is written: by name and number. */
export interface PersonNamed {
  readonly name: string;
  readonly idNumber: string;
  readonly phone?: string | undefined;
}

/** Is the village there, and in the reach of whoever acts? */
export async function refusalOfVillage(act: Act, villageCode: string) {
  if (!(await standingDivisions(act.tx, [villageCode])).has(villageCode) || villageCode.length !== 12)
    return REFUSALS.villageUnknown;
  const reach = act.actor.divisionPath ?? '';
  return `${divisionPathOf(villageCode)}.`.startsWith(`${reach}.`) ? undefined : REFUSALS.notYours;
}

/** The person of this number, registered and tied to the place; refuses another name than the one on record. */
async function registerNamed(act: Act, named: PersonNamed, divisionPath: string): Promise<Result<PersonId>> {
  const idNumber = readNumber(named.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.idNumber);
  const { name, phone } = named;
  const [personId] = await registerPersons(act, [{ name, idNumber, phone, confirmed: true }], {
    divisionPath,
    organisationId: null,
  });
  const person = (await personViews(act.tx, [personId as PersonId])).get(personId as PersonId);
  if (!person || !isSameName(person.name, name)) return refused(REFUSALS.otherName);
  return done(personId as PersonId);
}

/**
 * Writes a card for people who live together, with their head (GS-3-1). Refuses `village-unknown`, `village-not-yours`,
 * `id-number-faulty`, `name-differs`, `member-elsewhere`, `day-in-future`.
 */
export async function makeHousehold(
  act: Act,
  made: {
    readonly villageCode: string;
    readonly address?: string | undefined;
    readonly head: PersonNamed;
    readonly fromOn: LocalDate;
  },
): Promise<Result<{ householdId: Uuid; number: string }>> {
  const { villageCode, fromOn } = made;
  const refusal = await refusalOfVillage(act, villageCode);
  if (refusal !== undefined) return refused(refusal);
  if (fromOn > act.clock.today()) return refused(REFUSALS.dayLate);
  const divisionPath = divisionPathOf(villageCode);
  const head = await registerNamed(act, made.head, divisionPath);
  if (!head.ok) return head;
  const household = await addHousehold(act, {
    villageCode,
    address: made.address ?? null,
    headId: head.value,
    by: 'households.make',
  });
  const joined = await addMembers(act, household, [{ personId: head.value, relation: 'head' }], {
    on: fromOn,
    reason: null,
  });
  if (!joined.ok) return joined;
  const { householdId, number } = household;
  await note(act, 'household-made', household, { members: 1 });
  return done({ householdId, number });
}

/** A new household with the next number of its county, without people yet. */
async function addHousehold(
  act: Act,
  of: {
    villageCode: string;
    address: string | null;
    headId: PersonId;
    by: 'households.make' | 'divide';
  },
): Promise<{ householdId: Uuid; number: string; divisionPath: string }> {
  const countyCode = countyCodeOf(of.villageCode);
  const number = householdNumber(countyCode, await takeNumbers(act.tx, countyCode, 1));
  const household = {
    householdId: act.ids.uuid(),
    number,
    listNumber: null,
    countyCode,
    villageCode: of.villageCode,
    divisionPath: divisionPathOf(of.villageCode),
    address: of.address,
    headId: of.headId,
    status: beginning(HOUSEHOLD, of.by),
  };
  await insertHouseholds(act.tx, [household], { at: act.clock.now(), by: act.actor.accountId });
  return household;
}

/** People join on a day; whoever is in another household then is refused, in whichever county that is. */
async function addMembers(
  act: Act,
  household: { readonly householdId: Uuid; readonly divisionPath: string },
  people: readonly { readonly personId: PersonId; readonly relation: Relation }[],
  joined: { readonly on: LocalDate; readonly reason: string | null },
): Promise<Result<null>> {
  const { householdId, divisionPath } = household;
  const rows = people.map((person) => ({
    ...person,
    memberId: act.ids.uuid(),
    householdId,
    divisionPath,
    fromOn: joined.on,
    joinReason: joined.reason,
  }));
  const added = await tryConstraint(act.tx, () => insertMembers(act.tx, rows));
  if (added.ok) return done(null);
  const { constraint } = added.violation;
  if (constraint !== 'household_member_one_at_a_time' && constraint !== 'household_member_standing')
    throw new Error(`members not stored: ${constraint}`);
  return refused(REFUSALS.elsewhere);
}

export interface Loaded {
  readonly household: HouseholdRow;
  /** Who belongs to it today. */
  readonly people: readonly MemberRow[];
}

/** The household, locked, as somebody saw it; refuses when it has changed or ended. */
export async function loadHousehold(
  act: Act,
  asked: { readonly householdId: Uuid; readonly version: number },
  by: Parameters<typeof canDo<HouseholdRow['status'], (typeof HOUSEHOLD)['acts'][number]>>[2],
): Promise<Result<Loaded>> {
  const household = await findHousehold(act.tx, { householdId: asked.householdId }, true);
  if (household === undefined) return refused(NOT_FOUND);
  if (!canDo(HOUSEHOLD, household.status, by)) return refused(REFUSALS.ended);
  if (household.version !== asked.version) return refused(VERSION_CONFLICT);
  const members = await findMembers(act.tx, household.householdId);
  return done({ household, people: members.filter(({ untilOn }) => untilOn === null) });
}

export async function note(
  act: Act,
  event: string,
  household: { readonly householdId: Uuid; readonly divisionPath: string },
  { reason, ...detail }: Readonly<Record<string, unknown>> & { readonly reason?: string },
): Promise<void> {
  await act.record({
    event,
    objectType: 'household',
    objectId: household.householdId,
    divisionPath: household.divisionPath,
    ...(reason === undefined ? {} : { reason }),
    detail,
  });
}

/**
 * Village, address or head are others from now on; the people are known in the new village. Refuses `village-unknown`,
 * `village-not-yours`, `head-not-member`, `household-ended`, `version-conflict`.
 */
export async function amendHousehold(
  act: Act,
  asked: {
    readonly householdId: Uuid;
    readonly version: number;
    readonly villageCode: string;
    readonly address: string | null;
    readonly headId: PersonId;
  },
): Promise<Changed> {
  const loaded = await loadHousehold(act, asked, 'households.amend');
  if (!loaded.ok) return loaded;
  const { household, people } = loaded.value;
  const { villageCode, address, headId } = asked;
  const refusal =
    villageCode === household.villageCode ? undefined : await refusalOfVillage(act, villageCode);
  if (refusal !== undefined) return refused(refusal);
  if (!people.some(({ personId }) => personId === headId)) return refused(REFUSALS.headNotMember);
  const divisionPath = divisionPathOf(villageCode);
  await tieKnownPersons(
    act,
    people.map(({ personId }) => personId),
    { divisionPath, organisationId: null },
  );
  if (headId !== household.headId) await setHead(act.tx, household.householdId, headId);
  const to = { ...household, villageCode, divisionPath, address, headId };
  if (!(await updateHousehold(act.tx, household, to))) return refused(VERSION_CONFLICT);
  if (villageCode !== household.villageCode)
    await followVillage(
      act.tx,
      people.map(({ personId }) => personId),
      { villageCode, divisionPath },
    );
  await note(act, 'household-amended', to, {
    village: villageCode,
    from: household.villageCode,
    headChanged: headId !== household.headId,
  });
  return done({ householdId: household.householdId, version: household.version + 1 });
}

/**
 * Somebody joins on a day, with the reason. Refuses `day-in-future`, `id-number-faulty`, `name-differs`,
 * `member-already`, `member-elsewhere`, `household-ended`, `version-conflict`.
 */
export async function joinHousehold(
  act: Act,
  asked: PersonNamed & {
    readonly householdId: Uuid;
    readonly version: number;
    readonly relation: Relation;
    readonly fromOn: LocalDate;
    readonly reason: string;
  },
): Promise<Changed> {
  const loaded = await loadHousehold(act, asked, 'households.join');
  if (!loaded.ok) return loaded;
  const { household, people } = loaded.value;
  if (asked.fromOn > act.clock.today()) return refused(REFUSALS.dayLate);
  const person = await registerNamed(act, asked, household.divisionPath);
  if (!person.ok) return person;
  if (people.some(({ personId }) => personId === person.value)) return refused(REFUSALS.memberOnce);
  const relation = asked.relation === 'head' ? 'other' : asked.relation;
  const joined = await addMembers(act, household, [{ personId: person.value, relation }], {
    on: asked.fromOn,
    reason: asked.reason,
  });
  if (!joined.ok) return joined;
  if (!(await updateHousehold(act.tx, household, household))) return refused(VERSION_CONFLICT);
  await note(act, 'household-joined', household, {
    personId: String(person.value),
    relation,
    reason: asked.reason,
  });
  return done({ householdId: household.householdId, version: household.version + 1 });
}

/**
 * Somebody leaves on a day, with the reason; the last one dissolves it. Refuses `not-a-member`, `day-in-future`,
 * `day-before-joining`, `head-needed`, `head-not-member`, `household-ended`, `version-conflict`.
 */
export async function leaveHousehold(
  act: Act,
  asked: {
    readonly householdId: Uuid;
    readonly version: number;
    readonly personId: PersonId;
    readonly untilOn: LocalDate;
    readonly reason: string;
    readonly headId?: PersonId | undefined;
  },
): Promise<Changed> {
  const loaded = await loadHousehold(act, asked, 'households.leave');
  if (!loaded.ok) return loaded;
  const { household, people } = loaded.value;
  const { personId, untilOn, reason } = asked;
  const leaving = people.find((member) => member.personId === personId);
  if (leaving === undefined) return refused(REFUSALS.notMember);
  if (untilOn > act.clock.today()) return refused({ ...REFUSALS.dayLate, pointer: '/untilOn' });
  if (untilOn < leaving.fromOn) return refused(REFUSALS.dayEarly);
  const left = people.filter((member) => member.personId !== personId);
  const headId = personId === household.headId ? asked.headId : household.headId;
  if (left.length > 0 && headId === undefined) return refused(REFUSALS.headNeeded);
  if (left.length > 0 && !left.some((member) => member.personId === headId))
    return refused(REFUSALS.headNotMember);
  await endMembers(act.tx, [leaving.memberId], { on: untilOn, reason });
  if (left.length > 0 && headId !== household.headId)
    await setHead(act.tx, household.householdId, headId as PersonId);
  const status = nextOf(
    HOUSEHOLD,
    household.status,
    'households.leave',
    left.length > 0 ? 'standing' : 'dissolved',
  );
  const to = { ...household, headId: headId ?? household.headId, status };
  if (!(await updateHousehold(act.tx, household, to))) return refused(VERSION_CONFLICT);
  await note(act, 'household-left', household, { personId: String(personId), status, reason });
  return done({ householdId: household.householdId, version: household.version + 1 });
}
