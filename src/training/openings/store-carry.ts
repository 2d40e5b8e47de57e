import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';

/** An opening goes on under another class. */
export async function hangOn(tx: Tx, openingId: Uuid, classId: Uuid): Promise<void> {
  await sql`update class_opening set class_id = ${classId}, version = version + 1
    where opening_id = ${openingId}`.execute(tx);
}

/** So many seats more: people who had one elsewhere come with it. */
export async function raiseSeats(tx: Tx, openingId: Uuid, by: number): Promise<void> {
  await sql`update class_opening set seats = seats + ${by}::int, version = version + 1
    where opening_id = ${openingId}`.execute(tx);
}

/** Places go to another opening, with the next numbers in the order of the first. */
export async function carrySeatsInto(
  tx: Tx,
  seatIds: readonly Uuid[],
  into: { readonly openingId: Uuid; readonly lastNumber: number },
): Promise<void> {
  await sql`update seat s set opening_id = ${into.openingId}, number = ${into.lastNumber}::int + o.place::int
    from (select t.seat_id, row_number() over (order by t.number) as place
      from seat t where t.seat_id = any (${[...seatIds]}::uuid[])) o
    where s.seat_id = o.seat_id`.execute(tx);
}

/** Taken, queued and the last number follow from the seats again. */
export async function countAgain(tx: Tx, openingIds: readonly Uuid[]): Promise<void> {
  await sql`update class_opening o set
      taken = (select count(*) from seat s where s.opening_id = o.opening_id and s.status in ('held', 'enrolled')),
      queued = (select count(*) from seat s where s.opening_id = o.opening_id and s.status = 'queued'),
      last_number = greatest(o.last_number,
        (select coalesce(max(s.number), 0) from seat s where s.opening_id = o.opening_id))
    where o.opening_id = any (${[...openingIds]}::uuid[])`.execute(tx);
}
