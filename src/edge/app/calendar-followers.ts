import { followCalendar as followInPublications } from '../../benefits/publications/index.ts';
import { followCalendar as followInSupervision } from '../../outcomes/supervision/index.ts';
import type { Act } from '../../platform/access/index.ts';

/** What follows an approved year of working days, in its transaction. Gives how many days moved. */
export async function followCalendar(act: Act, documentNumber: string): Promise<number> {
  return (await followInPublications(act, documentNumber)) + (await followInSupervision(act, documentNumber));
}
