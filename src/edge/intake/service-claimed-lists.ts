import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import {
  entriesOf,
  type importWorkForTrainingList,
  workForTrainingLists,
} from '../../training/work-for-training/index.ts';
import { claimsUnderWay } from './store-claimed-lists.ts';

type Entry = Parameters<typeof importWorkForTrainingList>[1]['rows'][number];

interface ClaimedEntry {
  readonly personId: PersonId;
  /** The claim that rests on the list with this person. */
  readonly claimNumber: string;
}

/**
 * Where a sheet of an employer and year goes: into its list, or, once a claim that was handed in rests on that, into
 * another list. Whoever stands on a claimed list unchanged is left out; who is changed there is named: the claim comes
 * back first.
 */
export async function openListOf(
  tx: Tx,
  sheet: { readonly organisationId: Uuid; readonly source: string },
  entries: readonly Entry[],
): Promise<{ source: string; entries: Entry[]; claimed: ClaimedEntry[] }> {
  const lists = (await workForTrainingLists(tx)).filter(
    ({ organisationId, source }) =>
      organisationId === sheet.organisationId &&
      (source === sheet.source || source.startsWith(`${sheet.source}#`)),
  );
  const claims = await claimsUnderWay(
    tx,
    lists.map(({ listId }) => listId),
  );
  const standing = new Map<PersonId, { entry: Entry; claimNumber: string }>();
  for (const { listId } of lists) {
    const claimNumber = claims.get(listId);
    if (claimNumber === undefined) continue;
    for (const entry of await entriesOf(tx, listId)) standing.set(entry.personId, { entry, claimNumber });
  }
  const open = lists.findLast(({ listId }) => !claims.has(listId));
  return {
    source: open?.source ?? (lists.length === 0 ? sheet.source : `${sheet.source}#${lists.length + 1}`),
    entries: entries.filter(({ personId }) => !standing.has(personId)),
    claimed: entries.flatMap((entry) => {
      const known = standing.get(entry.personId);
      return known && contentOf(known.entry) !== contentOf(entry)
        ? [{ personId: entry.personId, claimNumber: known.claimNumber }]
        : [];
    }),
  };
}

/** What an entry says, whatever its place in the sheet. */
function contentOf({
  isDispatched,
  post,
  contractOn,
  contractMonths,
  declaredFirstInsuredOn,
  months,
}: Entry): string {
  return JSON.stringify([
    isDispatched,
    post,
    contractOn,
    contractMonths,
    declaredFirstInsuredOn,
    [...months].sort(),
  ]);
}
