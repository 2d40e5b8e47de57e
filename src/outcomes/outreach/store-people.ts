import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Counts, PersonReason, PersonStatus } from './contract.ts';

/** Somebody chosen for a campaign as it is stored. */
export interface PersonRow {
  readonly campaignId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly villageCode: string | null;
  readonly villageName: string | null;
  readonly status: PersonStatus;
  readonly reason: PersonReason | null;
  readonly reachedAt: Date | null;
  readonly toldBy: string | null;
  readonly version: number;
}

const COLUMNS = sql`p.campaign_id, p.person_id, p.division_path::text as division_path, p.village_code, v.name as village_name,
  p.status, p.reason, p.reached_at, p.version,
  (select a.display_name from account_name a where a.account_id = p.told_by) as told_by`;

async function people(tx: Tx, rest: RawBuilder<unknown>): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${COLUMNS} from campaign_person p left join division v on v.division_code = p.village_code ${rest}`.execute(
    tx,
  );
  return rows;
}

/** A page of those whom nobody has handled yet, locked, so that no other run takes them. */
export function takeChosen(tx: Tx, campaignId: Uuid, most: number): Promise<PersonRow[]> {
  return people(
    tx,
    sql`where p.campaign_id = ${campaignId}::uuid and p.status = 'chosen' order by p.person_id limit ${most} for update of p skip locked`,
  );
}

export async function lockPerson(
  tx: Tx,
  campaignId: Uuid,
  personId: PersonId,
): Promise<PersonRow | undefined> {
  const found = await people(
    tx,
    sql`where p.campaign_id = ${campaignId}::uuid and p.person_id = ${personId}::bigint for update of p`,
  );
  return found[0];
}

/** Moves these people of a campaign on, all alike. */
export async function movePeople(
  tx: Tx,
  campaignId: Uuid,
  ids: readonly PersonId[],
  to: { readonly status: PersonStatus; readonly reason: PersonReason | null },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update campaign_person set status = ${to.status}, reason = ${to.reason}, version = version + 1
    where campaign_id = ${campaignId}::uuid and person_id = any (${[...ids]}::bigint[])`.execute(tx);
}

