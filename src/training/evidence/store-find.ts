import { sql } from 'kysely';
import { copyIn, copyOut, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { coordinatesIn } from '../classes/index.ts';
import type { SignRule, SignStatus } from './contract.ts';
import type { Photo } from './rules-photos.ts';
import type { TaughtAt } from './rules-places.ts';
import type { Guess, Lesson, Mark, Video } from './rules-signs.ts';

/** Which classes are looked through: one, or all that were taught on a day or later. */
export type Asked = { readonly classId: Uuid } | { readonly since: LocalDate };

/** Whoever looks through the evidence goes one after another: the same sign is found once. */
export async function lockFinding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(441)`.execute(tx);
}

/** Marks of the classes; of one class also what its people have in other classes on its days. Out by COPY. */
export async function* marksOf(tx: Tx, asked: Asked): AsyncGenerator<Mark, void, undefined> {
  const which =
    'classId' in asked
      ? sql`(class_id = ${asked.classId} or person_id in (select person_id from enrolment where class_id = ${asked.classId})
          and taught_on between (select start_on from training_class where class_id = ${asked.classId})
            and (select end_on from training_class where class_id = ${asked.classId}))`
      : sql`taught_on >= ${asked.since}::date`;
  const rows = copyOut(
    tx,
    sql`select class_id, person_id, taught_on, half, moment, way, floor(date_part('epoch', marked_at))::bigint, device_id
      from attendance_mark_said where void_because is null and moment <> 'leave' and ${which}`,
  );
  const once = textsOnce();
  for await (const [classId, personId, day, half, moment, way, at, deviceId] of rows)
    yield {
      classId: once(classId) as Uuid,
      personId: Number(personId) as PersonId,
      day: once(day),
      half: once(half),
      moment: once(moment),
      way: once(way),
      at: Number(at),
      deviceId: deviceId == null ? null : once(deviceId),
    };
}

/** The same text as one string: of a million marks each would otherwise hold the piece of the stream that it came in. */
function textsOnce(): (text: string | null | undefined) => string {
  const known = new Map<string, string>();
  return (text) => {
    const own = text as string;
    const found = known.get(own);
    if (found !== undefined) return found;
    const flat = Buffer.from(own).toString();
    known.set(flat, flat);
    return flat;
  };
}

/** Who used up the wrong codes of a half day. */
export async function guessesOf(tx: Tx, asked: Asked): Promise<Guess[]> {
  const which =
    'classId' in asked ? sql`class_id = ${asked.classId}` : sql`taught_on >= ${asked.since}::date`;
  const { rows } = await sql<Guess>`
    select class_id, person_id, taught_on as day, half, wrong from sign_in_ran_out where ${which}`.execute(
    tx,
  );
  return rows;
}

/** Lessons of the classes; of one class also those of its teachers elsewhere. */
export async function lessonsOf(tx: Tx, asked: Asked): Promise<Lesson[]> {
  const which =
    'classId' in asked
      ? sql`s.class_id = ${asked.classId} or s.teacher_blind_index in (
          select teacher_blind_index from class_session where class_id = ${asked.classId})`
      : sql`s.taught_on >= ${asked.since}::date`;
  const { rows } = await sql<Lesson>`
    select s.class_id, s.taught_on as day, s.room, encode(s.teacher_blind_index, 'hex') as teacher,
      (extract(epoch from lower(s.during)::time) / 60)::int as "from",
      (extract(epoch from upper(s.during)::time) / 60)::int as "until"
    from class_session s join training_class c on c.class_id = s.class_id
    where c.status not in ('draft', 'returned', 'rejected', 'cancelled') and (${which})`.execute(tx);
  return rows;
}

export interface PlacedPhoto extends Photo {
  /** Its county: photos are compared within it. */
  readonly county: string;
  readonly isFresh: boolean;
}

/**
 * Photos and sheets that stand, in the order in which they came, of every county with a fresh one: of the class asked for, or
 * added within the last days of a run over all.
 */
export async function photosOf(tx: Tx, asked: Asked, freshFrom: Date): Promise<PlacedPhoto[]> {
  const fresh = 'classId' in asked ? sql`i.class_id = ${asked.classId}` : sql`i.recorded_at >= ${freshFrom}`;
  const { rows } = await sql<Omit<PlacedPhoto, 'hashes'> & { readonly hashes: Buffer | null }>`
    select i.item_id, i.class_id, i.taught_on, i.half, encode(i.content_index, 'hex') as content, i.picture_hashes as hashes,
      subpath(i.division_path, 0, 3)::text as county, (${fresh}) as is_fresh
    from evidence_item i
    where i.status = 'kept' and i.content_index is not null and i.kind = 'photo'
      and subpath(i.division_path, 0, 3) in (
        select subpath(x.division_path, 0, 3) from evidence_item x where x.kind = 'photo' and x.status = 'kept'
          and ${'classId' in asked ? sql`x.class_id = ${asked.classId}` : sql`x.recorded_at >= ${freshFrom}`})
    order by i.recorded_at, i.item_id`.execute(tx);
  return rows;
}

export async function videosOf(tx: Tx, asked: Asked): Promise<Video[]> {
  const which =
    'classId' in asked ? sql`class_id = ${asked.classId}` : sql`taught_on >= ${asked.since}::date`;
  const { rows } = await sql<Video>`
    select class_id, taught_on as day, half, video_seconds as seconds from evidence_item
    where kind = 'video-index' and status = 'kept' and ${which}`.execute(tx);
  return rows;
}

export interface KnownSign {
  readonly signId: Uuid;
  readonly classId: Uuid;
  readonly rule: SignRule;
  readonly about: string;
  readonly factsDigest: Buffer;
  readonly status: SignStatus;
}

export async function knownSigns(tx: Tx, classIds: readonly Uuid[]): Promise<KnownSign[]> {
  const { rows } = await sql<KnownSign>`
    select sign_id, class_id, rule, about, facts_digest, status from evidence_sign
    where class_id = any (${[...classIds]}::uuid[]) order by sign_id for update`.execute(tx);
  return rows;
}

export interface ClassPlace {
  readonly classId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
}

export async function placesOfClasses(tx: Tx, classIds: readonly Uuid[]): Promise<Map<Uuid, ClassPlace>> {
  const { rows } = await sql<ClassPlace>`
    select class_id, organisation_id, division_path::text as division_path from training_class
    where class_id = any (${[...classIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.classId, row]));
}

