import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import { factsOf, idNumbersOf } from '../../registry/persons/index.ts';
import { composePersonLine, decideUnder, findingsView, lawInPlace, lineOf } from '../determination/index.ts';
import type { ownGuideReply } from './contract.ts';
import { guideStateOf } from './rules.ts';
import type { EntitlementDeps } from './service-preview.ts';

type Reading = Pick<Act, 'tx' | 'ciphers'> & { readonly today: LocalDate };

/**
 * A service guide for a person: by the same decider on her facts of today, which conditions data prove, each with source
 * and day. Undefined where there is no such notice or benefit.
 */
export async function guideForHer(
  { tx, ciphers, today }: Reading,
  deps: EntitlementDeps,
  of: { readonly policyId: string; readonly benefit: string; readonly personId: PersonId },
): Promise<z.input<typeof ownGuideReply> | undefined> {
  const { policyId, benefit, personId } = of;
  const divisionCode = deps.policies.clauses.documents.get(policyId)?.region;
  const named = deps.policies.packs.get(policyId)?.data.benefits.values() ?? [];
  if (divisionCode === undefined || ![...named].some((known) => known.benefit === benefit)) return undefined;
  const idNumber = (await idNumbersOf(tx, ciphers, [personId])).get(personId);
  if (idNumber === undefined) return undefined;
  const facts = (await factsOf(tx, ciphers, [personId])).get(personId) ?? [];
  const law = await lawInPlace(tx, deps.policies, policyId, divisionCode);
  const composed = composePersonLine(
    { personId, idNumber, facts },
    { policyId, benefit, divisionCode, today, readings: law.readings },
  );
  const granted = (await deps.grantsOf({ tx, ciphers }, [composed])).get(personId) ?? [];
  const decision = decideUnder(law, lineOf(composed.line, law.policies), granted);
  const shown = findingsView({ line: composed.line, sources: composed.sources, decision }, law.policies);
  return {
    checks: shown.map(({ check, because, verdict, facts, answerers }) => ({
      ...{ check, because, facts, answerers },
      state: guideStateOf({ verdict, facts }),
    })),
  };
}
