import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus } from '../classes/index.ts';
import type { BASES, DESTINATIONS, OpeningStatus, SeatStatus, SelectionReason, WISHES } from './contract.ts';

export interface SeatRow {
  readonly seatId: Uuid;
  readonly openingId: Uuid;
  readonly personId: PersonId;
  readonly number: number;
  readonly rank: number;
  readonly status: SeatStatus;
  readonly reason: SelectionReason | null;
  /** What the institution says to it. */
  readonly explanation: string | null;
  readonly takenAt: Date;
  readonly movedUpAt: Date | null;
}

/** What she answered before training. */
export interface Wish {
  readonly base: (typeof BASES)[number];
  readonly wish: (typeof WISHES)[number];
  readonly destination: (typeof DESTINATIONS)[number];
}

const COLUMNS = sql`s.seat_id, s.opening_id, s.person_id, s.number, s.rank, s.status, s.reason, s.explanation, s.taken_at, s.moved_up_at`;

export async function findSeat(tx: Tx, seatId: Uuid): Promise<SeatRow | undefined> {
  const { rows } = await sql<SeatRow>`select ${COLUMNS} from seat s where s.seat_id = ${seatId}`.execute(tx);
  return rows[0];
}

/** Everybody who has or had a place, in the order of the queue. */
export async function seatsOf(tx: Tx, openingId: Uuid): Promise<(SeatRow & Wish)[]> {
  const { rows } = await sql<SeatRow & Wish>`
    select ${COLUMNS}, w.base, w.wish, w.destination from seat s join training_wish w on w.seat_id = s.seat_id
    where s.opening_id = ${openingId}
    order by array_position(array['held', 'enrolled', 'queued', 'selected-out', 'left', 'released'], s.status),
      case when s.status = 'queued' then s.rank else 0 end, s.number`.execute(tx);
  return rows;
}

/** Her place in this opening that she has not given up or lost. */
export async function liveSeat(tx: Tx, openingId: Uuid, personId: PersonId): Promise<SeatRow | undefined> {
  const { rows } = await sql<SeatRow>`
    select ${COLUMNS} from seat s where s.opening_id = ${openingId} and s.person_id = ${personId}
      and s.status in ('held', 'queued', 'enrolled')`.execute(tx);
  return rows[0];
}

/** A class on these days in which she holds a seat, the one that ends last. */
export async function seatClash(
  tx: Tx,
  personId: PersonId,
  of: { readonly classId: Uuid; readonly startOn: LocalDate; readonly endOn: LocalDate },
): Promise<{ className: string; endOn: LocalDate } | undefined> {
  const { rows } = await sql<{ className: string; endOn: LocalDate }>`
    select c.name as class_name, c.end_on from seat s join class_opening o on o.opening_id = s.opening_id
    join training_class c on c.class_id = o.class_id
    where s.person_id = ${personId} and s.status in ('held', 'enrolled') and o.class_id <> ${of.classId}
      and daterange(c.start_on, c.end_on, '[]') && daterange(${of.startOn}::date, ${of.endOn}::date, '[]')
    order by c.end_on desc limit 1`.execute(tx);
  return rows[0];
}

/** Adds a place with what she answered. The opening is locked: the number is nobody else's. */
export async function insertSeat(
  tx: Tx,
  row: Omit<SeatRow, 'reason' | 'explanation' | 'movedUpAt'>,
  wish: Wish,
): Promise<void> {
  await sql`insert into seat (seat_id, opening_id, person_id, number, rank, status, taken_at)
    values (${row.seatId}, ${row.openingId}, ${row.personId}, ${row.number}, ${row.rank}, ${row.status},
      ${row.takenAt})`.execute(tx);
  await sql`insert into training_wish (seat_id, person_id, base, wish, destination, answered_at)
    values (${row.seatId}, ${row.personId}, ${wish.base}, ${wish.wish}, ${wish.destination}, ${row.takenAt})`.execute(
    tx,
  );
}

/** Makes her known to the institution and the county of the class. */
export async function tieEnrolled(
  tx: Tx,
  personId: PersonId,
  to: { readonly divisionPath: string; readonly organisationId: Uuid },
): Promise<void> {
  await sql`select tie_enrolled(${personId}::bigint, ${to.divisionPath}::ltree, ${to.organisationId}::uuid)`.execute(
    tx,
  );
}

/** Moves places to a status; `ended` for those that end a place, with the reason of a selection. */
export async function moveSeats(
  tx: Tx,
  seatIds: readonly Uuid[],
  to: {
    readonly status: SeatStatus;
    readonly reason?: SelectionReason;
    readonly explanation?: string | undefined;
    readonly endedAt?: Date;
  },
): Promise<void> {
  await sql`update seat set status = ${to.status}, reason = ${to.reason ?? null},
      explanation = ${to.explanation ?? null}, ended_at = ${to.endedAt ?? null}
    where seat_id = any (${[...seatIds]}::uuid[])`.execute(tx);
}

/** The first of the queue gets the seat that is free; undefined while none is, or nobody waits who is free. */
export async function moveUpNext(
  tx: Tx,
  openingId: Uuid,
  at: Date,
): Promise<{ seatId: Uuid; personId: PersonId } | undefined> {
  const { rows } = await sql<{ seatId: Uuid; personId: PersonId }>`
    select seat_id, person_id from move_up_next(${openingId}::uuid, ${at}::timestamptz)`.execute(tx);
  return rows[0];
}

/** How many wait before this place. */
export async function waitingBefore(tx: Tx, seatId: Uuid): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`select queued_before(${seatId}::uuid) as ahead`.execute(tx);
  return rows[0]?.ahead ?? 0;
}

export interface OwnSeat extends SeatRow {
  readonly classId: Uuid;
  readonly className: string;
  readonly organisationName: string;
  readonly place: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly classStatus: ClassStatus;
  readonly openingStatus: OpeningStatus;
  readonly openFrom: LocalDate;
  readonly openUntil: LocalDate;
  /** How many wait before her; null where she does not wait. */
  readonly ahead: number | null;
}

/** Her places, newest first. */
export async function ownSeats(tx: Tx, personId: PersonId): Promise<OwnSeat[]> {
  const { rows } = await sql<OwnSeat>`
    select ${COLUMNS}, o.class_id, c.name as class_name, coalesce(n.name, '') as organisation_name, c.place,
      c.start_on, c.end_on, c.status as class_status, o.status as opening_status, o.open_from, o.open_until, case when s.status = 'queued' then queued_before(s.seat_id) end as ahead
    from seat s join class_opening o on o.opening_id = s.opening_id
    join training_class c on c.class_id = o.class_id
    left join lateral offering_name(o.organisation_id) as n (name) on true
    where s.person_id = ${personId} order by s.taken_at desc limit 50`.execute(tx);
  return rows;
}
