import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import {
  type EntryRow,
  findEntries,
  findList,
  findLists,
  type ListRow,
  upsertEntries,
  upsertList,
} from './store.ts';

export type WorkForTrainingList = ListRow;
export type WorkForTrainingEntry = EntryRow & { readonly name: string; readonly idNumberMasked: string };

/** An employer's list of newly taken-on workers, as one sheet names them (LC-1, GS-4-2b). */
export interface EntriesInput {
  readonly organisationId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly reportedOn: LocalDate | null;
  /** Names the sheet; the same source again amends the same list. */
  readonly source: string;
  readonly rows: readonly EntryRow[];
}

/** Stores the list. The same list again changes nothing and returns `changed: 0`. */
export async function importWorkForTrainingList(
  act: Act,
  list: EntriesInput,
): Promise<{ listId: Uuid; changed: number }> {
  const recordedAt = act.clock.now();
  const listId = await upsertList(act.tx, { ...list, listId: act.ids.uuid(), recordedAt });
  const changed =
    list.rows.length === 0 ? 0 : await upsertEntries(act.tx, { ...list, listId, recordedAt }, list.rows);
  return { listId, changed };
}

/** The list with its counts; undefined when it is not there for this reader. */
export function listById(tx: Tx, listId: Uuid): Promise<WorkForTrainingList | undefined> {
  return findList(tx, listId);
}

/** Who is on the list, in its own order. */
export function entriesOf(tx: Tx, listId: Uuid): Promise<WorkForTrainingEntry[]> {
  return findEntries(tx, listId);
}

/** Every list in this reader's scope, the oldest first. */
export function workForTrainingLists(tx: Tx): Promise<WorkForTrainingList[]> {
  return findLists(tx, { organisationId: null, q: null, after: null, limit: 10_000, newestFirst: false });
}
