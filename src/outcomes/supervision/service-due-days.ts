import type { Act } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { DISPUTE_RULES } from './rules.ts';
import { lockDueDays, moveDueDay } from './store-due-days.ts';

/**
 * After a year of working days was approved: answers to disputes that would be due before their working days get a later
 * day, each with a line of its own in the journal; none is brought forward. Gives how many moved.
 */
export async function followCalendar(act: Act, documentNumber: string): Promise<number> {
  let moved = 0;
  for (const { disputeId, number, divisionPath, begunOn, dueOn } of await lockDueDays(act.tx)) {
    const due = await workingDaysAfter(act.tx, begunOn, DISPUTE_RULES.propose.days);
    if (!due.ok || due.value <= dueOn) continue;
    await moveDueDay(act.tx, disputeId, due.value);
    await act.record({
      event: 'due-day-moved',
      objectType: 'dispute',
      objectId: disputeId,
      divisionPath,
      detail: { number, from: dueOn, to: due.value, documentNumber },
    });
    moved += 1;
  }
  return moved;
}
