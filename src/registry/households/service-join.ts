import { type Act, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  countyCodeOf,
  divisionPathOf,
  done,
  type LocalDate,
  nextOf,
  type PersonId,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { tieKnownPersons } from '../persons/index.ts';
import { REFUSALS } from './contract.ts';
import { HOUSEHOLD } from './machine.ts';
import { householdNumber } from './rules.ts';
import { type Changed, loadHousehold, note, refusalOfVillage } from './service.ts';
import {
  endMembers,
  findHousehold,
  findMembers,
  insertHouseholds,
  insertMembers,
  type MemberRow,
  moveMeasures,
  setHead,
  takeNumbers,
  updateHousehold,
} from './store.ts';

/**
 * Two households live together from a day on: the people and the open plan of this one go over to the other, whose head
 * stays. Refuses `household-unknown`, `household-itself`, `day-in-future`, `day-before-joining`, `household-ended`,
 * `version-conflict`.
 */
export async function mergeHouseholds(
  act: Act,
  asked: {
    readonly householdId: Uuid;
    readonly version: number;
    readonly into: string;
    readonly mergedOn: LocalDate;
    readonly reason: string;
  },
): Promise<Changed> {
  const { mergedOn, reason } = asked;
  const loaded = await loadHousehold(act, asked, 'households.merge');
  if (!loaded.ok) return loaded;
  const { household, people } = loaded.value;
  if (asked.into === household.number) return refused(REFUSALS.mergeItself);
  const other = await findHousehold(act.tx, { number: asked.into }, true);
  if (other === undefined || !canDo(HOUSEHOLD, other.status, 'apply')) return refused(REFUSALS.mergeUnknown);
  if (mergedOn > act.clock.today()) return refused({ ...REFUSALS.dayLate, pointer: '/mergedOn' });
  if (people.some(({ fromOn }) => fromOn > mergedOn))
    return refused({ ...REFUSALS.dayEarly, pointer: '/mergedOn' });
  await move(act, people, { on: mergedOn, reason, to: other, headId: undefined });
  await moveMeasures(act.tx, household.householdId, other);
  const status = nextOf(HOUSEHOLD, household.status, 'households.merge');
  const ended = { ...household, status, mergedInto: other.householdId };
  if (!(await updateHousehold(act.tx, household, ended))) return refused(VERSION_CONFLICT);
  if (!(await updateHousehold(act.tx, other, other))) return refused(VERSION_CONFLICT);
  await note(act, 'households-merged', household, {
    into: other.householdId,
    members: people.length,
    reason,
  });
  return done({ householdId: other.householdId, version: other.version + 1 });
}

/**
 * Some of a household's people live by themselves from a day on: they get a card of their own with a head. Refuses
 * `split-all`, `not-a-member`, `head-not-member`, `village-unknown`, `village-not-yours`, `day-in-future`,
 * `day-before-joining`, `household-ended`, `version-conflict`.
 */
export async function splitHousehold(
  act: Act,
  asked: {
    readonly householdId: Uuid;
    readonly version: number;
    readonly personIds: readonly PersonId[];
    readonly headId: PersonId;
    readonly villageCode: string;
    readonly address?: string | undefined;
    readonly splitOn: LocalDate;
    readonly reason: string;
  },
): Promise<Changed> {
  const { splitOn, reason, villageCode, headId } = asked;
  const loaded = await loadHousehold(act, asked, 'households.split');
  if (!loaded.ok) return loaded;
  const { household, people } = loaded.value;
  const wanted = new Set(asked.personIds);
  const going = people.filter(({ personId }) => wanted.has(personId));
  const staying = people.filter(({ personId }) => !wanted.has(personId));
  if (going.length !== wanted.size) return refused({ ...REFUSALS.notMember, pointer: '/personIds' });
  if (staying.length === 0) return refused(REFUSALS.splitAll);
  if (!wanted.has(headId)) return refused(REFUSALS.headNotMember);
  const refusal = await refusalOfVillage(act, villageCode);
  if (refusal !== undefined) return refused(refusal);
  if (splitOn > act.clock.today()) return refused({ ...REFUSALS.dayLate, pointer: '/splitOn' });
  if (going.some(({ fromOn }) => fromOn > splitOn))
    return refused({ ...REFUSALS.dayEarly, pointer: '/splitOn' });
  const countyCode = countyCodeOf(villageCode);
  const made = {
    householdId: act.ids.uuid(),
    number: householdNumber(countyCode, await takeNumbers(act.tx, countyCode, 1)),
    listNumber: null,
    countyCode,
    villageCode,
    divisionPath: divisionPathOf(villageCode),
    address: asked.address ?? null,
    headId,
    status: beginning(HOUSEHOLD, 'divide'),
  };
  await insertHouseholds(act.tx, [made], { at: act.clock.now(), by: act.actor.accountId });
  await move(act, going, { on: splitOn, reason, to: made, headId });
  const next = staying.some(({ personId }) => personId === household.headId)
    ? household.headId
    : (staying[0] as MemberRow).personId;
  if (next !== household.headId) await setHead(act.tx, household.householdId, next);
  if (!(await updateHousehold(act.tx, household, { ...household, headId: next })))
    return refused(VERSION_CONFLICT);
  await note(act, 'household-split', household, { made: made.householdId, members: going.length, reason });
  return done({ householdId: made.householdId, version: 1 });
}

/** People leave one household and join another on the same day; only a given head is head there. */
export async function move(
  act: Act,
  people: readonly MemberRow[],
  moved: {
    readonly on: LocalDate;
    readonly reason: string;
    readonly to: { readonly householdId: Uuid; readonly divisionPath: string };
    readonly headId: PersonId | undefined;
  },
): Promise<void> {
  const { householdId, divisionPath } = moved.to;
  const ids = people.map(({ personId }) => personId);
  await endMembers(
    act.tx,
    people.map(({ memberId }) => memberId),
    moved,
  );
  await tieKnownPersons(act, ids, { divisionPath, organisationId: null });
  await insertMembers(
    act.tx,
    people.map(({ personId, relation }) => ({
      memberId: act.ids.uuid(),
      householdId,
      personId,
      divisionPath,
      relation: personId === moved.headId ? 'head' : relation === 'head' ? 'other' : relation,
      fromOn: moved.on,
      joinReason: moved.reason,
    })),
  );
}

/** The people of a household today. */
export async function peopleOf(act: Act, householdId: Uuid): Promise<MemberRow[]> {
  return (await findMembers(act.tx, householdId)).filter(({ untilOn }) => untilOn === null);
}
