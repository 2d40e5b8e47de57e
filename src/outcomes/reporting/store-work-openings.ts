import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type LocalDate } from '../../platform/kernel/index.ts';
import { LIMIT, type WorkRow } from './store-work.ts';

/** Classes whose enrolling has ended while people with a seat are not on the roster yet; by the first day of the class. */
export async function seatsToTakeIn(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'opening-roster' as kind, organisation_name as who, class_name as what, count(*)::int as count,
      null::bigint as amount_fen, min(taken_at) as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'opening' as link_type, class_id as link_id
    from seat_status
    where status = 'held' and start_on > ${today}::date
      and (opening_status in ('closed', 'filed') or (opening_status = 'open' and open_until < ${today}::date))
    group by class_id, class_name, organisation_name, start_on order by start_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Classes for which people have enrolled since yesterday and still have their place. */
export async function newEnrolments(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'opening-enrolled' as kind, organisation_name as who, class_name as what, count(*)::int as count,
      null::bigint as amount_fen, min(taken_at) as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'opening' as link_type, class_id as link_id
    from seat_status
    where status in ('held', 'queued') and opening_status = 'open' and open_until >= ${today}::date
      and (taken_at at time zone 'Asia/Shanghai')::date >= ${addDays(today, -1)}::date
    group by class_id, class_name, organisation_name order by min(taken_at) limit ${LIMIT}`.execute(tx);
  return rows;
}
