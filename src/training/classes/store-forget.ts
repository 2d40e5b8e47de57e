import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';

/** Removes what rosters said of persons who are anonymised; that somebody was enrolled stays. */
export async function forgetDeclared(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`select forget_declared(${[...ids]}::bigint[])`.execute(tx);
}
