import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROLES } from '../../platform/access/index.ts';

const stepRule = z.strictObject({
  subject: z.string(),
  step: z.string(),
  /** The step in Chinese, as messages name it. */
  name: z.string(),
  waitsFor: z.array(z.enum(ROLES)).min(1),
  /** Who is told, and sees it on the first page, when its day has passed. */
  goesTo: z.enum(ROLES),
  source: z.string(),
});
type StepRule = z.infer<typeof stepRule>;

/** Reads data/escalations.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readStepRules(
  text = readFileSync(new URL('../../../data/escalations.yaml', import.meta.url), 'utf8'),
): readonly StepRule[] {
  const { steps } = z.strictObject({ steps: z.array(stepRule) }).parse(parse(text));
  const keys = new Set(steps.map(({ subject, step }) => `${subject} ${step}`));
  if (keys.size < steps.length) throw new Error('data/escalations.yaml names a step twice');
  for (const { subject, step, waitsFor, goesTo } of steps)
    if (waitsFor.includes(goesTo))
      throw new Error(`data/escalations.yaml: ${subject} ${step} goes up to those it waits for`);
  return steps;
}

let loaded: ReadonlyMap<string, StepRule> | undefined;

/** The rule of a step; undefined for one that nobody is told of, as those of administrators. */
export function ruleOfStep(subject: string, step: string): StepRule | undefined {
  loaded ??= new Map(readStepRules().map((rule) => [`${rule.subject} ${rule.step}`, rule]));
  return loaded.get(`${subject} ${step}`);
}
