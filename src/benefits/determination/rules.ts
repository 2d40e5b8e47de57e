import {
  CHECKS_AT_MOST,
  type ClaimLine,
  type CompiledBenefit,
  explainedFindings,
  factsAtFault,
  type HistoryItem,
  MET,
  NOT_MET,
  plainFindings,
  type Run,
  runChecks,
} from '../../law/policy/index.ts';
import { amountOf } from './amounts.ts';
import type { Decision, DecisionBasis, Outcome, StandardApplied } from './contract.ts';
import type { DecideContext } from './decide-context.ts';
import { fillCase } from './rules-case.ts';
import { layersOn, runLayer } from './rules-layers.ts';
import { type PricedBenefit, price, quantityOf } from './rules-price.ts';

const NOTHING: readonly never[] = [];
// Scratch for one call: decide neither awaits nor calls itself.
const run: Run = { answers: new Int8Array(CHECKS_AT_MOST), ran: [] };

/**
 * What is owed on one claim line under its notice, or why not, or which facts are missing. Same line, same law,
 * same standards: same decision, for ever. Throws only when the line names a notice that is not loaded.
 */
export function decide(line: ClaimLine, context: DecideContext): Decision {
  return decideAfter(line, context, context.earlier ?? NOTHING);
}

/** The same after these grants of the person, whatever the context says. */
export function decideAfter(
  line: ClaimLine,
  context: DecideContext,
  earlier: readonly HistoryItem[],
): Decision {
  const pack = context.policies.packs.get(line.policy);
  const benefit = pack?.benefits.get(line.claim.benefit);
  if (!pack || !benefit) throw new Error(`no pack for ${line.policy}, ${line.claim.benefit}`);
  const explain = context.explain ?? true;
  const c = fillCase(line, pack, benefit, earlier);
  let least = runChecks(benefit, c, run);
  let findings = explain ? explainedFindings(pack, benefit, c, run) : plainFindings(benefit, c, run);

  let atFault: readonly string[] =
    explain && least === NOT_MET ? factsAtFault(c, run, benefit.checks.length) : NOTHING;
  let versions = pack.version;
  if (context.fundRules || context.layers) {
    for (const layer of layersOn(context, c, benefit)) {
      const more = runLayer(layer, benefit, c, explain);
      findings = [...findings, ...more.findings];
      if (more.least < least) least = more.least;
      atFault = [...atFault, ...more.atFault];
      versions += `+${layer.version}`;
    }
  }

  let standard: StandardApplied | undefined;
  let quantity: Decision['quantity'];
  if (isPriced(benefit)) {
    const priced = price(pack, benefit, c, context);
    if (priced.findings.length > 0) findings = [...findings, ...priced.findings];
    if (priced.answer < least) least = priced.answer;
    if (explain && priced.answer === NOT_MET)
      atFault = [
        ...atFault,
        ...priced.findings.flatMap(({ verdict, facts }) => (verdict === 'not-met' ? facts : [])),
      ];
    standard = priced.standard;
    if (standard && least === MET) quantity = quantityOf(standard.unit, c);
  }
  const entitled = standard !== undefined && quantity !== undefined;
  const outcome: Outcome = entitled ? 'entitled' : least === NOT_MET ? 'not-entitled' : 'incomplete';
  const basis: DecisionBasis = {
    anchorOn: c.anchorOn,
    membershipOn: c.membershipOn,
    occupation: c.occupation,
    level: c.level,
    standard,
    months: entitled ? c.countedMonths : NOTHING,
    names: benefit.names,
  };
  return {
    id: line.id,
    outcome,
    amountFen:
      standard && quantity
        ? amountOf(standard.amountFen, quantity.count, standard.shortageUpliftPercent ?? 0)
        : 0,
    quantity,
    payee: line.claim.payee,
    findings,
    pack: versions,
    basis: explain && outcome === 'not-entitled' ? { ...basis, atFault: [...new Set(atFault)] } : basis,
  };
}

function isPriced(benefit: CompiledBenefit): benefit is PricedBenefit {
  return benefit.amount !== undefined;
}
