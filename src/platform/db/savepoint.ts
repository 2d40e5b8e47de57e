import { sql } from 'kysely';
import { sqlState } from './pool.ts';
import type { Tx } from './transaction.ts';

/** A statement the schema's own constraints refused; the transaction goes on as if it had not been tried. */
export interface Violation {
  readonly constraint: string;
  readonly sqlState: string;
}

/**
 * Runs `fn` under a savepoint. A broken constraint (class 23) is undone and given back as a value, so an act can
 * turn it into a refusal and still ask the database whom it clashed with; every other fault goes on being thrown.
 */
export async function tryConstraint<T>(
  tx: Tx,
  fn: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; violation: Violation }> {
  await sql`savepoint attempt`.execute(tx);
  try {
    const value = await fn();
    await sql`release savepoint attempt`.execute(tx);
    return { ok: true, value };
  } catch (error) {
    const state = sqlState(error);
    if (!state.startsWith('23')) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx);
    return {
      ok: false,
      violation: { constraint: (error as { constraint?: string }).constraint ?? '', sqlState: state },
    };
  }
}
