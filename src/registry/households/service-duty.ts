import { divisionNames } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import {
  beginning,
  divisionPathOf,
  done,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { registerPersons, tieKnownPersons } from '../persons/index.ts';
import { REFUSALS } from './contract.ts';
import { DUTY_CONFLICT, HOUSEHOLD } from './machine.ts';
import type { DutyComparison, DutyListed, DutyRow, RowVerdict } from './ports.ts';
import { householdNumber, isTooShort } from './rules.ts';
import {
  type PlacedHousehold,
  type Placing,
  placeRows,
  type RecordOfCounty,
  type RowToPlace,
} from './rules-duty.ts';
import { insertHouseholds, insertMembers, type NewMember, takeNumbers } from './store.ts';
import { insertConflicts } from './store-conflicts.ts';
import {
  adoptHouseholds,
  type Compared,
  changeEntries,
  compareDraft,
  countStanding,
  dropDraft,
  endEntries,
  findByListNumber,
  findInHouseholds,
  findStandings,
  insertEntries,
  insertList,
  type ListHousehold,
  lockLatestList,
  writeDraft,
} from './store-duty.ts';

/** Rows of one statement: large enough to be quick, small enough for memory. */
const CHUNK = 5_000;

async function inChunks<T>(items: readonly T[], work: (chunk: readonly T[]) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += CHUNK) await work(items.slice(i, i + CHUNK));
}

interface Differences {
  readonly fresh: readonly (Compared & { readonly rowNo: number })[];
  readonly gone: readonly Compared[];
  readonly standing: number;
  readonly refusal: Refusal | undefined;
}

/** What a list says otherwise than the last one, without a look at who the people are. */
async function differencesWith(act: Act, list: DutyListed): Promise<Differences> {
  const latest = await lockLatestList(act.tx, list);
  const draftId = act.ids.uuid();
  // Keyed before the first statement: hundreds of thousands take seconds, and the database waits for none of them.
  const keys = list.rows.map(({ idNumber }) => act.ciphers.blindIndex('id-number', idNumber));
  await writeDraft(act.tx, draftId, list.rows, keys);
  const found = await compareDraft(act.tx, draftId, list);
  await dropDraft(act.tx, draftId);
  const gone = found.filter(({ rowNo }) => rowNo === null);
  const standing = await countStanding(act.tx, list);
  const refusal =
    latest !== null && list.listedOn < latest
      ? REFUSALS.listOlder
      : isTooShort(standing, gone.length)
        ? REFUSALS.listShort
        : undefined;
  return {
    fresh: found.filter((row): row is Compared & { rowNo: number } => row.rowNo !== null),
    gone,
    standing,
    refusal,
  };
}

/** What the county's record holds of these people and households. */
async function recordOf(
  act: Act,
  list: DutyListed,
  people: readonly { readonly row: DutyRow; readonly personId: PersonId }[],
): Promise<RecordOfCounty> {
  const standings: [
    PersonId,
    RecordOfCounty['standings'] extends ReadonlyMap<PersonId, infer S> ? S : never,
  ][] = [];
  const inHouseholds = new Set<PersonId>();
  await inChunks(people, async (chunk) => {
    const ids = chunk.map(({ personId }) => personId);
    standings.push(...(await findStandings(act.tx, ids)));
    for (const id of await findInHouseholds(act.tx, ids)) inHouseholds.add(id);
  });
  const byListNumber = new Map<string, ListHousehold>();
  await inChunks([...new Set(people.map(({ row }) => row.listHousehold))], async (chunk) => {
    for (const row of await findByListNumber(act.tx, list.countyCode, chunk))
      byListNumber.set(row.listNumber, row);
  });
  const villages = [
    ...people.flatMap(({ row }) => row.villageCode ?? []),
    ...standings.flatMap(([, { villageCode }]) => villageCode ?? []),
  ];
  return {
    standings: new Map(standings),
    inHouseholds,
    byListNumber,
    villageNames: await divisionNames(act.tx, villages),
  };
}

/**
 * A list beside what stands, before anything is written (SX-2-2a): who is new, who is otherwise, who is gone, and what the
 * record has differently. People of whom nobody knows yet are new.
 */
