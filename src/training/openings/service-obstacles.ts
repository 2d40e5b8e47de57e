import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type PersonId, type Refusal } from '../../platform/kernel/index.ts';
import { classClashes } from '../classes/index.ts';
import { OPENING } from './machine.ts';
import {
  closedBecause,
  conditionFaults,
  type Enrolling,
  notOpen,
  overlapRefusal,
  REFUSALS,
} from './rules.ts';
import type { OpeningRow } from './store.ts';
import { liveSeat, seatClash } from './store-seats.ts';

/**
 * Why a person cannot enrol in an opening, each a sentence that says what she can do; empty where she can. The same before
 * she enrols and in the act: `enrolment-closed`, `already-enrolled`, `too-young`, `too-old`, `other-group`,
 * `overlapping-class` (R11).
 */
export async function openingObstacles(
  tx: Tx,
  opening: OpeningRow,
  who: Enrolling & { readonly personId: PersonId },
  at: { readonly today: LocalDate; readonly termOf: (group: string) => string },
): Promise<Refusal[]> {
  const because = closedBecause(opening, at.today);
  if (because !== null || !canDo(OPENING, opening.status, 'enrol'))
    return [notOpen(because ?? '这个班现在不能报名，请看别的班。')];
  if (await liveSeat(tx, opening.openingId, who.personId)) return [REFUSALS.alreadyIn];
  const faults = conditionFaults(opening.conditions, who, { on: opening.startOn, termOf: at.termOf });
  if (faults.length > 0) return faults;
  const held = await seatClash(tx, who.personId, opening);
  const clash = held ?? (await classClashes(tx, [who.personId], opening.classId, opening)).at(-1);
  return clash ? [overlapRefusal(clash)] : [];
}
