import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DutyKind, dutyListQuery, dutyPersonQuery } from './contract.ts';

export interface DutyListRow {
  readonly listId: Uuid;
  readonly kind: DutyKind;
  readonly listedOn: LocalDate;
  readonly source: string;
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly open: number;
  readonly appliedAt: Date;
  readonly appliedBy: Uuid;
}

/** Lists as they were applied, the latest first. */
export async function listDutyLists(
  tx: Tx,
  query: z.infer<typeof dutyListQuery>,
): Promise<{ rows: DutyListRow[]; total: number }> {
  const where = sql`(${query.kind ?? null}::text is null or l.kind = ${query.kind ?? null}::text)`;
  const { rows } = await sql<DutyListRow>`
    select l.list_id, l.kind, l.listed_on, l.source, l.row_count, l.added, l.changed, l.gone, l.unchanged, l.conflicts,
      (select count(*)::int from duty_conflict c where c.list_id = l.list_id and c.status = 'open') as open,
      l.applied_at, l.applied_by
    from duty_list l where ${where} and (${query.after ?? null}::uuid is null or (l.applied_at, l.list_id) <
      (select a.applied_at, a.list_id from duty_list a where a.list_id = ${query.after ?? null}::uuid))
    order by l.applied_at desc, l.list_id desc limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from duty_list l where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export interface DutyPersonRow {
  readonly entryId: Uuid;
  readonly personId: PersonId;
  readonly kind: DutyKind;
  readonly villageName: string | null;
  readonly listHousehold: string;
  readonly recognisedOn: LocalDate | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly householdId: Uuid | null;
}

/** Who stands or stood on duty lists, within reach. */
export async function listDutyPersons(
  tx: Tx,
  query: z.infer<typeof dutyPersonQuery>,
  placePath: string | null,
): Promise<{ rows: DutyPersonRow[]; total: number }> {
  const list = query.list ?? null;
  const where = sql`(${query.kind ?? null}::text is null or e.kind = ${query.kind ?? null}::text)
    and (${placePath}::text is null or e.division_path <@ ${placePath}::ltree)
    and (${query.standing ?? null}::text is null or (e.until_on is null) = (${query.standing ?? null}::text = 'now'))
    and (${list}::uuid is null or case ${query.change ?? null}::text when 'added' then e.first_list_id = ${list}::uuid
      when 'gone' then e.ended_list_id = ${list}::uuid
      else ${list}::uuid in (e.first_list_id, e.last_list_id, e.ended_list_id) end)`;
  const { rows } = await sql<DutyPersonRow>`
    select e.entry_id, e.person_id, e.kind, v.name as village_name, e.list_household, e.recognised_on, e.from_on,
      e.until_on, m.household_id
    from duty_entry e left join division v on v.division_code = e.village_code
    left join household_member m on m.person_id = e.person_id and m.until_on is null
    where ${where} and (${query.after ?? null}::uuid is null or (e.list_household, e.entry_id) >
      (select a.list_household, a.entry_id from duty_entry a where a.entry_id = ${query.after ?? null}::uuid))
    order by e.list_household, e.entry_id limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from duty_entry e where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** On which lists these people stand today, since when. */
export async function findDuty(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<{ personId: PersonId; kind: DutyKind; fromOn: LocalDate }[]> {
  const { rows } = await sql<{ personId: PersonId; kind: DutyKind; fromOn: LocalDate }>`
    select person_id, kind, from_on from duty_entry
    where person_id = any (${[...personIds]}::bigint[]) and until_on is null order by person_id, kind`.execute(
    tx,
  );
  return rows;
}

/** A card with its open plan, as somebody takes it along to the door. */
export interface CardOfPlace {
  readonly householdId: Uuid;
  readonly number: string;
  readonly address: string | null;
  readonly measures: readonly {
    readonly measureId: Uuid;
    readonly version: number;
    readonly need: string;
    readonly measure: string;
    readonly responsible: string;
    readonly dueOn: LocalDate;
  }[];
}

/** The cards that stand in a place, by number, within reach. */
export async function cardsOfPlace(tx: Tx, placePath: string): Promise<CardOfPlace[]> {
  const { rows } = await sql<CardOfPlace>`
    select h.household_id, h.number, h.address, coalesce(jsonb_agg(jsonb_build_object('measureId', e.measure_id,
        'version', e.version, 'need', e.need, 'measure', e.measure, 'responsible', e.responsible, 'dueOn', e.due_on)
        order by e.due_on, e.measure_id) filter (where e.measure_id is not null), '[]') as measures
    from household h left join household_measure e on e.household_id = h.household_id and e.status = 'planned'
    where h.status = 'standing' and h.division_path <@ ${placePath}::ltree
    group by h.household_id order by h.number`.execute(tx);
  return rows;
}
