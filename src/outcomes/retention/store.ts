import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ListStatus, Outcome } from './contract.ts';
import { SETTLED } from './rules.ts';

export interface ListRow {
  readonly listId: Uuid;
  readonly divisionPath: string;
  readonly foundOn: LocalDate;
  readonly status: ListStatus;
  readonly reason: string | null;
  readonly carriedOutOn: LocalDate | null;
  readonly persons: number;
  readonly version: number;
}

export interface Overdue {
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly lastOn: LocalDate;
}

/** The last day that counts of a person: known, in class, certified, or registered. */
const COUNTED = sql`greatest((k.created_at at time zone 'Asia/Shanghai')::date,
  (select max(c.end_on) from trainee_outcome o join training_class c on c.class_id = o.class_id
    where o.person_id = k.person_id),
  (select max(s.issued_on) from standing_certificate s where s.person_id = k.person_id),
  (select max((a.registered_at at time zone 'Asia/Shanghai')::date) from own_account_status a
    where a.person_id = k.person_id))`;

/**
 * Persons of one division alone whose last day is not after `through` and for whom nothing is open: no claim, whose
 * vouchers are kept longer, no appeal, dispute or recovery, no protection. `only` narrows it to these persons.
 */
export async function selectOverdue(
  tx: Tx,
  through: LocalDate,
  only: readonly PersonId[] | null,
): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    select k.person_id, k.division_path::text as division_path, ${COUNTED} as last_on
    from person_kept k
    where k.anonymised_on is null and not k.is_shielded and k.divisions = 1
      and (${only === null}::boolean or k.person_id = any (${[...(only ?? [])]}::bigint[]))
      and (k.created_at at time zone 'Asia/Shanghai')::date <= ${through}::date
      and ${COUNTED} <= ${through}::date
      and not exists (select 1 from claim_line_status l where l.person_id = k.person_id)
      and not exists (select 1 from appeal_status a where a.person_id = k.person_id
        and a.status <> all (${[...SETTLED.appeal]}::text[]))
      and not exists (select 1 from dispute_status d where d.person_id = k.person_id
        and d.status <> all (${[...SETTLED.dispute]}::text[]))
      and not exists (select 1 from recovery_status r where r.person_id = k.person_id
        and r.status <> all (${[...SETTLED.recovery]}::text[]))
    order by k.division_path, k.person_id`.execute(tx);
  return rows;
}

const COLUMNS = sql`l.list_id, l.division_path::text as division_path, l.found_on, l.status, l.reason, l.carried_out_on, l.version,
  (select count(*)::int from retention_item i where i.list_id = l.list_id) as persons`;

/** The lists of the reader's divisions, newest first. */
export async function selectLists(tx: Tx): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`select ${COLUMNS} from retention_list l
    order by l.found_on desc, l.list_id desc limit 200`.execute(tx);
  return rows;
}

export async function selectList(tx: Tx, listId: Uuid, lock = false): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`select ${COLUMNS} from retention_list l where l.list_id = ${listId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** The list of a division that nobody has proposed yet, locked; one that is proposed is not touched. */
export async function lockLiving(tx: Tx, divisionPath: string): Promise<ListRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`retention:${divisionPath}`}, 0))`.execute(tx);
  const { rows } = await sql<ListRow>`select ${COLUMNS} from retention_list l
    where l.division_path = ${divisionPath}::ltree and l.status <> 'carried-out' for update`.execute(tx);
  return rows[0];
}

export async function insertList(
  tx: Tx,
  row: Pick<ListRow, 'listId' | 'divisionPath' | 'foundOn' | 'status'>,
): Promise<void> {
  await sql`insert into retention_list (list_id, division_path, found_on, status)
    values (${row.listId}, ${row.divisionPath}::ltree, ${row.foundOn}::date, ${row.status})`.execute(tx);
}

/** What was found this time stands in the list, and nothing else. */
export async function replaceItems(
  tx: Tx,
  listId: Uuid,
  rows: readonly (Overdue & { readonly untilOn: LocalDate })[],
): Promise<void> {
  await sql`delete from retention_item where list_id = ${listId}`.execute(tx);
  await sql`insert into retention_item (list_id, person_id, division_path, last_on, until_on)
    select ${listId}, * from unnest(${rows.map(({ personId }) => personId)}::bigint[],
      ${rows.map(({ divisionPath }) => divisionPath)}::text[]::ltree[], ${rows.map(({ lastOn }) => lastOn)}::date[],
      ${rows.map(({ untilOn }) => untilOn)}::date[])`.execute(tx);
}

export interface ItemRow {
  readonly personId: PersonId;
  readonly lastOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly outcome: Outcome | null;
}

export async function selectItems(tx: Tx, listId: Uuid): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`select person_id, last_on, until_on, outcome from retention_item
    where list_id = ${listId} order by until_on, person_id limit 2000`.execute(tx);
  return rows;
}

export async function noteOutcome(
  tx: Tx,
  listId: Uuid,
  ids: readonly PersonId[],
  outcome: Outcome,
): Promise<void> {
  await sql`update retention_item set outcome = ${outcome}
    where list_id = ${listId} and person_id = any (${[...ids]}::bigint[])`.execute(tx);
}

/** Moves a list on; false when it has changed meanwhile. */
export async function moveList(
  tx: Tx,
  row: Pick<ListRow, 'listId' | 'version'>,
  next: {
    readonly status: ListStatus;
    readonly reason: string | null;
    readonly proposedBy: Uuid | null;
    readonly carriedOutOn: LocalDate | null;
  },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update retention_list set status = ${next.status}, reason = ${next.reason},
      proposed_by = coalesce(${next.proposedBy}::uuid, proposed_by), carried_out_on = ${next.carriedOutOn}::date,
      version = version + 1
    where list_id = ${row.listId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
