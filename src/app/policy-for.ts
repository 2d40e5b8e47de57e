import { divisionPathOf, holdsOn, type LocalDate } from '../kernel/index.ts';
import type { Policies } from '../policy/index.ts';

/**
 * The notice that governs a division on a day: of those in force there, the one of the nearest level (the city's own
 * before the province's). Undefined where none is in force: nothing is guessed.
 */
export function policyForOf(
  policies: Policies,
): (divisionCode: string, day: LocalDate) => string | undefined {
  const notices = [...policies.packs.values()]
    .filter((pack) => pack.kind === 'notice')
    .flatMap((pack) => {
      const document = policies.clauses.documents.get(pack.policy);
      return document
        ? [{ policyId: pack.policy, path: divisionPathOf(document.region), inForce: pack.inForce }]
        : [];
    })
    .sort((a, b) => b.path.length - a.path.length || (a.inForce.from < b.inForce.from ? 1 : -1));
  return (divisionCode, day) => {
    const own = divisionPathOf(divisionCode);
    return notices.find(
      ({ path, inForce }) => (own === path || own.startsWith(`${path}.`)) && holdsOn(inForce, day),
    )?.policyId;
  };
}
