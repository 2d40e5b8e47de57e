import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import { factsOf, idNumbersOf } from '../../registry/persons/index.ts';
import { composePersonLine, decideUnder, findingsView, lawInPlace, lineOf } from '../determination/index.ts';
import type { ownGuideReply } from './contract.ts';
import { guideStateOf, guideWaitOf, isOfHers, supposedClass } from './rules.ts';
import type { EntitlementDeps } from './service-preview.ts';

type GuideCheck = z.input<typeof ownGuideReply>['checks'][number];
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
  const pack = deps.policies.packs.get(policyId)?.data;
  const named = [...(pack?.benefits.values() ?? [])].find((known) => known.benefit === benefit);
  if (divisionCode === undefined || pack === undefined || named === undefined) return undefined;
  const idNumber = (await idNumbersOf(tx, ciphers, [personId])).get(personId);
  if (idNumber === undefined) return undefined;
  const facts = (await factsOf(tx, ciphers, [personId])).get(personId) ?? [];
  const law = await lawInPlace(tx, deps.policies, policyId, divisionCode);
  const composed = composePersonLine(
    { personId, idNumber, facts },
    { policyId, benefit, divisionCode, today, readings: law.readings },
  );
  const granted = (await deps.grantsOf({ tx, ciphers }, [composed])).get(personId) ?? [];
  const line = OF_A_CLASS.has(benefit) ? { ...composed.line, training: supposedClass(today) } : composed.line;
  const decision = decideUnder(law, lineOf(line, law.policies), granted);
  const shown = findingsView({ line, sources: composed.sources, decision }, law.policies);
  return {
    checks: [...pack.everyClaim, ...named.checks].map(({ check }) => answerTo(check, shown)),
  };
}

/** Benefits of a class: who may have them depends on its kind, so one is supposed until she has one. */
const OF_A_CLASS: ReadonlySet<string> = new Set(['training-subsidy', 'living-allowance']);

/** The answer to one condition; one that the decider left out does not concern her as things are. */
function answerTo(check: string, shown: ReturnType<typeof findingsView>): GuideCheck {
  const found = shown.find((finding) => finding.check === check);
  if (found === undefined)
    return { check, because: '', facts: [], answerers: [], state: 'apart', waitsFor: null, isHers: true };
  const { because, verdict, facts, answerers } = found;
  const state = guideStateOf({ verdict, facts });
  const waitsFor = state === 'later' ? guideWaitOf(facts) : null;
  return { ...{ check, because, facts, answerers, state, waitsFor }, isHers: isOfHers(facts) };
}
