import { sql } from 'kysely';
import { PLANNED_ONCE, type SnapshotClient, type Tx } from '../db/index.ts';
import type { JournalLine, JournalQuery, ReadingRow } from './contract.ts';
import { CHAIN_START, type JournalLink } from './rules.ts';

export interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly mac: Buffer;
}

export interface StoredLink {
  readonly link: JournalLink;
  readonly previousMac: Buffer;
  readonly mac: Buffer;
}

/** Locks the heads of these chains, in the order of their names, and opens chains that do not exist yet. */
export async function lockHeads(tx: Tx, chains: readonly string[]): Promise<Map<string, ChainHead>> {
  const wanted = [...new Set(chains)].sort();
  let heads = await selectHeads(tx, wanted);
  if (heads.length < wanted.length) {
    await sql`
      insert into journal_head (chain, seq, mac)
      select chain, 0, ${CHAIN_START} from unnest(${wanted}::text[]) as chain order by chain
      on conflict (chain) do nothing`.execute(tx);
    heads = await selectHeads(tx, wanted);
  }
  return new Map(heads.map((head) => [head.chain, head]));
}

async function selectHeads(tx: Tx, chains: readonly string[]): Promise<ChainHead[]> {
  const { rows } = await sql<ChainHead>`${PLANNED_ONCE}
    select chain, seq, mac from journal_head where chain = any(${chains}::text[]) order by chain for update`.execute(
    tx,
  );
  return rows;
}

const ROWS_A_STATEMENT = 1_000;

/** Adds links that follow one another; the caller holds the lock of their heads. */
export async function insertLinks(tx: Tx, links: readonly StoredLink[]): Promise<void> {
  for (let from = 0; from < links.length; from += ROWS_A_STATEMENT) {
    const values = links.slice(from, from + ROWS_A_STATEMENT).map(
      ({ link, previousMac, mac }) => sql`(${link.chain}, ${link.seq}, ${link.at}::timestamptz, ${link.event},
        ${link.outcome}, ${link.accountId}::uuid, ${link.personKey}, ${link.role}, ${link.divisionPath}::ltree,
        ${link.organisationId}::uuid, ${link.objectType}, ${link.objectId}, ${link.reason},
        ${JSON.stringify(link.detail)}::jsonb, ${link.requestId}::uuid, ${previousMac}, ${mac})`,
    );
    await sql`
      insert into journal_entry (chain, seq, at, event, outcome, account_id, person_key, role, division_path,
        organisation_id, object_type, object_id, reason, detail, request_id, previous_mac, mac)
      values ${sql.join(values)}`.execute(tx);
  }
}

export async function moveHead(tx: Tx, from: ChainHead, to: ChainHead): Promise<void> {
  const { numAffectedRows } = await sql`${PLANNED_ONCE}
    update journal_head set seq = ${to.seq}, mac = ${to.mac}
    where chain = ${from.chain} and seq = ${from.seq}`.execute(tx);
  if (numAffectedRows !== 1n) throw new Error(`the head of chain ${from.chain} moved under its lock`);
}

/** The heads as a backup's manifest names them, so that a restored record can be laid beside the anchors of the day. */
export async function headsOfSnapshot(
  client: SnapshotClient,
): Promise<{ readonly chain: string; readonly seq: number; readonly mac: string }[]> {
  const { rows } = await client.query<{ chain: string; seq: number; mac: string }>(
    `select chain, seq, encode(mac, 'hex') as mac from journal_head order by chain collate "C"`,
  );
  return rows;
}

export async function selectAllHeads(tx: Tx): Promise<ChainHead[]> {
  const { rows } = await sql<ChainHead>`select chain, seq, mac from journal_head order by chain`.execute(tx);
  return rows;
}

/** How many lines the anchor file had when the last was written, and that line's MAC; needs the system scope. */
export interface AnchorHead {
  readonly lineCount: number;
  readonly mac: Buffer;
}

export async function selectAnchorHead(tx: Tx): Promise<AnchorHead | undefined> {
  // The record of an older schema is verified as it is, without a migration.
  const known = await sql<{ known: boolean }>`
    select to_regclass('journal_anchor_head') is not null as known`.execute(tx);
  if (known.rows[0]?.known !== true) return undefined;
  const { rows } = await sql<AnchorHead>`select line_count, mac from journal_anchor_head`.execute(tx);
  return rows[0];
}

/** Moves the head on to this line; never back. */
export async function moveAnchorHead(tx: Tx, to: AnchorHead): Promise<void> {
  await sql`
    insert into journal_anchor_head (line_count, mac) values (${to.lineCount}, ${to.mac})
    on conflict (only_row) do update set line_count = excluded.line_count, mac = excluded.mac
    where journal_anchor_head.line_count < excluded.line_count`.execute(tx);
}

const LINK = sql`chain, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, event, outcome,
  account_id, person_key, role, division_path::text as division_path, organisation_id, object_type, object_id,
  reason, detail, request_id, previous_mac, journal_entry.mac`;

interface LinkRow extends JournalLink {
  readonly previousMac: Buffer;
  readonly mac: Buffer;
}

/** The head of this chain, as far as the scope reaches; undefined while nothing is recorded. */
export async function selectHead(tx: Tx, chain: string): Promise<ChainHead | undefined> {
  const { rows } = await sql<ChainHead>`
    select chain, seq, mac from journal_head where chain = ${chain} and seq > 0`.execute(tx);
  return rows[0];
}

