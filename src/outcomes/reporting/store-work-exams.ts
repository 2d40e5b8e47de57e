import { sql } from 'kysely';
import type { Actor } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { LIMIT, type WorkRow } from './store-work.ts';

/**
 * Exams that wait for this reader: of a body to announce, to hold, to mark, to confirm and to answer about; of a trainer
 * those that came back; of the county, which stands in for a body, those to confirm alone.
 */
export async function examsFor(
  { tx, actor }: { readonly tx: Tx; readonly actor: Pick<Actor, 'organisationId'> },
  today: LocalDate,
): Promise<WorkRow[]> {
  const own = actor.organisationId;
  const { rows } = await sql<WorkRow>`
    select w.kind, x.body_name as who, x.class_name as what, null::int as count, null::bigint as amount_fen,
      x.planned_at as since, w.due_on, null as clause, null::int as working_days_left, 'exam' as link_type,
      x.exam_id as link_id
    from exam_waiting x cross join lateral (
      select 'exam-announce' as kind, x.held_on as due_on where x.status = 'planned' and x.organisation_id = ${own}::uuid
      union all select 'exam-amend', x.held_on where x.status = 'returned' and x.trainer_id = ${own}::uuid
      union all select 'exam-hold', x.held_on where x.status = 'announced' and x.organisation_id = ${own}::uuid
        and x.held_on <= ${today}::date
      union all select 'exam-results', null where x.status = 'held' and x.organisation_id = ${own}::uuid
      union all select 'exam-confirm', null where x.status = 'results-entered'
        and (x.organisation_id = ${own}::uuid or ${own}::uuid is null)
      union all select 'exam-review-answer', x.review_due_on where x.reviews_asked > 0 and x.organisation_id = ${own}::uuid
      union all select 'exam-review-decide', x.review_due_on where x.reviews_answered > 0
        and (x.organisation_id = ${own}::uuid or ${own}::uuid is null)
    ) w order by w.due_on nulls last, x.exam_id limit ${LIMIT}`.execute(tx);
  return rows;
}
