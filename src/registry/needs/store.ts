import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { NEED_DESTINATIONS, NEED_END_REASONS, NeedChannel, NeedKind, NeedStatus } from './contract.ts';

/** A wish as it stands, with the names of its places and occupation. */
export interface NeedRecord {
  readonly needId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly villageCode: string | null;
  readonly villageName: string | null;
  readonly kind: NeedKind;
  readonly occupationCode: string | null;
  readonly occupationName: string | null;
  readonly words: string | null;
  readonly mappedBy: Uuid | null;
  readonly mappedOn: LocalDate | null;
  readonly wishedFrom: LocalDate | null;
  readonly placeWished: string | null;
  readonly destination: (typeof NEED_DESTINATIONS)[number];
  readonly whereTo: string | null;
  readonly channel: NeedChannel;
  readonly askedBy: Uuid;
  readonly askedOn: LocalDate;
  readonly firstAskedOn: LocalDate;
  readonly times: number;
  readonly status: NeedStatus;
  readonly classId: Uuid | null;
  readonly plannedOn: LocalDate | null;
  readonly servedOn: LocalDate | null;
  readonly servedBy: 'class' | 'hand' | null;
  readonly certified: boolean | null;
  readonly paper: string | null;
  readonly endReason: (typeof NEED_END_REASONS)[number] | null;
  readonly endNote: string | null;
  readonly endedOn: LocalDate | null;
  readonly version: number;
}

const COLUMNS = sql`n.need_id, n.person_id, n.division_path::text as division_path, n.village_code,
  v.name as village_name, n.kind, n.occupation_code, o.name as occupation_name, n.words, n.mapped_by, n.mapped_on,
  n.wished_from, n.place_wished, n.destination, n.where_to, n.channel, n.asked_by, n.asked_on,
  n.first_asked_on, n.times, n.status, n.class_id, n.planned_on, n.served_on, n.served_by, n.certified, n.paper,
  n.end_reason, n.end_note, n.ended_on, n.version`;
const FROM = sql`need n left join occupation o on o.occupation_code = n.occupation_code
  left join division v on v.division_code = n.village_code`;

/** Wishes within reach, by what follows `from`: the wish is `n`. */
export async function selectNeeds(tx: Tx, rest: RawBuilder<unknown>): Promise<NeedRecord[]> {
  return (await sql<NeedRecord>`select ${COLUMNS} from ${FROM} ${rest}`.execute(tx)).rows;
}

export async function findNeed(tx: Tx, needId: Uuid): Promise<NeedRecord | undefined> {
  return (await selectNeeds(tx, sql`where n.need_id = ${needId}`))[0];
}

/** Locks a wish within reach for the rest of the transaction, and reads what it is then. */
export async function lockNeed(tx: Tx, needId: Uuid): Promise<NeedRecord | undefined> {
  await sql`select 1 from need where need_id = ${needId} for update`.execute(tx);
  return findNeed(tx, needId);
}

/** The wishes of a person within reach, the newest first. */
export function needsOfPerson(tx: Tx, personId: PersonId): Promise<NeedRecord[]> {
  return selectNeeds(tx, sql`where n.person_id = ${personId} order by n.asked_on desc, n.need_id desc`);
}

export interface NewNeed {
  readonly needId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly villageCode: string | null;
  readonly kind: NeedKind;
  readonly occupationCode: string | null;
  readonly words: string | null;
  readonly wishKey: string;
  readonly wishedFrom: LocalDate | null;
  readonly placeWished: string | null;
  readonly destination: string;
  readonly whereTo: string | null;
  readonly channel: NeedChannel;
  readonly askedBy: Uuid;
  readonly askedOn: LocalDate;
  readonly status: NeedStatus;
  readonly recordedAt: Date;
}

