import type { HistoryItem } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { linkedPersons } from '../../registry/persons/index.ts';
import { type ComposedLine, grantOf } from '../determination/index.ts';
import { type GrantRow, liveGrants, type OwnClaim } from './store-grants.ts';

/**
 * What other claims grant the people of these lines, by person: it counts as history (readings 12, 13, 17). Their own
 * grants are left out; what another number of the same human being is granted counts whole.
 */
export async function grantsBeside(
  act: Pick<Act, 'tx' | 'ciphers'>,
  lines: readonly ComposedLine[],
  own: OwnClaim | null,
): Promise<Map<PersonId, HistoryItem[]>> {
  const grants = new Map<PersonId, HistoryItem[]>();
  if (lines.length === 0) return grants;
  const personIds = [...new Set(lines.map((line) => line.personId))];
  const keys = [...new Set(lines.map((line) => line.lineKey))];
  const add = (personId: PersonId, row: GrantRow) => {
    const item = grantOf(act.ciphers, row);
    if (item) grants.set(personId, [...(grants.get(personId) ?? []), item]);
  };
  for (const row of await liveGrants(act.tx, personIds, keys, own)) add(row.personId, row);
  const links = await linkedPersons(act.tx, personIds);
  if (links.size === 0) return grants;
  const others = [...new Set([...links.values()].flatMap((link) => link.others))];
  const rows = await liveGrants(act.tx, others, [], own);
  for (const [personId, link] of links)
    for (const row of rows) if (link.others.includes(row.personId)) add(personId, row);
  return grants;
}
