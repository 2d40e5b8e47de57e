import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './transaction.ts';

const CURSOR = sql.raw('piece_by_piece');

/**
 * The rows of a query piece by piece, so that no more than `size` of them are held at once. One at a time in a transaction;
 * it has ended when the last piece was read or the reader turned away.
 */
export async function* rowsByPiece<T>(
  tx: Tx,
  query: RawBuilder<T>,
  size: number,
): AsyncGenerator<readonly T[], void, undefined> {
  const rowsOfPiece = sql.raw(String(Math.trunc(size)));
  await sql`declare ${CURSOR} no scroll cursor for ${query}`.execute(tx);
  try {
    for (;;) {
      const { rows } = await sql<T>`fetch ${rowsOfPiece} from ${CURSOR}`.execute(tx);
      if (rows.length === 0) break;
      yield rows;
    }
  } finally {
    await sql`close ${CURSOR}`.execute(tx);
  }
}