/** Where these classes are taught, as their filings say. */
export async function taughtAt(tx: Tx, classIds: readonly Uuid[]): Promise<Map<Uuid, TaughtAt>> {
  if (classIds.length === 0) return new Map();
  const { rows } = await sql<{
    classId: Uuid;
    organisationId: Uuid;
    village: string | null;
    place: string | null;
    location: string | null;
  }>`
    select class_id, organisation_id, delivered_to as village, place, location from training_class
    where class_id = any (${[...classIds]}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ classId, location, ...row }) => [
      classId,
      { ...row, coordinates: (location === null ? undefined : coordinatesIn(location)) ?? null },
    ]),
  );
}

export interface NewSign extends ClassPlace {
  readonly signId: Uuid;
  readonly rule: SignRule;
  readonly about: string;
  readonly facts: string;
  readonly factsDigest: Buffer;
  readonly persons: readonly PersonId[];
  readonly weight: number;
  readonly needsTwo: boolean;
  readonly status: SignStatus;
}

/** Adds signs in mass, by COPY. */
export async function insertSigns(tx: Tx, signs: readonly NewSign[], on: LocalDate): Promise<void> {
  if (signs.length === 0) return;
  await copyIn(
    tx,
    'evidenceSign',
    [
      'signId',
      'classId',
      'organisationId',
      'divisionPath',
      'rule',
      'about',
      'facts',
      'factsDigest',
      'persons',
      'weight',
      'needsTwo',
      'foundOn',
      'seenAgainOn',
      'status',
      'version',
    ],
    signs.map((sign) => [
      sign.signId,
      sign.classId,
      sign.organisationId,
      sign.divisionPath,
      sign.rule,
      sign.about,
      sign.facts,
      sign.factsDigest,
      sign.persons,
      sign.weight,
      sign.needsTwo,
      on,
      on,
      sign.status,
      1,
    ]),
  );
}

/** New facts of signs that are known: they get them, and one that was cleared is open again. */
export async function renewSigns(
  tx: Tx,
  signs: readonly Pick<
    NewSign,
    'signId' | 'facts' | 'factsDigest' | 'persons' | 'weight' | 'needsTwo' | 'status'
  >[],
  on: LocalDate,
): Promise<void> {
  for (const sign of signs)
    await sql`update evidence_sign set facts = ${sign.facts}::jsonb, facts_digest = ${sign.factsDigest},
        persons = ${[...sign.persons]}::bigint[], weight = ${sign.weight}, needs_two = ${sign.needsTwo},
        seen_again_on = ${on}::date, status = ${sign.status}, version = version + 1
      where sign_id = ${sign.signId}`.execute(tx);
}
