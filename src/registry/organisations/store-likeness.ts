import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';

export interface LikenessRow {
  readonly sameOrganisation: boolean | null;
  readonly sameLegalPerson: boolean | null;
  readonly sameAddress: boolean | null;
  readonly sameAccount: boolean | null;
  readonly onePhone: Buffer | null;
  readonly otherPhone: Buffer | null;
}

export async function findLikeness(tx: Tx, one: Uuid, other: Uuid): Promise<LikenessRow | undefined> {
  const { rows } = await sql<LikenessRow>`
    select * from organisation_likeness(${one}::uuid, ${other}::uuid)`.execute(tx);
  return rows[0];
}
