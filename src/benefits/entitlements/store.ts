import { sql } from 'kysely';
import type { HistoryItem } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ReservationStatus } from './contract.ts';

export interface Reservation {
  readonly reservationId: Uuid;
  readonly personId: PersonId;
  readonly seatId: Uuid;
  readonly classId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly benefit: string;
  readonly ruleKey: string;
  readonly amountFen: number | null;
  readonly clause: string | null;
  readonly status: ReservationStatus;
}

/** Reserves rights; whoever has the same right reserved for another class keeps that one. */
export async function insertReservations(tx: Tx, rows: readonly Reservation[], at: Date): Promise<void> {
  for (const row of rows)
    await sql`insert into entitlement_reservation (reservation_id, person_id, seat_id, class_id, division_path,
        organisation_id, benefit, rule_key, amount_fen, clause, status, reserved_at, changed_at)
      values (${row.reservationId}, ${row.personId}, ${row.seatId}, ${row.classId}, ${row.divisionPath}::ltree,
        ${row.organisationId}, ${row.benefit}, ${row.ruleKey}, ${row.amountFen}, ${row.clause}, ${row.status}, ${at},
        ${at})`.execute(tx);
}

/** What is reserved for a person for other classes and not paid yet, as history of what she would have had. */
export async function reservedElsewhere(
  tx: Tx,
  personId: PersonId,
  exceptClassId: Uuid,
): Promise<HistoryItem[]> {
  const { rows } = await sql<{
    benefit: HistoryItem['benefit'];
    occupation: string | null;
    level: number | null;
    startOn: LocalDate;
    endOn: LocalDate;
  }>`
    select r.benefit, c.occupation_code as occupation, c.level, c.start_on, c.end_on
    from entitlement_reservation r join training_class c on c.class_id = r.class_id
    where r.person_id = ${personId} and r.class_id <> ${exceptClassId} and r.status in ('soft', 'firm')
    order by c.start_on, r.reservation_id`.execute(tx);
  return rows.map(({ benefit, occupation, level, startOn, endOn }) => ({
    benefit,
    occupation: occupation ?? undefined,
    level: level ?? undefined,
    paidOn: endOn,
    startOn,
    issuedOn: endOn,
    months: undefined,
  }));
}

/** What is reserved under these seats, by seat. */
export async function reservationsOf(tx: Tx, seatIds: readonly Uuid[]): Promise<Map<Uuid, Reservation[]>> {
  const { rows } = await sql<Reservation>`
    select reservation_id, person_id, seat_id, class_id, division_path::text as division_path, organisation_id, benefit,
      rule_key, amount_fen, clause, status
    from entitlement_reservation where seat_id = any (${[...seatIds]}::uuid[]) order by benefit desc`.execute(
    tx,
  );
  const bySeat = new Map<Uuid, Reservation[]>();
  for (const row of rows) bySeat.set(row.seatId, [...(bySeat.get(row.seatId) ?? []), row]);
  return bySeat;
}

/** Moves what is reserved under these seats and stands in one of `from`. */
export async function moveOfSeats(
  tx: Tx,
  seatIds: readonly Uuid[],
  move: { readonly from: readonly ReservationStatus[]; readonly to: ReservationStatus; readonly at: Date },
): Promise<void> {
  if (seatIds.length === 0) return;
  await sql`update entitlement_reservation set status = ${move.to}, changed_at = ${move.at}, version = version + 1
    where seat_id = any (${[...seatIds]}::uuid[]) and status = any (${[...move.from]}::text[])`.execute(tx);
}

/** Moves what is reserved for these people, classes and benefits. */
export async function moveOfLines(
  tx: Tx,
  lines: readonly { readonly personId: PersonId; readonly classId: Uuid; readonly benefit: string }[],
  move: { readonly from: readonly ReservationStatus[]; readonly to: ReservationStatus; readonly at: Date },
): Promise<void> {
  await sql`update entitlement_reservation r set status = ${move.to}, changed_at = ${move.at}, version = r.version + 1
    from unnest(${lines.map(({ personId }) => personId)}::bigint[], ${lines.map(({ classId }) => classId)}::uuid[],
      ${lines.map(({ benefit }) => benefit)}::text[]) as t (person_id, class_id, benefit)
    where r.person_id = t.person_id and r.class_id = t.class_id and r.benefit = t.benefit
      and r.status = any (${[...move.from]}::text[])`.execute(tx);
}

/** What is reserved for one class is reserved for another one from now on. */
export async function carryReservations(
  tx: Tx,
  of: { readonly from: Uuid; readonly into: Uuid },
  at: Date,
): Promise<void> {
  await sql`update entitlement_reservation set class_id = ${of.into},
      rule_key = replace(rule_key, ${of.from}::text, ${of.into}::text), changed_at = ${at}, version = version + 1
    where class_id = ${of.from} and status in ('soft', 'firm')`.execute(tx);
}

/** How many rights are reserved for a class. */
export async function countReserved(tx: Tx, classId: Uuid): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from entitlement_reservation
    where class_id = ${classId} and status in ('soft', 'firm')`.execute(tx);
  return rows[0]?.count ?? 0;
}
