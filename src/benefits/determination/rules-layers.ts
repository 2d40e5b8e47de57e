import {
  type Case,
  CHECKS_AT_MOST,
  type CompiledBenefit,
  type CompiledCheck,
  explainedFinding,
  type Finding,
  factsAtFault,
  type Layer,
  LEFT_OUT,
  layerApplies,
  NOT_MET,
  plainFinding,
  type Run,
  runChecks,
  type Tri,
} from '../../law/policy/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { DecideContext, LayerSwitch } from './decide-context.ts';

/** Layers that are switched on, lie over this notice, and hold on the anchor date where the claim is lodged. */
export function layersOn(context: DecideContext, c: Case, benefit: CompiledBenefit): Layer[] {
  if (!benefit.provided) return [];
  const { line, anchorOn } = c;
  return [...context.policies.layers.values()].filter(
    (layer) =>
      ((context.fundRules && layer.kind === 'fund') ||
        context.layers?.some((active) => active.id === layer.id && isOn(active, anchorOn))) &&
      layer.data.has(benefit.benefit) &&
      layerApplies(layer, line.policy, anchorOn, line.claim.division),
  );
}

/** Is a layer switched on for this day? */
export function isOn({ from, through }: LayerSwitch, day: LocalDate): boolean {
  return (from === undefined || from <= day) && (through === undefined || through === null || day <= through);
}

// Scratch for one call, like that of the notice itself.
const run: Run = { answers: new Int8Array(CHECKS_AT_MOST), ran: [] };

/** What one layer finds in addition, least answer first, and the facts at fault. */
export function runLayer(layer: Layer, benefit: CompiledBenefit, c: Case, explain: boolean) {
  const checks = layer.checks.get(c.line.policy)?.get(benefit.benefit) ?? [];
  const least = runChecks({ checks }, c, run);
  const findings: Finding[] = [];
  for (let i = 0; i < checks.length; i++) {
    const answer = run.answers[i] as number;
    if (answer === LEFT_OUT) continue;
    const check = run.ran[i] as CompiledCheck;
    const finding = explain
      ? explainedFinding(layer, check, c, answer as Tri)
      : plainFinding(check, c, answer as Tri);
    findings.push({ ...finding, layer: layer.id });
  }
  const atFault = explain && least === NOT_MET ? factsAtFault(c, run, checks.length) : [];
  return { least, findings, atFault };
}
