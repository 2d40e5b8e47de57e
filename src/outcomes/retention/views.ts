import type { z } from 'zod';
import { type Actor, allowedIn, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { listReply, listsReply } from './contract.ts';
import { RETENTION_LIST } from './machine.ts';
import { TERMS } from './rules.ts';
import { type ListRow, selectItems, selectList, selectLists } from './store.ts';

const summaryOf = ({ listId, foundOn, status, persons, carriedOutOn }: ListRow) => ({
  ...{ listId, foundOn, status, persons, carriedOutOn },
});

/** The lists of records over their term, and the terms of every kind of record. */
export async function listsView(tx: Tx): Promise<z.input<typeof listsReply>> {
  return { rows: (await selectLists(tx)).map(summaryOf), terms: [...TERMS] };
}

/** One list with everybody on it, why, and what came of it; undefined for one out of reach. */
export async function listView(
  { tx, actor, today }: { readonly tx: Tx; readonly actor: Actor; readonly today: LocalDate },
  listId: Uuid,
): Promise<z.input<typeof listReply> | undefined> {
  const row = await selectList(tx, listId);
  if (!row) return undefined;
  const items = await selectItems(tx, listId);
  const persons = await personViews(
    tx,
    items.map(({ personId }) => personId),
  );
  const takers = await stepTakersOf(tx, 'retention', listId);
  const isOwn = takers.some(({ persons: behind }) => isOneOf(actor, behind));
  return {
    ...summaryOf(row),
    reason: row.reason,
    items: items.map((item) => ({
      ...item,
      name: persons.get(item.personId)?.name ?? '',
      idNumberMasked: persons.get(item.personId)?.idNumberMasked ?? '',
    })),
    steps: (await caseOf(tx, 'retention', listId, today))?.steps ?? [],
    version: row.version,
    allowed: allowedIn(RETENTION_LIST, row.status, actor).filter((route) => {
      if (route === 'retention.decide') return !isOwn;
      return route !== 'retention.withdraw' || isOwn;
    }),
  };
}
