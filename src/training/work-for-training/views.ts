import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { workForTrainingDetail, workForTrainingListReply } from './contract.ts';
import type { ListClaim, ListFollowers, ListImport } from './ports.ts';
import { placeOf } from './rules.ts';
import { countLists, findEntries, findList, findLists, type ListRow } from './store.ts';

interface Query {
  readonly organisationId?: string | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of lists, newest first, each with the claim that rests on it. */
export async function listPage(
  tx: Tx,
  followers: ListFollowers,
  query: Query,
): Promise<z.input<typeof workForTrainingListReply>> {
  const filter = { organisationId: (query.organisationId ?? null) as Uuid | null, q: query.q ?? null };
  const rows = await findLists(tx, {
    ...filter,
    after: (query.after ?? null) as Uuid | null,
    limit: query.limit,
    newestFirst: true,
  });
  const claims = await followers.claimsOfLists(
    tx,
    rows.map(({ listId }) => listId),
  );
  return {
    rows: rows.map((row) => rowView(row, claims.get(row.listId))),
    next: rows.length === query.limit ? (rows.at(-1)?.listId ?? null) : null,
    total: await countLists(tx, filter),
  };
}

/** One list: its people with what its claim made of each, and the imports that brought it. */
export async function listDetail(
  tx: Tx,
  followers: ListFollowers,
  listId: Uuid,
): Promise<z.input<typeof workForTrainingDetail> | undefined> {
  const list = await findList(tx, listId);
  if (list === undefined) return undefined;
  const rows = await findEntries(tx, listId);
  const personIds = rows.map(({ personId }) => personId);
  const lines = await followers.linesOfList(tx, listId);
  const imports = await followers.importsOfList(tx, listId, personIds);
  const names = new Map(rows.map(({ personId, name }) => [personId, name]));
  return {
    ...rowView(list, (await followers.claimsOfLists(tx, [listId])).get(listId)),
    rows: rows.map((row) => ({
      ...row,
      months: [...row.months],
      line: lines.get(row.personId) ?? null,
    })),
    imports: imports.map((one) => importView(one, names)),
  };
}

function importView({ importedAt, changes, ...one }: ListImport, names: ReadonlyMap<number, string>) {
  const entry = (said: ListImport['changes'][number]['before']) =>
    said === null ? null : { ...said, months: [...said.months] };
  return {
    ...one,
    importedAt: importedAt.toISOString(),
    changes: changes.map(({ personId, before, after }) => ({
      personId,
      name: names.get(personId) ?? '',
      before: entry(before),
      after: entry(after),
    })),
  };
}

function rowView({ divisionPath: _path, ...list }: ListRow, claim: ListClaim | undefined) {
  return {
    ...list,
    ...placeOf(list.source),
    recordedAt: list.recordedAt.toISOString(),
    claim: claim ?? null,
  };
}
