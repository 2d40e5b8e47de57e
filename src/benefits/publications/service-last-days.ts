import type { Act } from '../../platform/access/index.ts';
import { workingDaysAfter, workingDaysBetween } from '../../platform/approvals/index.ts';
import { done, type LocalDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import {
  extendRow,
  lockObjectionDueDays,
  lockRunningDays,
  moveObjectionDueDay,
  type RunningDays,
} from './store-last-days.ts';

/**
 * After a year of working days was approved: publications that would end short of their working days, and answers to
 * objections that would be due before theirs, get a later day, each with a line of its own in the journal. A day that
 * was announced is never brought forward.
 */
export async function followCalendar(act: Act, documentNumber: string): Promise<number> {
  let moved = 0;
  for (const publication of await lockRunningDays(act.tx, null)) {
    const extended = await extend(act, publication, { documentNumber });
    if (extended.ok && extended.value !== null) moved += 1;
  }
  for (const objection of await lockObjectionDueDays(act.tx)) {
    const due = await workingDaysAfter(act.tx, objection.begunOn, objection.dueWorkingDays);
    if (!due.ok || due.value <= objection.dueOn) continue;
    await moveObjectionDueDay(act.tx, objection.objectionId, due.value);
    await act.record({
      event: 'due-day-moved',
      objectType: 'objection',
      objectId: objection.objectionId,
      divisionPath: objection.divisionPath,
      detail: { number: objection.number, from: objection.dueOn, to: due.value, documentNumber },
    });
    moved += 1;
  }
  return moved;
}

/** The later last day of a publication that would end short of its working days; null when it has run all of them. */
export async function extendWhenShort(act: Act, publicationId: Uuid): Promise<Result<LocalDate | null>> {
  const [publication] = await lockRunningDays(act.tx, publicationId);
  return publication ? extend(act, publication, {}) : done(null);
}

/** Working days that are missing run from now on: nobody saw the list after its former last day. */
async function extend(
  act: Act,
  { publicationId, number, divisionPath, startsOn, lastDay, workingDays }: RunningDays,
  source: { readonly documentNumber?: string },
): Promise<Result<LocalDate | null>> {
  const run = await workingDaysBetween(act.tx, startsOn, lastDay);
  if (!run.ok) return run;
  if (run.value >= workingDays) return done(null);
  const today = act.clock.today();
  const later = await workingDaysAfter(act.tx, today > lastDay ? today : lastDay, workingDays - run.value);
  if (!later.ok) return later;
  await extendRow(act.tx, publicationId, later.value);
  await act.record({
    event: 'publication-extended',
    objectType: 'publication',
    objectId: publicationId,
    divisionPath,
    detail: { number, from: lastDay, to: later.value, ...source },
  });
  return done(later.value);
}