export async function compareDutyList(act: Act, list: DutyListed): Promise<DutyComparison> {
  const { fresh, gone, refusal } = await differencesWith(act, list);
  const rows = new Map(list.rows.map((row) => [row.rowNo, row]));
  const people = fresh.map((found, index) => ({
    row: rows.get(found.rowNo) as DutyRow,
    // Nobody has this number yet: a place of its own, below every person's.
    personId: found.personId ?? (-(index + 1) as PersonId),
    entryId: found.entryId,
  }));
  const placing = placeRows(people, await recordOf(act, list, people));
  const conflicts = new Map<number, RowVerdict['conflicts'][number][]>();
  for (const { row, kind, ours, theirs } of placing.conflicts)
    conflicts.set(row.rowNo, [...(conflicts.get(row.rowNo) ?? []), { kind, ours, theirs }]);
  return {
    added: people.filter(({ entryId }) => entryId === null).length,
    changed: people.filter(({ entryId }) => entryId !== null).length,
    unchanged: list.rows.length - people.length,
    gone: gone.length,
    conflicts: placing.conflicts.length,
    rows: people.map(({ row: { rowNo }, entryId }) => ({
      rowNo,
      outcome: entryId === null ? ('new' as const) : ('changed' as const),
      conflicts: conflicts.get(rowNo) ?? [],
    })),
    refusal,
  };
}

/**
 * Applies a dated list of one kind and county: new and changed rows come in, who is gone ends on the list's day, and what
 * the record has differently waits for a person, never overwritten (SX-2-2a). Groups that move money are the business of
 * department answers, not of this. Refuses `duty-list-short`, `duty-list-older`.
 */
export async function applyDutyList(act: Act, list: DutyListed): Promise<Result<{ listId: Uuid }>> {
  const { fresh, gone, refusal } = await differencesWith(act, list);
  if (refusal !== undefined) return refused(refusal);
  const rows = new Map(list.rows.map((row) => [row.rowNo, row]));
  const people = await registerRows(
    act,
    list,
    fresh.map((found) => ({ row: rows.get(found.rowNo) as DutyRow, entryId: found.entryId })),
  );
  const placing = placeRows(people, await recordOf(act, list, people));
  const { kind, countyCode, listedOn, source } = list;
  const listId = act.ids.uuid();
  const of = { listId, kind, countyCode, listedOn };
  const divisionPath = divisionPathOf(countyCode);
  const counts = {
    rowCount: list.rows.length,
    added: placing.entries.filter(({ entryId }) => entryId === null).length,
    changed: placing.entries.filter(({ entryId }) => entryId !== null).length,
    gone: gone.length,
    unchanged: list.rows.length - people.length,
    conflicts: placing.conflicts.length,
  };
  await insertList(
    act.tx,
    { ...of, ...counts, source, divisionPath },
    { at: act.clock.now(), by: act.actor.accountId },
  );
  await writeHouseholds(act, countyCode, placing);
  const written = placing.entries.map((entry) => ({
    ...entry,
    entryId: entry.entryId ?? act.ids.uuid(),
    isNew: entry.entryId === null,
    divisionPath: entry.villageCode === null ? divisionPath : divisionPathOf(entry.villageCode),
  }));
  await inChunks(written, async (chunk) => {
    await insertEntries(
      act.tx,
      of,
      chunk.filter(({ isNew }) => isNew),
    );
    await changeEntries(
      act.tx,
      of,
      chunk.filter(({ isNew }) => !isNew),
    );
  });
  await inChunks(gone, (chunk) =>
    endEntries(
      act.tx,
      of,
      chunk.flatMap(({ entryId }) => entryId ?? []),
    ),
  );
  await raiseConflicts(act, listId, divisionPath, placing);
  await act.record({
    event: 'duty-list-applied',
    objectType: 'duty-list',
    objectId: listId,
    divisionPath,
    organisationId: null,
    detail: { kind, listedOn, ...counts },
  });
  return done({ listId });
}

