import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  divisionPathOf,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { tieKnownPersons } from '../persons/index.ts';
import { type CONFLICT_STATUSES, REFUSALS } from './contract.ts';
import { DUTY_CONFLICT, HOUSEHOLD, mayReopen } from './machine.ts';
import { householdNumber, relationOf } from './rules.ts';
import { move, peopleOf } from './service-join.ts';
import {
  findHousehold,
  type HouseholdRow,
  insertHouseholds,
  insertMembers,
  setHead,
  takeNumbers,
  updateHousehold,
} from './store.ts';
import {
  type ConflictRow,
  followVillage,
  forgetListed,
  isOpenAgain,
  lockConflict,
  reopenDecided,
  settleConflict,
} from './store-conflicts.ts';
import { findByListNumber, findInHouseholds, insertEntries } from './store-duty.ts';

type Decision = 'kept-ours' | 'took-theirs' | 'sent-back';

/**
 * A person decides what a duty list and the record say differently, with a reason: the record stays, the list is right,
 * or the list goes back to the department that wrote it (SX-2-2a). A name is never taken from a list: two people correct
 * it. Refuses `conflict-decided`, `version-conflict`, `name-by-two`, `member-elsewhere`, `household-ended`,
 * `village-unknown`.
 */
export async function decideConflict(
  act: Act,
  asked: {
    readonly conflictId: Uuid;
    readonly version: number;
    readonly decision: Decision;
    readonly reason: string;
  },
): Promise<Result<{ conflictId: Uuid; status: (typeof CONFLICT_STATUSES)[number] }>> {
  const { conflictId, version, decision, reason } = asked;
  const conflict = await lockConflict(act.tx, conflictId);
  if (conflict === undefined) return refused(NOT_FOUND);
  if (!canDo(DUTY_CONFLICT, conflict.status, 'dutyLists.decide')) return refused(REFUSALS.conflictDecided);
  if (conflict.version !== version) return refused(VERSION_CONFLICT);
  const carried = await carryOut(act, conflict, decision, reason);
  if (!carried.ok) return carried;
  const status = nextOf(DUTY_CONFLICT, conflict.status, 'dutyLists.decide', decision);
  const settled = { status, reason, by: act.actor.accountId, at: act.clock.now() };
  if (!(await settleConflict(act.tx, conflict, settled))) return refused(VERSION_CONFLICT);
  await act.record({
    event: 'duty-conflict-decided',
    objectType: 'duty-list',
    objectId: conflict.listId,
    divisionPath: conflict.divisionPath,
    reason,
    detail: { conflictId, kind: conflict.kind, decision },
  });
  return done({ conflictId, status });
}

/**
 * Opens a conflict again that was decided by mistake, with a reason; another decision follows. What has already changed
 * the record is put right there. Refuses `conflict-stands`, `conflict-open-again`, `version-conflict`.
 */
export async function reopenConflict(
  act: Act,
  asked: { readonly conflictId: Uuid; readonly version: number; readonly reason: string },
): Promise<Result<{ conflictId: Uuid; status: (typeof CONFLICT_STATUSES)[number] }>> {
  const conflict = await lockConflict(act.tx, asked.conflictId);
  if (conflict === undefined) return refused(NOT_FOUND);
  if (!mayReopen(conflict)) return refused(REFUSALS.conflictStands);
  if (conflict.version !== asked.version) return refused(VERSION_CONFLICT);
  if (await isOpenAgain(act.tx, conflict)) return refused(REFUSALS.conflictOpenAgain);
  const status = nextOf(DUTY_CONFLICT, conflict.status, 'dutyLists.reopen');
  if (!(await reopenDecided(act.tx, conflict, status))) return refused(VERSION_CONFLICT);
  await act.record({
    event: 'duty-conflict-reopened',
    objectType: 'duty-list',
    objectId: conflict.listId,
    divisionPath: conflict.divisionPath,
    reason: asked.reason,
    detail: { conflictId: conflict.conflictId, kind: conflict.kind, decided: conflict.status },
  });
  return done({ conflictId: conflict.conflictId, status });
}

async function carryOut(
  act: Act,
  conflict: ConflictRow,
  decision: Decision,
  reason: string,
): Promise<Result<null>> {
  const { kind, personId, listKind, countyCode } = conflict;
  if (decision === 'sent-back') {
    await forgetListed(act.tx, { personId, kind: listKind, countyCode });
    return done(null);
  }
  if (kind === 'other-name') {
    if (decision === 'took-theirs') return refused(REFUSALS.nameByTwo);
    await enter(act, conflict);
    return done(null);
  }
  if (decision === 'kept-ours') return done(null);
  return kind === 'other-village' ? takeVillage(act, conflict) : takeHousehold(act, conflict, reason);
}

