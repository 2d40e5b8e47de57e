import type { PersonId } from '../../platform/kernel/index.ts';
import type { OpenSign } from '../../training/evidence/index.ts';
import type { Signal } from './rules.ts';

/** Beyond this a signal says how many more there are, not what they are. */
const MOST_SAID = 3;

/**
 * What two people confirmed in the evidence of a class speaks against each line that rests on it: one signal a risk rule,
 * which two people look into as into any other. Nothing confirmed, nothing said.
 */
export function signalsOfSigns(signs: readonly OpenSign[], personId: PersonId): Signal[] {
  const byRisk = new Map<OpenSign['risk'], string[]>();
  for (const { risk, message, persons } of signs)
    if (persons.length === 0 || persons.includes(personId))
      byRisk.set(risk, [...(byRisk.get(risk) ?? []), message]);
  return [...byRisk].map(([rule, messages]) => ({
    rule,
    severity: 'high',
    message: `过程材料经两人核查属实：${messages.slice(0, MOST_SAID).join('')}${
      messages.length > MOST_SAID ? `另有 ${messages.length - MOST_SAID} 条。` : ''
    }`,
  }));
}