/** Everybody named by a new or changed row is known and tied to the village of the list, else to the county. */
async function registerRows(
  act: Act,
  { countyCode }: DutyListed,
  rows: readonly { readonly row: DutyRow; readonly entryId: Uuid | null }[],
): Promise<RowToPlace[]> {
  const ids = await registerPersons(
    act,
    rows.map(({ row }) => ({ idNumber: row.idNumber, name: row.name, confirmed: !row.idToBeConfirmed })),
    { divisionPath: divisionPathOf(countyCode), organisationId: null },
  );
  const byVillage = new Map<string, PersonId[]>();
  rows.forEach(({ row: { villageCode } }, index) => {
    if (villageCode === null) return;
    const known = byVillage.get(villageCode);
    if (known) known.push(ids[index] as PersonId);
    else byVillage.set(villageCode, [ids[index] as PersonId]);
  });
  for (const [village, persons] of [...byVillage].sort(([a], [b]) => (a < b ? -1 : 1)))
    await tieKnownPersons(act, persons, { divisionPath: divisionPathOf(village), organisationId: null });
  return rows.map((each, index) => ({ ...each, personId: ids[index] as PersonId }));
}

async function writeHouseholds(act: Act, countyCode: string, placing: Placing): Promise<void> {
  const today = act.clock.today();
  await inChunks(placing.adopted, (chunk) => adoptHouseholds(act.tx, chunk));
  const first = placing.made.length === 0 ? 0 : await takeNumbers(act.tx, countyCode, placing.made.length);
  const made = placing.made.map((household, index) => ({
    ...household,
    householdId: act.ids.uuid(),
    number: householdNumber(countyCode, first + index),
    divisionPath: divisionPathOf(household.villageCode ?? countyCode),
  }));
  await inChunks(made, (chunk) =>
    insertHouseholds(
      act.tx,
      chunk.map((household) => ({
        ...household,
        countyCode,
        address: null,
        headId: headOf(household),
        status: beginning(HOUSEHOLD, 'apply'),
      })),
      { at: act.clock.now(), by: act.actor.accountId },
    ),
  );
  const paths = new Map<Uuid, string>();
  const joined = placing.joined.filter(({ household }) => household.divisionPath !== '');
  const adopted = placing.joined.filter(({ household }) => household.divisionPath === '');
  for (const { household } of joined) paths.set(household.householdId, household.divisionPath);
  for (const { householdId, divisionPath } of await pathsOf(act, countyCode, adopted, placing))
    paths.set(householdId, divisionPath);
  const memberOf = (
    householdId: Uuid,
    divisionPath: string,
    of: Pick<NewMember, 'personId' | 'relation'>,
  ): NewMember => ({
    memberId: act.ids.uuid(),
    householdId,
    divisionPath,
    personId: of.personId,
    relation: of.relation,
    fromOn: today,
    joinReason: null,
  });
  const members = [
    ...made.flatMap(({ householdId, divisionPath, people }) =>
      people.map((person) => memberOf(householdId, divisionPath, person)),
    ),
    ...placing.joined.map(({ household: { householdId }, personId, relation }) =>
      memberOf(householdId, paths.get(householdId) ?? divisionPathOf(countyCode), { personId, relation }),
    ),
  ];
  await inChunks(members, (chunk) => insertMembers(act.tx, chunk));
}

const headOf = ({ people }: PlacedHousehold) =>
  (people.find(({ relation }) => relation === 'head') as PlacedHousehold['people'][number]).personId;

/** Where households lie that the list has named for the first time. */
async function pathsOf(
  act: Act,
  countyCode: string,
  joined: Placing['joined'],
  { adopted }: Placing,
): Promise<ListHousehold[]> {
  const wanted = new Set(joined.map(({ household }) => household.householdId));
  const numbers = adopted
    .filter(({ householdId }) => wanted.has(householdId))
    .map(({ listNumber }) => listNumber);
  return numbers.length === 0 ? [] : findByListNumber(act.tx, countyCode, numbers);
}

async function raiseConflicts(
  act: Act,
  listId: Uuid,
  countyPath: string,
  { conflicts }: Placing,
): Promise<void> {
  await inChunks(conflicts, (chunk) =>
    insertConflicts(
      act.tx,
      chunk.map(({ row, personId, kind, householdId, ours, theirs }) => ({
        conflictId: act.ids.uuid(),
        listId,
        personId,
        divisionPath: countyPath,
        kind,
        householdId,
        ours,
        theirs,
        theirRow: {
          listHousehold: row.listHousehold,
          listVillage: row.listVillage,
          villageCode: row.villageCode,
          name: row.name,
          relation: row.relation,
          recognisedOn: row.recognisedOn,
        },
        status: beginning(DUTY_CONFLICT, 'raise'),
      })),
      act.clock.now(),
    ),
  );
}
