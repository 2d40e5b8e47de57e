import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Audience, CampaignKind, CampaignStatus, Target, Template } from './contract.ts';

/** A campaign as it is stored. */
export interface CampaignRow {
  readonly campaignId: Uuid;
  readonly kind: CampaignKind;
  readonly title: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly divisionName: string;
  readonly template: Template;
  readonly target: Target;
  readonly note: string | null;
  readonly audience: Audience;
  readonly content: string | null;
  readonly spoken: string | null;
  readonly code: string;
  readonly untilOn: LocalDate;
  readonly status: CampaignStatus;
  readonly chosen: number | null;
  readonly madeById: Uuid;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  readonly version: number;
}

const COLUMNS = sql`c.campaign_id, c.kind, c.title, c.division_code, c.division_path::text as division_path, d.name as division_name,
  c.template, c.target, c.note, c.audience, c.content, c.spoken, c.code, c.until_on, c.status, c.chosen, c.made_by as made_by_id,
  coalesce((select a.display_name from account_name a where a.account_id = c.made_by), '') as made_by, c.made_at, c.begun_at,
  c.ended_at, c.reason, c.version`;

async function campaigns(tx: Tx, rest: RawBuilder<unknown>): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    select ${COLUMNS} from campaign c join division d on d.division_code = c.division_code ${rest}`.execute(
    tx,
  );
  return rows;
}

export async function findCampaign(tx: Tx, campaignId: Uuid): Promise<CampaignRow | undefined> {
  return (await campaigns(tx, sql`where c.campaign_id = ${campaignId}::uuid`))[0];
}

export async function lockCampaign(tx: Tx, campaignId: Uuid): Promise<CampaignRow | undefined> {
  return (await campaigns(tx, sql`where c.campaign_id = ${campaignId}::uuid for update of c`))[0];
}

export async function findByCode(tx: Tx, code: string): Promise<CampaignRow | undefined> {
  return (await campaigns(tx, sql`where c.code = ${code}`))[0];
}

/** Those that are signed and not over, the oldest first. */
export function runningCampaigns(tx: Tx): Promise<CampaignRow[]> {
  return campaigns(tx, sql`where c.status in ('approved', 'sending') order by c.made_at, c.campaign_id`);
}

/** Newest first, one more than asked for. */
export async function listCampaigns(
  tx: Tx,
  page: { readonly status: CampaignStatus | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: CampaignRow[]; total: number }> {
  const where = sql`(${page.status}::text is null or c.status = ${page.status}::text)`;
  const rows = await campaigns(
    tx,
    sql`where ${where} and (${page.after}::uuid is null or (c.made_at, c.campaign_id)
        < (select b.made_at, b.campaign_id from campaign b where b.campaign_id = ${page.after}::uuid))
      order by c.made_at desc, c.campaign_id desc limit ${page.limit + 1}`,
  );
  const total = await sql<{ total: number }>`
    select count(*)::int as total from campaign c where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export type Drafted = Pick<
  CampaignRow,
  'kind' | 'title' | 'template' | 'target' | 'note' | 'audience' | 'untilOn'
>;

export async function insertCampaign(
  tx: Tx,
  row: Drafted &
    Pick<
      CampaignRow,
      'campaignId' | 'divisionCode' | 'divisionPath' | 'code' | 'status' | 'madeById' | 'madeAt'
    >,
): Promise<void> {
  await sql`insert into campaign (campaign_id, kind, title, division_code, division_path, template, target, note, audience,
      code, until_on, status, made_by, made_at)
    values (${row.campaignId}, ${row.kind}, ${row.title}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.template},
      ${JSON.stringify(row.target)}::jsonb, ${row.note}, ${JSON.stringify(row.audience)}::jsonb, ${row.code},
      ${row.untilOn}::date, ${row.status}, ${row.madeById}, ${row.madeAt}::timestamptz)`.execute(tx);
}

export async function amendCampaign(tx: Tx, campaignId: Uuid, row: Drafted): Promise<void> {
  await sql`update campaign set kind = ${row.kind}, title = ${row.title}, template = ${row.template},
      target = ${JSON.stringify(row.target)}::jsonb, note = ${row.note}, audience = ${JSON.stringify(row.audience)}::jsonb,
      until_on = ${row.untilOn}::date, version = version + 1
    where campaign_id = ${campaignId}::uuid`.execute(tx);
}

/** What changes when a campaign goes on; what is not named stays. */
export interface CampaignStep {
  readonly status: CampaignStatus;
  readonly words?: { readonly content: string; readonly spoken: string };
  readonly approvedOn?: LocalDate;
  readonly begun?: { readonly at: Date; readonly chosen: number };
  readonly ended?: { readonly at: Date; readonly reason: string | null };
}

/** Moves a locked campaign on. Gives its new version. */
export async function moveCampaign(tx: Tx, campaignId: Uuid, to: CampaignStep): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update campaign set status = ${to.status}, version = version + 1,
      content = coalesce(${to.words?.content ?? null}::text, content),
      spoken = coalesce(${to.words?.spoken ?? null}::text, spoken),
      approved_on = coalesce(${to.approvedOn ?? null}::date, approved_on),
      begun_at = coalesce(${to.begun?.at ?? null}::timestamptz, begun_at),
      chosen = coalesce(${to.begun?.chosen ?? null}::int, chosen),
      ended_at = coalesce(${to.ended?.at ?? null}::timestamptz, ended_at),
      reason = coalesce(${to.ended?.reason ?? null}::text, reason)
    where campaign_id = ${campaignId}::uuid returning version`.execute(tx);
  const [moved] = rows;
  if (!moved) throw new Error('a locked campaign is there');
  return moved.version;
}

export interface PlaceRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly path: string;
  readonly townshipCode: string | null;
}

/** Townships and villages of a county that exist, by code. */
export async function placesOf(tx: Tx, divisionPath: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select division_code as code, name, level, path::text as path,
      case when level = 'village' then parent_code end as township_code
    from division where path <@ ${divisionPath}::ltree and level in ('township', 'village') and valid_until is null
    order by division_code`.execute(tx);
  return rows;
}

/** One network opened the link once more in this hour; beyond the limit it no longer counts. */
export async function countOpen(
  tx: Tx,
  of: { readonly campaignId: Uuid; readonly key: Buffer; readonly hour: Date; readonly most: number },
): Promise<void> {
  await sql`insert into campaign_open (campaign_id, open_key, hour, times)
    values (${of.campaignId}, ${of.key}, ${of.hour}::timestamptz, 1)
    on conflict (campaign_id, open_key, hour) do update set times = campaign_open.times + 1
    where campaign_open.times < ${of.most}`.execute(tx);
}

/** One at a time: who sends sees what was sent before, so that nobody gets more than her share of a month. */
export async function lockSending(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('outreach:sending', 0))`.execute(tx);
}
