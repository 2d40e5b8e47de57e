import { divisionLiesIn, holdsOn, type LocalDate } from '../../platform/kernel/index.ts';
import { CAMPAIGN_KINDS, TEMPLATES } from './contract.ts';
import type { OutreachDeps } from './ports.ts';
import { campaignOf, templateOf } from './rules.ts';

/** The campaigns of the notices, the texts, and the guides that stand in a county on a day. */
export function choicesOf(
  { policies }: Pick<OutreachDeps, 'policies'>,
  at: { readonly divisionCode: string; readonly today: LocalDate },
) {
  const guides = [...policies.packs.values()].flatMap((pack) => {
    const region = policies.clauses.documents.get(pack.policy)?.region;
    if (region === undefined || !divisionLiesIn(at.divisionCode, region) || !holdsOn(pack.inForce, at.today))
      return [];
    return [...pack.data.benefits.values()].map(({ benefit }) => ({
      policyId: pack.policy,
      benefit,
      name: policies.vocabulary.label('benefits', benefit),
    }));
  });
  return {
    kinds: CAMPAIGN_KINDS.flatMap((kind) => {
      const { name, clause, only } = campaignOf(kind);
      return only === undefined || divisionLiesIn(at.divisionCode, only) ? [{ kind, name, clause }] : [];
    }),
    templates: TEMPLATES.map((template) => ({ template, leads: templateOf(template).leads })),
    guides,
  };
}
