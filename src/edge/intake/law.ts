import { policyOn } from '../../benefits/claims/index.ts';

import type { Policies } from '../../law/policy/index.ts';
import type { LawOfRegion } from './import-context.ts';

/**
 * Which notice a county's papers fall under. A class filed outside every notice's days still belongs to the region's
 * latest one, which then says so (`in-force`); it is not left out.
 */
export function lawOfRegion(policies: Policies): LawOfRegion {
  const latestPolicy = (divisionCode: string) =>
    [...policies.clauses.documents.values()]
      .filter((notice) => policies.packs.has(notice.id))
      .filter((notice) => divisionCode.startsWith(notice.region.replace(/(00)+$/, '')))
      .sort((a, b) => b.region.replace(/(00)+$/, '').length - a.region.replace(/(00)+$/, '').length)
      .sort((a, b) => (a.inForce.from < b.inForce.from ? 1 : -1))[0]?.id;
  return {
    latestPolicy,
    policyFor: (divisionCode, day) => policyOn(policies, divisionCode, day) ?? latestPolicy(divisionCode),
  };
}
