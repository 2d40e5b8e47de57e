import type { HistoryItem } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { linkedPersons } from '../../registry/persons/index.ts';
import { liveGrants } from '../claims/index.ts';
import { grantOf } from '../determination/index.ts';
import { countsAsGrant, type LineToDecide } from './rules.ts';
import { type ClaimedLine, claimedBy } from './store-chunk.ts';

/** What is claimed for somebody, and for another number of the same human being. */
export interface Grantee {
  readonly lines: readonly LineToDecide[];
  readonly claimed: ClaimedLine[];
  readonly claimedByOthers: ClaimedLine[];
}

/** Adds what is claimed for the other numbers of these people, wherever they are. */
export async function addClaimedByOthers(tx: Tx, grantees: ReadonlyMap<PersonId, Grantee>): Promise<void> {
  const links = await linkedPersons(tx, [...grantees.keys()]);
  const numbers = new Set([...links.values()].flatMap(({ others }) => others));
  if (numbers.size === 0) return;
  const claimed: ClaimedLine[] = [];
  for await (const line of claimedBy(tx, [...numbers])) claimed.push(line);
  for (const [personId, { others }] of links)
    grantees.get(personId)?.claimedByOthers.push(...claimed.filter((line) => others.includes(line.personId)));
}

/** What claims outside this run, of whichever county and number, grant these people. */
export async function othersGrants(
  act: Act,
  grantees: ReadonlyMap<PersonId, Grantee>,
): Promise<Map<PersonId, { claimed: ClaimedLine; item: HistoryItem }[]>> {
  const outside = new Map<Uuid, { readonly claimed: ClaimedLine; readonly of: PersonId[] }>();
  for (const [personId, { lines, claimed, claimedByOthers }] of grantees) {
    if (lines.length === 0) continue;
    const own = claimed.filter(({ lineKey }) => !lines.some((line) => line.lineKey === lineKey));
    for (const candidate of [...own, ...claimedByOthers].filter(countsAsGrant)) {
      const known = outside.get(candidate.determinationId);
      if (known) known.of.push(personId);
      else outside.set(candidate.determinationId, { claimed: candidate, of: [personId] });
    }
  }
  const grants = new Map<PersonId, { claimed: ClaimedLine; item: HistoryItem }[]>();
  if (outside.size === 0) return grants;
  const persons = [...new Set([...outside.values()].map(({ claimed }) => claimed.personId))];
  for (const row of await liveGrants(act.tx, persons, [], null)) {
    const found = outside.get(row.determinationId);
    const item = found && grantOf(act.ciphers, row);
    if (!found || !item) continue;
    for (const personId of found.of)
      grants.set(personId, [...(grants.get(personId) ?? []), { claimed: found.claimed, item }]);
  }
  return grants;
}
