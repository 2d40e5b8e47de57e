// Who lives together where, what is planned for each household, and who stands on the duty lists.
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { findHouseholdOf } from './store.ts';

export { DUTY_KINDS, type DutyKind } from './contract.ts';
export type { DutyComparison, DutyListed, DutyRow, RowVerdict } from './ports.ts';
export { householdRoutes } from './routes.ts';
export { joinHousehold, makeHousehold } from './service.ts';
export { applyDutyList, compareDutyList } from './service-duty.ts';
export { endMeasure, planMeasure } from './service-measures.ts';
export { countOpenConflicts } from './store-conflicts.ts';
export { type CardOfPlace, cardsOfPlace } from './store-lists.ts';

/** The household to which a person belongs today, within the reader's reach; undefined where none is known. */
export async function householdOf(
  tx: Tx,
  personId: PersonId,
): Promise<
  { householdId: Uuid; number: string; villageCode: string | null; divisionPath: string } | undefined
> {
  const found = await findHouseholdOf(tx, personId);
  if (found === undefined) return undefined;
  const { householdId, number, villageCode, divisionPath } = found;
  return { householdId, number, villageCode, divisionPath };
}
