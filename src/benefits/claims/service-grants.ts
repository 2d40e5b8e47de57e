import type { HistoryItem } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { type ComposedLine, grantOf } from '../determination/index.ts';
import { liveGrants, type OwnClaim } from './store-grants.ts';

/**
 * What other claims grant the people of these lines, by person: it counts as history (readings 12, 13, 17). The lines
 * are of one key, whose own grants are left out.
 */
export async function grantsBeside(
  act: Act,
  lines: readonly ComposedLine[],
  own: OwnClaim | null,
): Promise<Map<PersonId, HistoryItem[]>> {
  const grants = new Map<PersonId, HistoryItem[]>();
  const [first] = lines;
  if (!first) return grants;
  const personIds = lines.map((line) => line.personId);
  for (const row of await liveGrants(act.tx, personIds, first.lineKey, own)) {
    const item = grantOf(act.ciphers, row);
    if (!item) continue;
    const list = grants.get(row.personId) ?? [];
    list.push(item);
    grants.set(row.personId, list);
  }
  return grants;
}
