import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A determination that grants something, encrypted as it was stored; decrypted by `grantOf` of determination. */
export interface GrantRow {
  readonly personId: PersonId;
  readonly determinationId: Uuid;
  readonly claimedOn: LocalDate;
  readonly lineCipher: Buffer;
  readonly decisionCipher: Buffer;
}

/** The claim that is recomputed. */
export interface OwnClaim {
  readonly claimId: Uuid;
  readonly claimedOn: LocalDate;
}

/**
 * What is granted to these people under other keys, wherever it was claimed, oldest claim first. `own` heeds
 * only what came before it or is granted already. Looks past the row policies by the function of the schema made for
 * it: an institution must not grant twice because it cannot see.
 */
export async function liveGrants(
  tx: Tx,
  personIds: readonly PersonId[],
  exceptKeys: readonly string[],
  own: OwnClaim | null,
): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select person_id, determination_id, claimed_on, line_cipher, decision_cipher
    from live_grants(${[...personIds]}::bigint[], ${[...exceptKeys]}::text[], ${own?.claimId ?? null}::uuid,
      ${own?.claimedOn ?? null}::date) order by claimed_on, determination_id`.execute(tx);
  return rows;
}
