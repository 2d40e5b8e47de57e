import { sql } from 'kysely';
import { type CopiedRow, copyOut, type Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';

// Encrypted values go out as hex: the database's own form for bytes would have to be unescaped once more.

export function copyEncryptedNumbers(tx: Tx, ids: readonly PersonId[]): AsyncIterable<CopiedRow> {
  return copyOut(
    tx,
    sql`select person_id, encode(id_number_cipher, 'hex') from person where person_id = any (${[...ids]}::bigint[])`,
  );
}

/** The facts that count now. */
export function copyFacts(tx: Tx, ids: readonly PersonId[]): AsyncIterable<CopiedRow> {
  return copyOut(
    tx,
    sql`select person_id, fact_id, kind, known_on, source_department, encode(payload_cipher, 'hex')
      from person_fact where person_id = any (${[...ids]}::bigint[]) and superseded_by is null
        and payload_cipher is not null`,
  );
}
