import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** The name of a division; null for a code that there is none of. */
export async function divisionName(tx: Tx, divisionCode: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from division where division_code = ${divisionCode}`.execute(tx);
  return rows[0]?.name ?? null;
}