/** Told by mouth or not found, by whom; gives the new version. */
export async function savePerson(
  tx: Tx,
  of: Pick<PersonRow, 'campaignId' | 'personId'>,
  to: { readonly status: PersonStatus; readonly reachedAt: Date | null; readonly toldBy: Uuid | null },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update campaign_person set status = ${to.status}, reached_at = ${to.reachedAt}::timestamptz, told_by = ${to.toldBy}::uuid,
      version = version + 1
    where campaign_id = ${of.campaignId}::uuid and person_id = ${of.personId}::bigint returning version`.execute(
    tx,
  );
  const [saved] = rows;
  if (!saved) throw new Error('a locked row is there');
  return saved.version;
}

/** What became of the messages of those who wait for one: gone out, given up, or cancelled. Gives how many moved. */
export async function settlePeople(
  tx: Tx,
  campaignId: Uuid,
  of: {
    readonly sourceKey: string;
    readonly sent: PersonStatus;
    readonly givenUp: PersonStatus;
    readonly cancelled: PersonStatus;
  },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update campaign_person p set version = p.version + 1,
      status = case m.status when 'sent' then ${of.sent} when 'given-up' then ${of.givenUp} else ${of.cancelled} end,
      reason = case m.status when 'sent' then null when 'given-up' then 'given-up'
        else case when m.reason = 'switched-off' then 'declined' else 'cancelled' end end,
      reached_at = case when m.status = 'sent' then m.sent_at end
    from phone_message_status m
    where p.campaign_id = ${campaignId}::uuid and p.status = 'queued' and m.source_key = ${of.sourceKey}
      and m.person_id = p.person_id and m.status in ('sent', 'given-up', 'cancelled')`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The campaign is over: whoever was not told is left out, with the reason. */
export async function closePeople(
  tx: Tx,
  campaignId: Uuid,
  to: {
    readonly from: readonly PersonStatus[];
    readonly status: PersonStatus;
    readonly reason: PersonReason;
  },
): Promise<void> {
  await sql`update campaign_person set status = ${to.status}, version = version + 1,
      reason = case when reason = 'given-up' then reason else ${to.reason} end
    where campaign_id = ${campaignId}::uuid and status = any (${[...to.from]}::text[])`.execute(tx);
}

/** How many wait, in each village place, to be told by mouth: so that its helper is told. */
export async function toTellByPlace(
  tx: Tx,
  campaignId: Uuid,
): Promise<{ divisionPath: string; count: number }[]> {
  const { rows } = await sql<{ divisionPath: string; count: number }>`
    select division_path::text as division_path, count(*)::int as count from campaign_person
    where campaign_id = ${campaignId}::uuid and status = 'to-tell' group by 1 order by 1`.execute(tx);
  return rows;
}

/** How many of a campaign still wait for something. */
export async function leftOf(
  tx: Tx,
  campaignId: Uuid,
): Promise<{ readonly chosen: number; readonly queued: number; readonly toTell: number }> {
  const { rows } = await sql<{ chosen: number; queued: number; toTell: number }>`
    select count(*) filter (where status = 'chosen')::int as chosen, count(*) filter (where status = 'queued')::int as queued,
      count(*) filter (where status = 'to-tell')::int as to_tell
    from campaign_person where campaign_id = ${campaignId}::uuid`.execute(tx);
  return rows[0] ?? { chosen: 0, queued: 0, toTell: 0 };
}

/** A page of those chosen for a campaign, by village and person, one more than asked for. */
export async function listPeople(
  tx: Tx,
  campaignId: Uuid,
  page: {
    readonly status: PersonStatus | null;
    readonly village: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: PersonRow[]; total: number }> {
  const where = sql`p.campaign_id = ${campaignId}::uuid and (${page.status}::text is null or p.status = ${page.status}::text)
    and (${page.village}::text is null or p.village_code = ${page.village}::text)`;
  const rows = await people(
    tx,
    sql`where ${where} and (${page.after}::bigint is null or p.person_id > ${page.after}::bigint)
      order by p.person_id limit ${page.limit + 1}`,
  );
  const total = await sql<{ total: number }>`
    select count(*)::int as total from campaign_person p where ${where} and p.status <> 'told'`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** Whom somebody has to tell by mouth within reach, village by village: those not found last time too. */
export async function listToTell(
  tx: Tx,
  page: {
    readonly after: { campaignId: string; personId: number } | null;
    readonly limit: number;
    /** Whoever was told on this day stands there still: a wrong tap is taken back. */
    readonly today: LocalDate | null;
  },
): Promise<{ rows: PersonRow[]; total: number }> {
  const where = sql`(p.status in ('to-tell', 'not-found') or p.status = 'told' and (p.reached_at at time zone 'Asia/Shanghai')::date = ${page.today}::date)
    and exists (select 1 from campaign c where c.campaign_id = p.campaign_id and c.status = 'sending')`;
  const { after } = page;
  const rows = await people(
    tx,
    sql`where ${where} and (${after === null} or (coalesce(p.village_code, ''), p.campaign_id, p.person_id)
        > (select coalesce(x.village_code, ''), x.campaign_id, x.person_id from campaign_person x
          where x.campaign_id = ${after?.campaignId ?? null}::uuid and x.person_id = ${after?.personId ?? null}::bigint))
      order by coalesce(p.village_code, ''), p.campaign_id, p.person_id limit ${page.limit + 1}`,
  );
  const total = await sql<{ total: number }>`
    select count(*)::int as total from campaign_person p where ${where} and p.status <> 'told'`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export interface FigureRow extends Counts {
  readonly campaignId: Uuid;
  readonly villageCode: string | null;
  readonly villageName: string | null;
}

/**
 * Of each campaign and village: how people were told, and how many said a wish or took a seat within so many days after they
 * were told. Within reach.
 */
export async function figuresOf(
  tx: Tx,
  campaignIds: readonly Uuid[],
  answerDays: number,
): Promise<FigureRow[]> {
  const soon = sql`(p.reached_at + make_interval(days => ${answerDays}::int))`;
  const { rows } = await sql<FigureRow>`
    select p.campaign_id, p.village_code, v.name as village_name, count(*)::int as chosen,
      count(*) filter (where p.status in ('chosen', 'queued'))::int as waiting,
      count(*) filter (where p.status = 'sent')::int as sent,
      count(*) filter (where p.reason = 'given-up')::int as failed,
      count(*) filter (where p.status = 'to-tell')::int as to_tell,
      count(*) filter (where p.status = 'told')::int as told,
      count(*) filter (where p.status = 'not-found')::int as not_found,
      count(*) filter (where p.status = 'left-out')::int as left_out,
      count(*) filter (where p.reached_at is not null and exists (select 1 from need_status n
        where n.person_id = p.person_id and n.status <> 'withdrawn'
          and n.asked_on >= (p.reached_at at time zone 'Asia/Shanghai')::date
          and (n.asked_on > (p.reached_at at time zone 'Asia/Shanghai')::date or n.recorded_at >= p.reached_at)
          and n.asked_on <= (${soon} at time zone 'Asia/Shanghai')::date))::int as answered,
      count(*) filter (where p.reached_at is not null and exists (select 1 from seat_status s
        where s.person_id = p.person_id and s.status in ('held', 'queued', 'enrolled')
          and s.taken_at >= p.reached_at and s.taken_at <= ${soon}))::int as enrolled
    from campaign_person p left join division v on v.division_code = p.village_code
    where p.campaign_id = any (${[...campaignIds]}::uuid[])
    group by 1, 2, 3 order by 1, count(*) desc, 2 nulls last`.execute(tx);
  return rows;
}

/** How often the link of each was opened. */
export async function opensOf(tx: Tx, campaignIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
  const { rows } = await sql<{ campaignId: Uuid; times: number }>`
    select campaign_id, sum(times)::int as times from campaign_open
    where campaign_id = any (${[...campaignIds]}::uuid[]) group by 1`.execute(tx);
  return new Map(rows.map(({ campaignId, times }) => [campaignId, times]));
}
