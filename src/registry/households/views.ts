import type { z } from 'zod';
import { divisionNames } from '../../law/reference/index.ts';
import { type Actor, allowedIn, displayNamesOf } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Ciphers,
  divisionPathOf,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { confirmedGroupsOf, factsOf, personViews } from '../persons/index.ts';
import type {
  conflictQuery,
  conflictReply,
  DutyKind,
  dutyListQuery,
  dutyListReply,
  dutyPersonQuery,
  dutyPersonReply,
  HouseholdCard,
  householdListQuery,
  householdListReply,
  memberView,
} from './contract.ts';
import { DUTY_CONFLICT, HOUSEHOLD, MEASURE, mayReopen } from './machine.ts';
import { differencesOf } from './rules.ts';
import {
  findHousehold,
  findListed,
  findMembers,
  type HouseholdListed,
  listHouseholds,
  type MemberRow,
} from './store.ts';
import { listConflicts } from './store-conflicts.ts';
import { findDuty, listDutyLists, listDutyPersons } from './store-lists.ts';
import { findMeasures } from './store-measures.ts';

/** Who looks, and what it takes to show facts. */
export interface Reader {
  readonly tx: Tx;
  readonly ciphers: Ciphers;
  readonly actor: Actor;
  readonly today: LocalDate;
}

function paged<T, R>(found: readonly T[], limit: number, rows: readonly R[], keyOf: (row: T) => string) {
  const last = found[limit - 1];
  return { rows: [...rows], next: found.length > limit && last ? keyOf(last) : null };
}

const rowOf = (row: HouseholdListed) => ({
  householdId: row.householdId,
  number: row.number,
  listNumber: row.listNumber,
  villageCode: row.villageCode,
  villageName: row.villageName,
  townshipName: row.townshipName,
  address: row.address,
  headName: row.headName,
  members: row.members,
  planned: row.planned,
  done: row.done,
  status: row.status,
});

const pathOf = (place: string | undefined) => (place === undefined ? null : divisionPathOf(place));

export async function householdPage(
  tx: Tx,
  query: z.infer<typeof householdListQuery>,
): Promise<z.infer<typeof householdListReply>> {
  const { rows, total } = await listHouseholds(tx, query, pathOf(query.place));
  const shown = rows.slice(0, query.limit).map(rowOf);
  return { ...paged(rows, query.limit, shown, (row) => row.number), total };
}

/** The card of a household: its people with what departments and lists say of them, and its plan. */
export async function householdCard(reader: Reader, householdId: Uuid): Promise<HouseholdCard | undefined> {
  const { tx, actor, today } = reader;
  const row = await findListed(tx, householdId);
  if (row === undefined) return undefined;
  const members = await findMembers(tx, householdId);
  const measures = await findMeasures(tx, householdId);
  const names = await displayNamesOf(tx, [
    ...measures.map(({ plannedBy }) => plannedBy),
    ...measures.flatMap(({ endedBy }) => endedBy ?? []),
  ]);
  const into = row.mergedInto === null ? undefined : await findHousehold(tx, { householdId: row.mergedInto });
  return {
    ...rowOf(row),
    mergedInto: into ? { householdId: into.householdId, number: into.number } : null,
    countyName: (await divisionNames(tx, [row.countyCode])).get(row.countyCode) ?? '',
    people: await membersOf(
      reader,
      members.filter(({ untilOn }) => untilOn === null),
    ),
    former: await membersOf(
      reader,
      members.filter(({ untilOn }) => untilOn !== null),
    ),
    measures: measures.map(({ householdId: _h, divisionPath: _d, plannedBy, endedBy, ...measure }) => ({
      ...measure,
      isLate: measure.status === 'planned' && measure.dueOn < today,
      plannedBy: names.get(plannedBy) ?? null,
      endedBy: endedBy === null ? null : (names.get(endedBy) ?? null),
      allowed: allowedIn(MEASURE, measure.status, actor),
    })),
    version: row.version,
    allowed: allowedIn(HOUSEHOLD, row.status, actor),
  };
}

async function membersOf(
  { tx, ciphers, today }: Reader,
  members: readonly MemberRow[],
): Promise<z.infer<typeof memberView>[]> {
  const ids = members.map(({ personId }) => personId);
  const persons = await personViews(tx, ids);
  const facts = await factsOf(tx, ciphers, ids);
  const duty = await findDuty(tx, ids);
  return members.flatMap((member) => {
    const person = persons.get(member.personId);
    if (person === undefined) return [];
    const { personId, memberId, relation, fromOn, untilOn, leaveReason } = member;
    const own = facts.get(personId) ?? [];
    const listed = duty.filter((each) => each.personId === personId);
    return [
      {
        memberId,
        person,
        relation,
        fromOn,
        untilOn,
        leaveReason,
        groups: confirmedGroupsOf(own).filter(
          ({ from, until }) => from <= today && (until === null || until >= today),
        ),
        duty: listed.map(({ kind, fromOn: since }) => ({ kind, fromOn: since })),
        differs: differencesOf(
          own,
          listed.map(({ kind }) => kind as DutyKind),
          today,
        ),
      },
    ];
  });
}

export async function dutyListPage(
  tx: Tx,
  query: z.infer<typeof dutyListQuery>,
): Promise<z.infer<typeof dutyListReply>> {
  const { rows, total } = await listDutyLists(tx, query);
  const names = await displayNamesOf(
    tx,
    rows.map(({ appliedBy }) => appliedBy),
  );
  const shown = rows.slice(0, query.limit).map(({ appliedAt, appliedBy, ...row }) => ({
    ...row,
    appliedAt: appliedAt.toISOString(),
    appliedBy: names.get(appliedBy) ?? null,
  }));
  return { ...paged(rows, query.limit, shown, (row) => row.listId), total };
}

export async function dutyPersonPage(
  tx: Tx,
  query: z.infer<typeof dutyPersonQuery>,
): Promise<z.infer<typeof dutyPersonReply>> {
  const { rows, total } = await listDutyPersons(tx, query, pathOf(query.place));
  const persons = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  const shown = rows.slice(0, query.limit).flatMap(({ personId, ...row }) => {
    const person = persons.get(personId);
    return person === undefined ? [] : [{ ...row, person }];
  });
  return { ...paged(rows, query.limit, shown, (row) => row.entryId), total };
}

export async function conflictPage(
  { tx, actor }: Pick<Reader, 'tx' | 'actor'>,
  query: z.infer<typeof conflictQuery>,
): Promise<z.infer<typeof conflictReply>> {
  const { rows, total } = await listConflicts(tx, query);
  const persons = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  const names = await displayNamesOf(
    tx,
    rows.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const shown = rows.slice(0, query.limit).flatMap((row) => {
    const person = persons.get(row.personId as PersonId);
    if (person === undefined) return [];
    const { conflictId, kind, listKind, listedOn, householdId, ours, theirs, status, reason, version } = row;
    return [
      {
        ...{ conflictId, kind, listKind, listedOn, person, householdId, ours, theirs, status },
        raisedAt: row.raisedAt.toISOString(),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        decidedBy: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null),
        reason,
        version,
        allowed: allowedIn(DUTY_CONFLICT, status, actor).filter(
          (act) => act !== 'dutyLists.reopen' || mayReopen(row),
        ),
      },
    ];
  });
  return { ...paged(rows, query.limit, shown, (row) => row.conflictId), total };
}
