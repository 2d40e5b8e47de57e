import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/**
 * Runs `work` while every change of the tables that can be undone is stored under `origin`, row by row, within the
 * transaction: what was, and what became of it.
 */
export async function recordingChanges<T>(
  tx: Tx,
  of: { readonly origin: string; readonly divisionPath: string; readonly organisationId: string | null },
  work: () => Promise<T>,
): Promise<T> {
  await setOrigin(tx, of.origin, of.divisionPath, of.organisationId);
  const result = await work();
  await setOrigin(tx, '', '', null);
  return result;
}

async function setOrigin(tx: Tx, origin: string, divisionPath: string, organisationId: string | null) {
  await sql`select set_config('app.change_origin', ${origin}, true),
    set_config('app.change_division', ${divisionPath}, true),
    set_config('app.change_organisation', ${organisationId ?? ''}, true)`.execute(tx);
}
