import { appealsFor, type WorkReader } from './store-appeals.ts';
import { disputesFor } from './store-disputes.ts';
import type { WorkRow } from './store-work.ts';

/** What people say is wrong and waits for this reader: appeals against decisions, and facts that persons dispute. */
export async function mattersFor(reader: WorkReader): Promise<WorkRow[]> {
  return [...(await appealsFor(reader)), ...(await disputesFor(reader))];
}