/** The last link of every chain, as its head names it; needs the system scope. */
export async function selectTails(tx: Tx): Promise<(StoredLink & { readonly headMac: Buffer })[]> {
  const { rows } = await sql<LinkRow & { headMac: Buffer }>`
    select ${LINK}, head.mac as head_mac from journal_head head join journal_entry using (chain, seq)`.execute(
    tx,
  );
  return rows.map(({ previousMac, mac, headMac, ...link }) => ({ link, previousMac, mac, headMac }));
}

/** All links of all chains in order, in portions; needs the system scope. */
export async function* selectLinks(tx: Tx, portion = 5_000): AsyncGenerator<StoredLink[]> {
  let chain = '';
  let seq = 0;
  for (;;) {
    const { rows } = await sql<LinkRow>`
      select ${LINK} from journal_entry where (chain, seq) > (${chain}, ${seq}) order by chain, seq limit ${portion}`.execute(
      tx,
    );
    if (rows.length === 0) return;
    yield rows.map(({ previousMac, mac, ...link }) => ({ link, previousMac, mac }));
    const last = rows.at(-1) as LinkRow;
    chain = last.chain;
    seq = last.seq;
  }
}

interface LineRow extends Omit<JournalLine, 'at'> {
  readonly at: Date;
}

const LINE = sql`entry.chain, entry.seq, entry.at, entry.event, entry.outcome, entry.account_id,
  entry.role, entry.object_type, entry.object_id, entry.reason, entry.detail`;

function asLine(row: LineRow): JournalLine {
  return { ...row, at: row.at.toISOString() };
}

/** The lines about one thing, oldest first, as far as the scope reaches. */
export async function selectLinesOf(tx: Tx, objectType: string, objectId: string): Promise<JournalLine[]> {
  const { rows } = await sql<LineRow>`
    select ${LINE} from journal_entry entry
    where entry.object_type = ${objectType} and entry.object_id = ${objectId}
    order by entry.at, entry.chain, entry.seq limit 1000`.execute(tx);
  return rows.map(asLine);
}

/** Newest first, keyset by (at, chain, seq). */
export async function selectLines(
  tx: Tx,
  query: JournalQuery & { readonly accountIds?: readonly string[] | undefined },
  limit: number,
): Promise<JournalLine[]> {
  const conditions = [sql`true`];
  if (query.event !== undefined) conditions.push(sql`entry.event = ${query.event}`);
  if (query.outcome !== undefined) conditions.push(sql`entry.outcome = ${query.outcome}`);
  if (query.accountId !== undefined) conditions.push(sql`entry.account_id = ${query.accountId}::uuid`);
  if (query.accountIds !== undefined)
    conditions.push(sql`entry.account_id = any (${[...query.accountIds]}::uuid[])`);
  if (query.from !== undefined)
    conditions.push(sql`entry.at >= (${query.from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (query.through !== undefined)
    conditions.push(sql`entry.at < (${query.through}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (query.about !== undefined)
    conditions.push(
      sql`(entry.object_id = ${query.about} or strpos(entry.detail::text, ${query.about}) > 0)`,
    );
  if (query.after !== undefined) {
    const [chain, seq] = query.after.split(':');
    conditions.push(sql`(entry.at, entry.chain, entry.seq) < (
      select at, chain, seq from journal_entry where chain = ${chain} and seq = ${Number(seq)})`);
  }
  const { rows } = await sql<LineRow>`
    select ${LINE} from journal_entry entry
    where ${sql.join(conditions, sql` and `)}
    order by entry.at desc, entry.chain desc, entry.seq desc limit ${limit}`.execute(tx);
  return rows.map(asLine);
}

const DAYS_BEFORE = 30;
/** Lines of a look at one person, of a list taken away, and of requests refused before any act. */
const IS_LOOK = sql`outcome = 'viewed' and object_type in ('person', 'claim-line')`;
const IS_EXPORT = sql`event like '%-exported'`;
const IS_REFUSED = sql`outcome = 'refused' and detail ? 'routes'`;

/** What each account looked at in the day before `now`, as far as the scope reaches; the most first. */
export async function selectReading(tx: Tx, now: Date): Promise<Omit<ReadingRow, 'isUnusual'>[]> {
  const since = sql`${now}::timestamptz - interval '1 day'`;
  const { rows } = await sql<Omit<ReadingRow, 'isUnusual'>>`
    with hours as (
      select account_id, max(role) as role, date_trunc('hour', at) as hour,
        count(*) filter (where ${IS_LOOK}) as looks,
        count(*) filter (where ${IS_EXPORT}) as exports,
        coalesce(sum((detail ->> 'count')::int) filter (where ${IS_REFUSED}), 0) as refused
      from journal_entry
      where at > ${since} - make_interval(days => ${DAYS_BEFORE}) and account_id is not null
        and (outcome in ('viewed', 'refused') or ${IS_EXPORT})
      group by account_id, date_trunc('hour', at)
    )
    select account_id, max(role) as role,
      coalesce(sum(looks) filter (where hour > ${since}), 0)::int as looked_at,
      coalesce(max(looks) filter (where hour > ${since}), 0)::int as busiest_hour,
      (coalesce(sum(looks) filter (where hour <= ${since}), 0) / ${DAYS_BEFORE}::float8)::float8 as usual_day,
      coalesce(sum(exports) filter (where hour > ${since}), 0)::int as exported,
      coalesce(sum(refused) filter (where hour > ${since}), 0)::int as refused
    from hours group by account_id
    having max(hour) > ${since}
    order by looked_at desc, refused desc, account_id limit 200`.execute(tx);
  return rows;
}
