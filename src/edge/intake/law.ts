import { governingNotice, latestNotice, type Policies } from '../../law/policy/index.ts';
import type { LawOfRegion } from './import-context.ts';

/**
 * Which notice a county's papers fall under. A class filed outside every notice's days still belongs to the region's
 * latest one, which then says so (`in-force`); it is not left out.
 */
export function lawOfRegion(policies: Policies): LawOfRegion {
  return {
    inForce: (divisionCode, day) => governingNotice(policies, divisionCode, day),
    latestPolicy: (divisionCode) => latestNotice(policies, divisionCode),
    policyFor: (divisionCode, day) =>
      governingNotice(policies, divisionCode, day) ?? latestNotice(policies, divisionCode),
  };
}
