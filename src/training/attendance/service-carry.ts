import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Result, Uuid } from '../../platform/kernel/index.ts';
import { marksOf, slotOf } from './rules.ts';
import { recordAttendance } from './service.ts';
import { findCalendar, findRolls } from './store.ts';
import { MERGED_FROM } from './store-live.ts';

/** The half days of a class whose attendance is recorded, each by its key; none where nobody has a roll. */
export async function recordedSlots(tx: Tx, classId: Uuid): Promise<readonly string[]> {
  return (await findRolls(tx, classId)).length === 0 ? [] : findCalendar(tx, classId);
}

/**
 * Two classes have become one: what is known of the people of the first is recorded in the other, half day by half day;
 * the marks as they were sent stay where they were. Refuses `attendance-locked`.
 */
export async function carryRolls(
  act: Act,
  of: { readonly from: Uuid; readonly into: Uuid },
): Promise<Result<{ changed: number }>> {
  const slots = (await findCalendar(act.tx, of.from)).map(slotOf);
  const rows = (await findRolls(act.tx, of.from)).map(
    ({ personId, presentMask: present, leaveMask: leave, unknownMask: unknown }) => ({
      personId,
      marks: marksOf({ present, leave, unknown }),
    }),
  );
  return recordAttendance(act, { classId: of.into, slots, rows, source: `${MERGED_FROM}${of.from}` });
}
