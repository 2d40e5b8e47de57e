import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Relation } from './contract.ts';
import type { ConflictKind, DutyRow } from './ports.ts';
import { isSameName, relationOf } from './rules.ts';
import type { ListHousehold, Standing } from './store-duty.ts';

/** A row that is new or otherwise than on the last list, and whom it is about. */
export interface RowToPlace {
  readonly row: DutyRow;
  readonly personId: PersonId;
  readonly entryId: Uuid | null;
}

export interface RecordOfCounty {
  /** Whom these numbers belong to and where they stand, as far as the reader reaches. */
  readonly standings: ReadonlyMap<PersonId, Standing>;
  /** Who belongs to a household anywhere. */
  readonly inHouseholds: ReadonlySet<PersonId>;
  /** Households that lists have named before, by the list's number. */
  readonly byListNumber: ReadonlyMap<
    string,
    Pick<ListHousehold, 'householdId' | 'number' | 'villageCode' | 'divisionPath'>
  >;
  /** Names of villages by code. */
  readonly villageNames: ReadonlyMap<string, string>;
}

interface PlacedConflict {
  readonly row: DutyRow;
  readonly personId: PersonId;
  readonly kind: ConflictKind;
  readonly householdId: Uuid | null;
  readonly ours: string;
  readonly theirs: string;
}

export interface PlacedHousehold {
  readonly listNumber: string;
  readonly villageCode: string | null;
  readonly people: readonly { readonly personId: PersonId; readonly relation: Relation }[];
}

export interface Placing {
  readonly entries: readonly (RowToPlace & { readonly villageCode: string | null })[];
  /** Households of ours that the list names for the first time. */
  readonly adopted: readonly { readonly householdId: Uuid; readonly listNumber: string }[];
  readonly made: readonly PlacedHousehold[];
  readonly joined: readonly {
    readonly household: Pick<ListHousehold, 'householdId' | 'divisionPath'>;
    readonly personId: PersonId;
    readonly relation: Relation;
  }[];
  readonly conflicts: readonly PlacedConflict[];
}

const ELSEWHERE = '另一户（不在本县）';

/**
 * What the rows of a list come to beside the record (SX-2-2a): the record is never overwritten. A number under another
 * name is not entered at all; another household or village than on record is entered where the record has it, and the
 * difference waits for a person. Only who has no household yet gets the list's.
 */
export function placeRows(rows: readonly RowToPlace[], record: RecordOfCounty): Placing {
  const conflicts: PlacedConflict[] = [];
  const sound = rows.filter((each) => {
    const known = record.standings.get(each.personId);
    if (known === undefined || isSameName(known.name, each.row.name)) return true;
    conflicts.push(
      conflictOf(each, { kind: 'other-name', householdId: null, ours: known.name, theirs: each.row.name }),
    );
    return false;
  });
  const households = new Map<string, RowToPlace[]>();
  for (const each of sound) {
    const { listHousehold } = each.row;
    const group = households.get(listHousehold);
    if (group) group.push(each);
    else households.set(listHousehold, [each]);
  }
  const parts = [...households].map(([listNumber, people]) => placeHousehold(listNumber, people, record));
  return {
    entries: parts.flatMap(({ entries }) => entries),
    adopted: parts.flatMap(({ adopted }) => adopted ?? []),
    made: parts.flatMap(({ made }) => made ?? []),
    joined: parts.flatMap(({ joined }) => joined),
    conflicts: [...conflicts, ...parts.flatMap((part) => part.conflicts)],
  };
}

function conflictOf(
  { row, personId }: RowToPlace,
  differs: Omit<PlacedConflict, 'row' | 'personId'>,
): PlacedConflict {
  return { row, personId, ...differs };
}

/** The household of the list among ours: named by a list before, or our card of its head that no list has named. */
function targetOf(listNumber: string, people: readonly RowToPlace[], record: RecordOfCounty) {
  const known = record.byListNumber.get(listNumber);
  if (known) return { target: known, adopted: undefined };
  const head = people.find(({ row }) => relationOf(row.relation) === 'head') ?? people[0];
  const own = head && record.standings.get(head.personId);
  if (!own?.householdId || own.listNumber !== null) return { target: undefined, adopted: undefined };
  const target = {
    householdId: own.householdId,
    number: own.number ?? '',
    villageCode: own.villageCode,
    divisionPath: '',
  };
  return { target, adopted: { householdId: own.householdId, listNumber } };
}

function placeHousehold(listNumber: string, people: readonly RowToPlace[], record: RecordOfCounty) {
  const { target, adopted } = targetOf(listNumber, people, record);
  const conflicts: PlacedConflict[] = [];
  const homeless: RowToPlace[] = [];
  const entries: Placing['entries'][number][] = [];
  const nameOf = (code: string) => record.villageNames.get(code) ?? code;
  let villageAsked = false;
  for (const each of people) {
    const { row, personId } = each;
    const own = record.standings.get(personId);
    const standsIn = own?.householdId ?? null;
    if (standsIn === null && record.inHouseholds.has(personId))
      conflicts.push(
        conflictOf(each, {
          kind: 'other-household',
          householdId: null,
          ours: ELSEWHERE,
          theirs: `户编号 ${listNumber}`,
        }),
      );
    else if (standsIn === null) homeless.push(each);
    else if (standsIn !== target?.householdId)
      conflicts.push(
        conflictOf(each, {
          kind: 'other-household',
          householdId: standsIn,
          ours: `户号 ${own?.number ?? ''}`,
          theirs: `户编号 ${listNumber}`,
        }),
      );
    const ours = standsIn === null ? target?.villageCode : own?.villageCode;
    const isOther = ours != null && row.villageCode !== null && ours !== row.villageCode;
    if (isOther && standsIn !== null && standsIn === target?.householdId && !villageAsked) {
      villageAsked = true;
      conflicts.push(
        conflictOf(each, {
          kind: 'other-village',
          householdId: standsIn,
          ours: nameOf(ours),
          theirs: nameOf(row.villageCode),
        }),
      );
    }
    entries.push({ ...each, villageCode: ours ?? row.villageCode });
  }
  const named = homeless.map(({ row, personId }) => ({ personId, relation: relationOf(row.relation) }));
  const village = people.find(({ row }) => row.villageCode !== null)?.row.villageCode ?? null;
  return {
    entries,
    conflicts,
    adopted,
    joined: target
      ? named.map(({ personId, relation }) => ({
          household: target,
          personId,
          relation: relation === 'head' ? ('other' as const) : relation,
        }))
      : [],
    made:
      target || named.length === 0
        ? undefined
        : { listNumber, villageCode: village, people: withHead(named) },
  };
}

/** Exactly one head: whom the list calls so, else the first. */
function withHead(people: readonly { personId: PersonId; relation: Relation }[]): PlacedHousehold['people'] {
  const head = people.find(({ relation }) => relation === 'head') ?? people[0];
  return people.map((each) =>
    each === head
      ? { ...each, relation: 'head' as const }
      : each.relation === 'head'
        ? { ...each, relation: 'other' as const }
        : each,
  );
}
