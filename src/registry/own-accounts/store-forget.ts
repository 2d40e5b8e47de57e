import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';

/** Removes what was written of persons who are anonymised when they were helped. */
export async function forgetHelped(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`select forget_helped(${[...ids]}::bigint[])`.execute(tx);
}
