import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid, YearMonth } from '../../platform/kernel/index.ts';

export interface ListRow {
  readonly listId: Uuid;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly reportedOn: LocalDate | null;
  readonly source: string;
  readonly recordedAt: Date;
  readonly version: number;
  readonly personCount: number;
  readonly monthCount: number;
}

export interface EntryRow {
  readonly personId: PersonId;
  readonly listNo: number;
  readonly isDispatched: boolean | null;
  readonly post: string | null;
  readonly contractOn: LocalDate | null;
  readonly contractMonths: number | null;
  readonly declaredFirstInsuredOn: LocalDate | null;
  readonly months: readonly YearMonth[];
}

/** The list of this employer from this source: the one already there, or a new one under the offered id. */
export async function upsertList(
  tx: Tx,
  list: {
    listId: Uuid;
    organisationId: Uuid;
    divisionCode: string;
    divisionPath: string;
    reportedOn: LocalDate | null;
    source: string;
    recordedAt: Date;
  },
): Promise<Uuid> {
  await sql`insert into work_for_training_list (list_id, organisation_id, division_code, division_path, reported_on,
      source, recorded_at)
    values (${list.listId}, ${list.organisationId}, ${list.divisionCode}, ${list.divisionPath}::ltree,
      ${list.reportedOn}::date, ${list.source}, ${list.recordedAt})
    on conflict (organisation_id, source) do update set reported_on = excluded.reported_on,
      version = work_for_training_list.version + 1
    where work_for_training_list.reported_on is distinct from excluded.reported_on`.execute(tx);
  const { rows } = await sql<{ listId: Uuid }>`select list_id from work_for_training_list
    where organisation_id = ${list.organisationId} and source = ${list.source}`.execute(tx);
  const listId = rows[0]?.listId;
  if (listId === undefined) throw new Error('the list just written is not visible in this scope');
  return listId;
}

/** Answers how many entries are new or different. */
export async function upsertEntries(
  tx: Tx,
  list: { listId: Uuid; organisationId: Uuid; divisionPath: string; source: string; recordedAt: Date },
  rows: readonly EntryRow[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into work_for_training_entry as known (person_id, list_id, division_path, organisation_id, list_no,
      is_dispatched, post, contract_on, contract_months, declared_first_insured_on, months, source, recorded_at)
    select person_id, ${list.listId}::uuid, ${list.divisionPath}::ltree, ${list.organisationId}::uuid, list_no,
      is_dispatched, post, contract_on, contract_months, first_insured_on, string_to_array(months, ' '), ${list.source},
      ${list.recordedAt}::timestamptz
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.listNo)}::int[],
      ${rows.map((row) => row.isDispatched)}::boolean[], ${rows.map((row) => row.post)}::text[],
      ${rows.map((row) => row.contractOn)}::date[], ${rows.map((row) => row.contractMonths)}::int[],
      ${rows.map((row) => row.declaredFirstInsuredOn)}::date[],
      ${rows.map((row) => row.months.join(' '))}::text[])
      as e (person_id, list_no, is_dispatched, post, contract_on, contract_months, first_insured_on, months)
    on conflict (person_id, list_id) do update set list_no = excluded.list_no, is_dispatched = excluded.is_dispatched,
      post = excluded.post, contract_on = excluded.contract_on, contract_months = excluded.contract_months,
      months = excluded.months,
      declared_first_insured_on = excluded.declared_first_insured_on
    where (known.list_no, known.is_dispatched, known.post, known.contract_on, known.contract_months,
      known.declared_first_insured_on, known.months)
      is distinct from (excluded.list_no, excluded.is_dispatched, excluded.post, excluded.contract_on,
        excluded.contract_months, excluded.declared_first_insured_on, excluded.months)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

const LIST = sql`
  select l.list_id, l.organisation_id, o.name as organisation_name, l.division_code, l.division_path::text,
    l.reported_on, l.source, l.recorded_at, l.version,
    count(e.person_id) as person_count, coalesce(sum(cardinality(e.months)), 0)::bigint as month_count
  from work_for_training_list l
  join organisation_name o on o.organisation_id = l.organisation_id
  left join work_for_training_entry e on e.list_id = l.list_id`;
const LIST_GROUP = sql`group by l.list_id, o.name`;

export interface ListFilter {
  readonly organisationId: Uuid | null;
  /** A part of the firm's name. */
  readonly q: string | null;
}

function wanted({ organisationId, q }: ListFilter) {
  const pattern = q === null ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${organisationId}::uuid is null or l.organisation_id = ${organisationId}::uuid)
    and (${pattern}::text is null or o.name like ${pattern}::text)`;
}

export async function findLists(
  tx: Tx,
  filter: ListFilter & { after: Uuid | null; limit: number; newestFirst: boolean },
): Promise<ListRow[]> {
  const [beyond, direction] = filter.newestFirst ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<ListRow>`${LIST} where ${wanted(filter)}
      and (${filter.after}::uuid is null or l.list_id ${beyond} ${filter.after}::uuid)
    ${LIST_GROUP} order by l.list_id ${direction} limit ${filter.limit}`.execute(tx);
  return rows;
}

export async function findList(tx: Tx, listId: Uuid): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`${LIST} where l.list_id = ${listId} ${LIST_GROUP}`.execute(tx);
  return rows[0];
}

export async function countLists(tx: Tx, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from work_for_training_list l
    join organisation_name o on o.organisation_id = l.organisation_id where ${wanted(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findEntries(
  tx: Tx,
  listId: Uuid,
): Promise<(EntryRow & { name: string; idNumberMasked: string })[]> {
  const { rows } = await sql<EntryRow & { name: string; idNumberMasked: string }>`
    select e.person_id, e.list_no, p.name, p.id_number_masked, e.is_dispatched, e.post, e.contract_on,
      e.contract_months, e.declared_first_insured_on, e.months
    from work_for_training_entry e join person p on p.person_id = e.person_id
    where e.list_id = ${listId} order by e.list_no`.execute(tx);
  return rows;
}
