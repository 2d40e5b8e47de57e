import { sql } from 'kysely';
import type { Actor, Role } from '../../platform/access/index.ts';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

/** Who asks what waits, and when. */
export interface WorkReader {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'role'>;
  readonly clock: Clock;
}

const LIMIT = 200;

/** Whose work an appeal is in which status. */
const WAITS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'county-handler': ['lodged', 'upheld', 'partly', 'upheld-above'],
  'county-first-reviewer': ['lodged'],
  'county-second-reviewer': ['lodged'],
  finance: ['lodged'],
  'city-viewer': ['above'],
};

/** Appeals that wait for this reader: to be decided by the office or the one above, or upheld and to be put right. */
export async function appealsFor({ tx, actor, clock }: WorkReader): Promise<WorkRow[]> {
  const statuses = actor.role && WAITS[actor.role];
  if (!statuses) return [];
  const { rows } = await sql<WorkRow>`
    select case when a.status in ('lodged', 'above') then 'appeal-decide' else 'appeal-fulfil' end as kind,
      a.subject_name as who, a.number as what, null::int as count, null::bigint as amount_fen, a.lodged_at as since,
      a.due_on, null as clause, ${workingDaysLeft(clock.today(), sql`a.due_on`)} as working_days_left,
      'appeal' as link_type, a.appeal_id as link_id
    from appeal_status a where a.status = any (${[...statuses]}::text[])
    order by a.due_on nulls last, a.lodged_at limit ${LIMIT}`.execute(tx);
  return rows;
}
