import { type ClaimLine, type Purses, pursesFor } from '../../law/policy/index.ts';
import type { LawInPlace } from './law.ts';
import { fillCase } from './rules-case.ts';
import { isOn } from './rules-layers.ts';

const NONE: Purses = { allowed: [], notAllowed: [] };

/**
 * Which fund sources may carry a line under the law of its division, in the order of the notice, and which may not, each
 * with its clause (LN-3-9, SX-3-8, GS-4-2a, NM-3-5a). A layer that the division has switched on narrows them. It decides
 * nothing about the line: what is owed stays owed when no purse may carry it. Both lists are empty where the notice does
 * not provide the benefit or says nothing about money.
 */
export function pursesOf(line: ClaimLine, law: Pick<LawInPlace, 'policies' | 'layers'>): Purses {
  const { policies, layers } = law;
  const pack = policies.packs.get(line.policy);
  const benefit = pack?.benefits.get(line.claim.benefit);
  const rules = policies.purses.get(line.policy);
  if (!pack || !benefit?.provided || !rules) return NONE;
  const on = layers.filter((layer) => isOn(layer, line.claim.date)).map(({ id }) => id);
  return pursesFor(rules, fillCase(line, pack, benefit, []), [...new Set(on)]);
}