/** Counts the same wish where one waits in the county already; undefined where none does. */
export async function askNeedAgain(tx: Tx, need: NewNeed): Promise<Uuid | undefined> {
  const { divisionPath, askedOn, channel, askedBy, wishedFrom, placeWished, villageCode } = need;
  const asked = { divisionPath, askedOn, channel, askedBy, wishedFrom, placeWished, villageCode };
  const { rows } = await sql<{ needId: Uuid | null }>`
    select ask_need_again(${need.personId}::bigint, ${need.kind}, ${need.wishKey}, ${JSON.stringify(asked)}::jsonb)
      as need_id`.execute(tx);
  return rows[0]?.needId ?? undefined;
}

/** `need_one_waiting` refuses the same wish of a person a second time while the first waits. */
export async function insertNeed(tx: Tx, need: NewNeed): Promise<void> {
  await sql`insert into need (need_id, person_id, division_path, village_code, kind, occupation_code, words, wish_key,
      wished_from, place_wished, destination, where_to, channel, asked_by, asked_on, first_asked_on, status, recorded_at)
    values (${need.needId}, ${need.personId}, ${need.divisionPath}::ltree, ${need.villageCode}, ${need.kind},
      ${need.occupationCode}, ${need.words}, ${need.wishKey}, ${need.wishedFrom}::date, ${need.placeWished},
      ${need.destination}, ${need.whereTo}, ${need.channel}, ${need.askedBy}, ${need.askedOn}::date,
      ${need.askedOn}::date, ${need.status}, ${need.recordedAt})`.execute(tx);
}

/** Her words have been read as an occupation. */
export async function mapNeed(
  tx: Tx,
  needId: Uuid,
  to: { readonly occupationCode: string; readonly by: Uuid; readonly on: LocalDate },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update need set occupation_code = ${to.occupationCode}, wish_key = ${to.occupationCode}, mapped_by = ${to.by},
      mapped_on = ${to.on}::date, version = version + 1 where need_id = ${needId} returning version`.execute(
    tx,
  );
  return rows[0]?.version ?? 0;
}

/** What becomes of a wish. */
export interface NeedChange {
  readonly status: NeedStatus;
  readonly classId?: string | null;
  readonly plannedOn?: LocalDate | null;
  readonly served?: {
    readonly on: LocalDate;
    readonly by: 'class' | 'hand';
    readonly certified: boolean;
    readonly paper: string | null;
  };
  readonly ended?: { readonly on: LocalDate; readonly reason: string | null; readonly note: string | null };
}

/** Sets what an act or the job has decided; gives the version. */
export async function changeNeed(tx: Tx, needId: Uuid, change: NeedChange): Promise<number> {
  const { served, ended } = change;
  const { rows } = await sql<{ version: number }>`
    update need set status = ${change.status}, version = version + 1,
      class_id = case when ${change.classId === undefined} then class_id else ${change.classId ?? null}::uuid end,
      planned_on = case when ${change.plannedOn === undefined} then planned_on else ${change.plannedOn ?? null}::date end,
      served_on = ${served?.on ?? null}::date, served_by = ${served?.by ?? null},
      certified = ${served?.certified ?? null}::boolean, paper = ${served?.paper ?? null},
      end_reason = ${ended?.reason ?? null}, end_note = ${ended?.note ?? null}, ended_on = ${ended?.on ?? null}::date
    where need_id = ${needId} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

export interface Place {
  readonly code: string;
  readonly level: string;
  readonly path: string;
  readonly name: string;
}

/** A division of any level by its code. */
export async function findPlace(tx: Tx, code: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select division_code as code, level, path::text as path, name from division where division_code = ${code}`.execute(
    tx,
  );
  return rows[0];
}

/** Names of divisions by code. */
export async function findPlaceNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select division_code as code, name from division where division_code = any (${[...new Set(codes)]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** A page of wishes that wait, by id and locked: for the job that looks what has become of them. */
export async function lockWaiting(
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
): Promise<NeedRecord[]> {
  await sql`select 1 from need where status in ('open', 'planned')
    and (${page.after}::uuid is null or need_id > ${page.after}::uuid)
    order by need_id limit ${page.limit} for update`.execute(tx);
  return selectNeeds(
    tx,
    sql`where n.status in ('open', 'planned') and (${page.after}::uuid is null or n.need_id > ${page.after}::uuid)
      order by n.need_id limit ${page.limit}`,
  );
}
