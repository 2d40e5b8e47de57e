import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import type { OwnSession } from './store-sessions.ts';

/** How many wrong codes a person gave in a half day; no other try of hers is looked at before this transaction has ended. */
export async function wrongCodesOf(
  tx: Tx,
  personId: PersonId,
  { taughtOn, half }: Pick<OwnSession, 'taughtOn' | 'half'>,
): Promise<number> {
  const { rows } = await sql<{
    wrong: number;
  }>`select sign_in_tries(${personId}, ${taughtOn}::date, ${half}) as wrong`.execute(tx);
  return rows[0]?.wrong ?? 0;
}

/** Counts one wrong code more; `hasRunOut` with the last that she had. */
export async function addWrongCode(
  tx: Tx,
  session: OwnSession,
  of: { readonly personId: PersonId; readonly at: Date; readonly hasRunOut: boolean },
): Promise<void> {
  await sql`insert into sign_in_try as t (person_id, class_id, division_path, organisation_id, taught_on, half, wrong, last_at,
      ran_out_at)
    values (${of.personId}, ${session.classId}, ${session.divisionPath}::ltree, ${session.organisationId},
      ${session.taughtOn}::date, ${session.half}, 1, ${of.at}, ${of.hasRunOut ? of.at : null})
    on conflict on constraint sign_in_try_pk do update set wrong = t.wrong + 1, last_at = excluded.last_at,
      ran_out_at = coalesce(t.ran_out_at, excluded.ran_out_at)`.execute(tx);
}
