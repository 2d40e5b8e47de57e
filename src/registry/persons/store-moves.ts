import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { MoveStatus } from './contract-moves.ts';

export interface MoveRow {
  readonly moveId: Uuid;
  readonly personId: PersonId;
  readonly personName: string;
  readonly idNumberMasked: string;
  readonly fromPath: string;
  readonly toCode: string;
  readonly toPath: string;
  readonly document: string;
  readonly reason: string;
  readonly status: MoveStatus;
  readonly proposedById: Uuid;
  readonly proposedAt: Date;
  readonly version: number;
}

interface ListedMove extends Omit<MoveRow, 'toCode'> {
  readonly fromName: string;
  readonly toName: string;
  readonly isFormer: boolean;
  readonly isReadable: boolean;
  readonly proposedBy: string;
  readonly receivedBy: string | null;
  readonly receivedAt: Date | null;
  readonly receivedNote: string | null;
}

const COLUMNS = sql`m.move_id, m.person_id, m.person_name, m.id_number_masked, m.from_path::text as from_path,
  m.to_path::text as to_path, m.document, m.reason, m.status, m.proposed_by as proposed_by_id, m.proposed_at, m.version`;

export async function insertMove(tx: Tx, row: Omit<MoveRow, 'version'>): Promise<void> {
  await sql`insert into person_move (move_id, person_id, person_name, id_number_masked, from_path, to_code, to_path,
      document, reason, status, proposed_by, proposed_at)
    values (${row.moveId}, ${row.personId}, ${row.personName}, ${row.idNumberMasked}, ${row.fromPath}::ltree,
      ${row.toCode}, ${row.toPath}::ltree, ${row.document}, ${row.reason}, ${row.status}, ${row.proposedById},
      ${row.proposedAt})`.execute(tx);
}

/** The move, its row locked; undefined when out of reach. */
export async function lockMove(tx: Tx, moveId: Uuid): Promise<MoveRow | undefined> {
  const { rows } = await sql<MoveRow>`
    select ${COLUMNS}, m.to_code from person_move m where m.move_id = ${moveId} for update`.execute(tx);
  return rows[0];
}

/** Moves, newest first; `after` is the last id of the page before. */
export async function listMoves(
  tx: Tx,
  filter: {
    readonly personIds: readonly PersonId[] | null;
    readonly isWaiting: boolean | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: ListedMove[]; total: number }> {
  const wanted = sql`(${filter.personIds}::bigint[] is null or m.person_id = any (${filter.personIds}::bigint[]))
    and (${filter.isWaiting}::boolean is null or (m.status in ('open', 'released')) = ${filter.isWaiting}::boolean)`;
  const { rows } = await sql<ListedMove>`
    select ${COLUMNS}, coalesce(f.name, '') as from_name, t.name as to_name, coalesce(a.display_name, '') as proposed_by,
      r.display_name as received_by, m.received_at, m.received_note,
      exists (select 1 from person_tie e where e.person_id = m.person_id and e.move_id = m.move_id)
        and not exists (select 1 from person_tie e where e.person_id = m.person_id and e.move_id is null) as is_former,
      exists (select 1 from person p where p.person_id = m.person_id) as is_readable
    from person_move m join division t on t.division_code = m.to_code
    left join division f on f.path = m.from_path
    left join account_name a on a.account_id = m.proposed_by
    left join account_name r on r.account_id = m.received_by
    where ${wanted} and (${filter.after}::uuid is null or m.move_id < ${filter.after}::uuid)
    order by m.move_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from person_move m where ${wanted}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** Moves it on; false when it has changed meanwhile. */
export async function setMoveStatus(
  tx: Tx,
  row: Pick<MoveRow, 'moveId' | 'version'>,
  status: MoveStatus,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update person_move set status = ${status}, version = version + 1
    where move_id = ${row.moveId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** What the other county said to it, before its status moves. */
export async function noteReceipt(
  tx: Tx,
  moveId: Uuid,
  by: { readonly accountId: Uuid; readonly at: Date; readonly note: string | null },
): Promise<void> {
  await sql`update person_move set received_by = ${by.accountId}, received_at = ${by.at}, received_note = ${by.note}
    where move_id = ${moveId}`.execute(tx);
}

/** Ends the ties of the county that released and ties the one that takes in, or says why not. */
export async function receivePerson(tx: Tx, moveId: Uuid): Promise<'received' | 'matter-open' | 'elsewhere'> {
  const { rows } = await sql<{ answer: 'received' | 'matter-open' | 'elsewhere' }>`
    select receive_person(${moveId}::uuid) as answer`.execute(tx);
  return rows[0]?.answer ?? 'elsewhere';
}

/** Is something about these persons waiting for a second person of this county? */
export async function hasOpenMatter(
  tx: Tx,
  personIds: readonly PersonId[],
  fromPath: string,
): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select 1 from person_correction c where c.person_id = any (${personIds}::bigint[])
        and c.status = 'open' and c.division_path <@ ${fromPath}::ltree)
      or exists (select 1 from person_merge m where m.status = 'open' and m.division_path <@ ${fromPath}::ltree
        and (m.person_id = any (${personIds}::bigint[]) or m.other_id = any (${personIds}::bigint[]))) as waits`.execute(
    tx,
  );
  return rows[0]?.waits === true;
}

/** The path of a county; undefined when the code is none. */
export async function countyPath(tx: Tx, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path::text from division where division_code = ${code} and level = 'county'`.execute(tx);
  return rows[0]?.path;
}

/** Of these persons, is one within reach through ended ties only? */
export async function hasMovedAway(tx: Tx, personIds: readonly PersonId[]): Promise<boolean> {
  const { rows } = await sql<{ away: boolean }>`
    select exists (select 1 from person_tie t where t.person_id = any (${personIds}::bigint[])
      group by t.person_id having bool_and(t.move_id is not null)) as away`.execute(tx);
  return rows[0]?.away === true;
}
