import type { Act } from '../../platform/access/index.ts';
import { workingDaysBetween } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type LocalDate, type Refusal } from '../../platform/kernel/index.ts';
import { changeTermsOf } from './rules-change-terms.ts';
import { proposedLate, tooNear } from './rules-consequences.ts';
import type { TrainingClass } from './store.ts';

/** A class and the first day that is asked about: the one that stands, or a new one. */
type FirstDay = Pick<TrainingClass, 'divisionCode' | 'startOn'>;

/**
 * Why a class that has not begun can be put off, moved or merged no more: the county's day before its first day has passed.
 */
export async function lateRefusal(
  act: Pick<Act, 'tx' | 'clock'>,
  found: FirstDay,
): Promise<Refusal | undefined> {
  const until = await proposeUntil(act.tx, found);
  const { before } = changeTermsOf(found.divisionCode);
  return until === undefined || act.clock.today() > until
    ? proposedLate(until ?? found.startOn, before.source)
    : undefined;
}

const MOST_DAYS_BACK = 120;

/** The last day on which a class may be put off or merged; undefined beyond the calendar. */
export async function proposeUntil(tx: Tx, found: FirstDay): Promise<LocalDate | undefined> {
  const { before } = changeTermsOf(found.divisionCode);
  let day = found.startOn;
  for (let back = 0; back < MOST_DAYS_BACK; back += 1) {
    day = addDays(day, -1);
    // Working days from this one on, the first day of the class not counted.
    const left = await workingDaysBetween(tx, addDays(day, -1), addDays(found.startOn, -1));
    if (!left.ok) return undefined;
    if (left.value >= before.days) return day;
  }
  return undefined;
}

/**
 * Why the first day of a class cannot be moved any more: people are told so many working days before the day that stands, and
 * before the new one, since it may be the earlier (LC-11a: filed first, opened then).
 */
export async function movedLateRefusal(
  act: Pick<Act, 'tx' | 'clock'>,
  found: FirstDay,
  startOn: LocalDate,
): Promise<Refusal | undefined> {
  const late = await lateRefusal(act, found);
  if (late) return { ...late, pointer: '/filing/startOn' };
  const until = await proposeUntil(act.tx, { ...found, startOn });
  const { before } = changeTermsOf(found.divisionCode);
  return until === undefined || act.clock.today() > until ? tooNear(startOn, before) : undefined;
}
