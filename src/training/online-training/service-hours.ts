import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import { type HoursFault, type HoursLimits, hoursFaults } from './rules-hours.ts';
import { hoursSince } from './store.ts';

/** What cannot be in the hours reported of a class, or of all since a day. */
export async function faultyHours(
  tx: Tx,
  asked: { readonly classId: Uuid } | { readonly since: LocalDate },
  limits: HoursLimits,
): Promise<HoursFault[]> {
  return hoursFaults(await hoursSince(tx, asked), limits);
}
