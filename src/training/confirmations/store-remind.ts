import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

/** A class whose people are to be asked, and how many of them have not confirmed. */
export interface ClassToAsk {
  readonly classId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly round: 1 | 2;
  readonly open: number;
}

/** Classes that are over since `from` in which somebody has said nothing: never asked, or asked once on or before `askedBefore`. */
export async function classesToAsk(
  tx: Tx,
  at: { readonly today: LocalDate; readonly from: LocalDate; readonly askedBefore: LocalDate },
): Promise<ClassToAsk[]> {
  const { rows } = await sql<ClassToAsk>`
    select t.class_id, t.division_path::text as division_path, t.organisation_id,
      (case when r.asked_on is null then 1 else 2 end)::int as round, s.open
    from training_class t
    left join lateral (select min(m.asked_on) as asked_on, count(*)::int as rounds from confirmation_reminder m
      where m.class_id = t.class_id) r on true
    cross join lateral (select count(*)::int as open from process_confirmation_status c
      where c.class_id = t.class_id and c.status = 'not-yet') s
    where t.status in ('approved', 'completed') and t.end_on >= ${at.from}::date and t.end_on < ${at.today}::date
      and (r.rounds = 0 or (r.rounds = 1 and r.asked_on <= ${at.askedBefore}::date)) and s.open > 0
    order by t.class_id`.execute(tx);
  return rows;
}

/** Notes that a class was asked in this round; false where it was already. */
export async function addReminder(tx: Tx, of: ClassToAsk, on: LocalDate): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into confirmation_reminder (class_id, round, division_path, organisation_id, asked_on)
    values (${of.classId}, ${of.round}, ${of.divisionPath}::ltree, ${of.organisationId}, ${on}::date)
    on conflict (class_id, round) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