/** The number is hers under our name: she stands on the list all the same. */
async function enter(act: Act, conflict: ConflictRow): Promise<void> {
  const { personId, listId, listKind: kind, countyCode, listedOn, theirRow } = conflict;
  const { villageCode } = theirRow;
  const of = { listId, kind, countyCode, listedOn };
  const divisionPath = divisionPathOf(villageCode ?? countyCode);
  const entryId = act.ids.uuid();
  await insertEntries(act.tx, of, [{ entryId, personId, villageCode, divisionPath, row: theirRow }]);
}

async function takeVillage(
  act: Act,
  { householdId, theirRow: { villageCode } }: ConflictRow,
): Promise<Result<null>> {
  const household = householdId ? await findHousehold(act.tx, { householdId }, true) : undefined;
  if (!household || !canDo(HOUSEHOLD, household.status, 'apply')) return refused(REFUSALS.ended);
  if (villageCode === null) return refused(REFUSALS.villageUnknown);
  const divisionPath = divisionPathOf(villageCode);
  const ids = (await peopleOf(act, household.householdId)).map(({ personId }) => personId);
  await tieKnownPersons(act, ids, { divisionPath, organisationId: null });
  if (!(await updateHousehold(act.tx, household, { ...household, villageCode, divisionPath })))
    return refused(VERSION_CONFLICT);
  await followVillage(act.tx, ids, { villageCode, divisionPath });
  return done(null);
}

/** She leaves her household and joins the one that the list names; it is made where no card has it yet. */
async function takeHousehold(act: Act, conflict: ConflictRow, reason: string): Promise<Result<null>> {
  const { personId, householdId, theirRow, countyCode } = conflict;
  const own = householdId ? await findHousehold(act.tx, { householdId }, true) : undefined;
  const people = own ? await peopleOf(act, own.householdId) : [];
  const leaving = people.filter((member) => member.personId === personId);
  if (leaving.length === 0 && (await findInHouseholds(act.tx, [personId])).size > 0)
    return refused(REFUSALS.elsewhere);
  const [known] = await findByListNumber(act.tx, countyCode, [theirRow.listHousehold]);
  const target = known ?? (await makeListed(act, conflict));
  const joined = { on: act.clock.today(), reason, to: target, headId: known ? undefined : personId };
  if (leaving.length > 0) await move(act, leaving, joined);
  else
    await insertMembers(act.tx, [
      {
        memberId: act.ids.uuid(),
        householdId: target.householdId,
        divisionPath: target.divisionPath,
        personId,
        relation: known ? relationOf(theirRow.relation) : 'head',
        fromOn: joined.on,
        joinReason: reason,
      },
    ]);
  if (own && leaving.length > 0 && !(await closeRanks(act, own, people, personId)))
    return refused(VERSION_CONFLICT);
  return done(null);
}

async function makeListed(act: Act, { personId, theirRow, countyCode }: ConflictRow) {
  const { villageCode, listHousehold } = theirRow;
  const made = {
    householdId: act.ids.uuid(),
    number: householdNumber(countyCode, await takeNumbers(act.tx, countyCode, 1)),
    listNumber: listHousehold,
    countyCode,
    villageCode,
    divisionPath: divisionPathOf(villageCode ?? countyCode),
    address: null,
    headId: personId,
    status: beginning(HOUSEHOLD, 'divide'),
  };
  await insertHouseholds(act.tx, [made], { at: act.clock.now(), by: act.actor.accountId });
  return made;
}

/** Whoever stays keeps the household, under another head where the head has gone; nobody left dissolves it. */
async function closeRanks(
  act: Act,
  own: HouseholdRow,
  people: readonly { readonly personId: PersonId }[],
  gone: PersonId,
): Promise<boolean> {
  const staying = people.filter(({ personId }) => personId !== gone);
  const headId = own.headId === gone ? (staying[0]?.personId ?? own.headId) : own.headId;
  if (headId !== own.headId) await setHead(act.tx, own.householdId, headId);
  const status = nextOf(
    HOUSEHOLD,
    own.status,
    'households.leave',
    staying.length > 0 ? 'standing' : 'dissolved',
  );
  return updateHousehold(act.tx, own, { ...own, headId, status });
}
