import type { Act } from '../access/index.ts';
import type { SubjectType } from './contract.ts';
import type { CalendarDay } from './rules-calendar.ts';
import { type DueDayRow, findDueDays, nthWorkingDayAfter, updateDueDay } from './store-calendar.ts';

/** What the journal calls the thing under review, where its name differs. */
const OBJECT_TYPES: Readonly<Partial<Record<SubjectType, string>>> = {
  'class-filing': 'training-class',
  'line-release': 'claim-line',
  'line-change': 'claim-line',
  'claim-rejection': 'claim',
  'bank-return': 'payment-batch',
  suspension: 'organisation',
  'suspension-end': 'organisation',
};

/** Open reviews whose deadline rests on these days, locked, as the calendar counts before it changes. */
export function dueDaysBefore(act: Act, days: readonly CalendarDay[]): Promise<DueDayRow[]> {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return Promise.resolve([]);
  return findDueDays(act.tx, first, last);
}

/** Gives each of these reviews the same number of working days under the changed calendar; records every move. */
export async function moveDueDays(
  act: Act,
  rows: readonly DueDayRow[],
  documentNumber: string,
): Promise<number> {
  let moved = 0;
  for (const row of rows) {
    if (row.workingDays === 0) continue;
    const dueOn = await nthWorkingDayAfter(act.tx, row.begunOn, row.workingDays);
    if (dueOn === undefined || dueOn === row.dueOn) continue;
    await updateDueDay(act.tx, row.caseId, dueOn);
    await act.record({
      event: 'due-day-moved',
      objectType: OBJECT_TYPES[row.subjectType] ?? row.subjectType,
      objectId: row.subjectId,
      divisionPath: row.divisionPath,
      organisationId: row.organisationId,
      detail: { from: row.dueOn, to: dueOn, documentNumber },
    });
    moved += 1;
  }
  return moved;
}
