import { claimOfClass, lineOnItsWay } from '../../benefits/claims/index.ts';
import { outcomesOf } from '../../training/assessment/index.ts';
import { recountRolls } from '../../training/attendance/index.ts';
import type { ClassFollowers } from '../../training/classes/index.ts';

/** What the later modules answer when a class or its roster is to be changed. */
export const classFollowers: ClassFollowers = {
  claimOf: claimOfClass,
  lineOnItsWay,
  hasOutcomes: async (tx, classId) =>
    [...(await outcomesOf(tx, classId)).values()].some(
      ({ attendance, result, certificate }) => attendance ?? result ?? certificate,
    ),
  recount: recountRolls,
};
