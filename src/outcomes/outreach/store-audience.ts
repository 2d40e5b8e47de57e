import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Audience } from './contract.ts';
import { bornBetween } from './rules.ts';

/** Whom a campaign is for, on a day, within a county; places by their paths. */
export interface AudienceOf {
  readonly audience: Audience;
  readonly divisionPath: string;
  /** Paths of the townships and villages; empty: the whole county. */
  readonly placePaths: readonly string[];
  readonly today: LocalDate;
  /** Whoever holds a place in this class already is not told of it. */
  readonly openingId: Uuid | null;
  /** Of whom a department has confirmed the group; null where no group is asked. */
  readonly members: readonly PersonId[] | null;
}

/**
 * The one place that says whose record nobody is told of: whoever stands under protection is in no audience and no sample.
 * A condition on `r`, the person.
 */
const NOT_PROTECTED = sql`not r.is_shielded`;

/** Whoever the ledgers of the county know: of a household, with a wish, on a duty list. One row a person, with her village. */
function known({ divisionPath, placePaths, today }: AudienceOf): RawBuilder<unknown> {
  const paths = placePaths.length === 0 ? [divisionPath] : [...placePaths];
  const here = sql`division_path <@ ${paths}::ltree[]`;
  return sql`
    select distinct on (person_id) person_id, village_code, division_path from (
      select person_id, village_code, division_path, 1 as rank from household_person where ${here}
      union all select person_id, village_code, division_path, 2 from need_status where status <> 'withdrawn' and ${here}
      union all select person_id, village_code, division_path, 3 from duty_person
        where from_on <= ${today}::date and (until_on is null or until_on > ${today}::date) and ${here}) somewhere
    order by person_id, (village_code is null), rank, village_code`;
}

function wanted(of: AudienceOf): RawBuilder<unknown> {
  const { needKind = null, occupationCode = null, dutyKind = null, noClassSince = null } = of.audience;
  const { after, until } = bornBetween(of.audience, of.today);
  const members = of.members === null ? null : [...of.members];
  return sql`${NOT_PROTECTED}
    and (${needKind}::text is null and ${occupationCode}::text is null or exists (select 1 from need_status n
      where n.person_id = k.person_id and n.status = 'open' and n.division_path <@ ${of.divisionPath}::ltree
        and (${needKind}::text is null or n.kind = ${needKind}::text)
        and (${occupationCode}::text is null or n.occupation_code = ${occupationCode}::text)))
    and (${dutyKind}::text is null or exists (select 1 from duty_person d
      where d.person_id = k.person_id and d.kind = ${dutyKind}::text and d.division_path <@ ${of.divisionPath}::ltree
        and d.from_on <= ${of.today}::date and (d.until_on is null or d.until_on > ${of.today}::date)))
    and (${after}::date is null or r.birth_on > ${after}::date)
    and (${until}::date is null or r.birth_on <= ${until}::date)
    and (${noClassSince}::date is null or not exists (select 1 from trainee_outcome t
      join training_class c on c.class_id = t.class_id
      where t.person_id = k.person_id and t.status = 'enrolled' and c.start_on >= ${noClassSince}::date))
    and (${of.openingId}::uuid is null or not exists (select 1 from seat_status s
      where s.person_id = k.person_id and s.opening_id = ${of.openingId}::uuid and s.status in ('held', 'queued', 'enrolled')))
    and (${members}::bigint[] is null or k.person_id = any (${members}::bigint[]))`;
}

const chosen = (of: AudienceOf) =>
  sql`select k.person_id, k.village_code, k.division_path, r.name, r.phone_masked
    from (${known(of)}) k join person r on r.person_id = k.person_id where ${wanted(of)}`;

/** Everybody whom it is for, by id. */
export async function audienceIds(tx: Tx, of: AudienceOf): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select a.person_id from (${chosen(of)}) a order by a.person_id`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** Chooses everybody whom a campaign is for; whoever was chosen already stays. Gives how many are new. */
export async function choosePeople(
  tx: Tx,
  campaignId: Uuid,
  of: AudienceOf,
  status: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into campaign_person (campaign_id, person_id, division_path, village_code, status)
    select ${campaignId}::uuid, a.person_id, a.division_path, a.village_code, ${status} from (${chosen(of)}) a
    order by a.person_id on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface AudienceCounts {
  readonly chosen: number;
  readonly withPhone: number;
  readonly declined: number;
  readonly tooMany: number;
}

/** How many it is for, and of whom a message would be too much; phones on record, those of accounts are known when it is sent. */
export async function countAudience(
  tx: Tx,
  of: AudienceOf,
  news: { readonly since: Date; readonly most: number },
): Promise<AudienceCounts> {
  const { rows } = await sql<AudienceCounts>`
    with a as materialized (${chosen(of)}),
      off as (select x as person_id from news_declined((select coalesce(array_agg(person_id), '{}') from a)) as x),
      full_month as (select m.person_id from phone_message_status m where m.kind = 'campaign-news'
        and m.told_at >= ${news.since}::timestamptz and m.status <> 'cancelled'
        and m.person_id in (select person_id from a) group by 1 having count(*) >= ${news.most})
    select count(*)::int as chosen, count(a.phone_masked)::int as with_phone,
      (select count(*)::int from off) as declined,
      (select count(*)::int from full_month f where f.person_id not in (select person_id from off)) as too_many
    from a`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('a count gives one row');
  return counts;
}

/** How many it is for in each village; null: nobody said the village. */
export async function audienceByVillage(
  tx: Tx,
  of: AudienceOf,
): Promise<{ villageCode: string | null; villageName: string | null; count: number }[]> {
  const { rows } = await sql<{ villageCode: string | null; villageName: string | null; count: number }>`
    select a.village_code, v.name as village_name, count(*)::int as count
    from (${chosen(of)}) a left join division v on v.division_code = a.village_code
    group by 1, 2 order by count(*) desc, 1 nulls last`.execute(tx);
  return rows;
}

/** A few of them, as the registry happens to hold them. */
export async function sampleAudience(
  tx: Tx,
  of: AudienceOf,
  most: number,
): Promise<{ name: string; villageName: string | null; phoneMasked: string | null }[]> {
  const { rows } = await sql<{ name: string; villageName: string | null; phoneMasked: string | null }>`
    select a.name, v.name as village_name, a.phone_masked
    from (${chosen(of)}) a left join division v on v.division_code = a.village_code
    order by hashtextextended(a.person_id::text, 0) limit ${most}`.execute(tx);
  return rows;
}

/** Names of people whom it is for that stand in this text. */
export async function namesInText(tx: Tx, of: AudienceOf, text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct a.name from (${chosen(of)}) a where length(a.name) >= 2 and strpos(${text}, a.name) > 0`.execute(
    tx,
  );
  return rows.map(({ name }) => name);
}
