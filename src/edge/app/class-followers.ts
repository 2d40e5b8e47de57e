import {
  claimOfClass,
  claimSeenOfClass,
  freezeSharedCertificates,
  holdLinesOf,
  lineOnItsWay,
  paidLinesOfClass,
  raiseConfirmedSigns,
} from '../../benefits/claims/index.ts';
import { abandonClass, carryClass, placesAndRights } from '../../benefits/entitlements/index.ts';
import { done } from '../../platform/kernel/index.ts';
import { type AssessmentFollowers, outcomesOf } from '../../training/assessment/index.ts';
import { carryRolls, recordedSlots, recountRolls } from '../../training/attendance/index.ts';
import type { ClassFollowers } from '../../training/classes/index.ts';
import { statusesOfClass } from '../../training/confirmations/index.ts';
import type { EvidenceFollowers } from '../../training/evidence/index.ts';

/** What the later modules answer when a class or its roster is to be changed. */
export const classFollowers: ClassFollowers = {
  claimOf: claimOfClass,
  claimSeen: claimSeenOfClass,
  lineOnItsWay,
  hasOutcomes: async (tx, classId) =>
    [...(await outcomesOf(tx, classId)).values()].some(
      ({ attendance, result, certificate }) => attendance ?? result ?? certificate,
    ),
  hasResults: async (tx, classId) =>
    [...(await outcomesOf(tx, classId)).values()].some(({ result, certificate }) => result ?? certificate),
  recordedSlots,
  placesOf: placesAndRights,
  async merged(act, of) {
    const rolls = await carryRolls(act, of);
    if (!rolls.ok) return rolls;
    await carryClass(act, of);
    return done(null);
  },
  recount: recountRolls,
  abandoned: abandonClass,
};

/** What they answer when a result or certificate is to be corrected. */
export const assessmentFollowers: AssessmentFollowers = {
  claimOf: claimOfClass,
  holdLines: holdLinesOf,
  checkNumbers: freezeSharedCertificates,
  paidLines: paidLinesOfClass,
};

/** What they do when evidence is to be taken back, or a sign in it is confirmed. */
export const evidenceFollowers: EvidenceFollowers = {
  claimOf: claimOfClass,
  confirmed: raiseConfirmedSigns,
  confirmationsOf: statusesOfClass,
};
