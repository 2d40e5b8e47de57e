import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, type LocalDate, type Result, refused } from '../../platform/kernel/index.ts';
import { type VillageOfHelper, villagesIn } from '../visits/index.ts';
import type {
  flowQuery,
  flowReply,
  levelsQuery,
  levelsReply,
  listsReply,
  PeopleQuery,
  peopleReply,
} from './contract.ts';
import type { listChange } from './contract-changes.ts';
import { type ListDefinition, readLists } from './lists.ts';
import { LIST_CHANGE } from './machine.ts';
import { countyOf, listsInForce, REFUSALS } from './rules.ts';
import { countAll, countByLevel, findPlace, type Ledger, listPeople } from './store.ts';
import { type ChangeRow, listChanges, signedChanges } from './store-changes.ts';
import { countKinds, countStages } from './store-wishes.ts';

/** Whoever reads, and the day. */
export interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

const FILE_LISTS: readonly ListDefinition[] = readLists();

/** A ledger with the place that it is of. */
export interface PlacedLedger extends Ledger {
  readonly place: { readonly code: string; readonly name: string };
}

const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}.`);
const SOME_VILLAGES = 3;

/** A village helper reads of a place the villages that are hers (as her phone takes them along), however far her account reaches. */
async function villagesOfHelper(
  { tx, actor, today }: Reader,
  place: { readonly code: string; readonly path: string },
): Promise<readonly VillageOfHelper[] | undefined> {
  if (actor.role !== 'village-helper') return undefined;
  const own = { reach: actor.divisionPath ?? '', ownCode: actor.divisionCode };
  return (await villagesIn(tx, { ...own, today })).filter(({ divisionPath }) =>
    isIn(divisionPath, place.path),
  );
}

function nameOf(villages: readonly VillageOfHelper[]): string {
  const names = villages.slice(0, SOME_VILLAGES).map(({ villageName }) => villageName);
  return villages.length > SOME_VILLAGES ? `${names.join('、')}等 ${villages.length} 个村` : names.join('、');
}

/** The ledger of a place, the reader's own where none is named; of a village helper her villages of it. Refuses `place-unknown`. */
export async function ledgerAt(reader: Reader, code: string | undefined): Promise<Result<PlacedLedger>> {
  const { tx, actor, today } = reader;
  const wanted = code ?? actor.divisionCode;
  const place = wanted === null ? undefined : await findPlace(tx, wanted);
  if (!place) return refused(REFUSALS.placeUnknown);
  const villages = await villagesOfHelper(reader, place);
  if (villages?.length === 0 && code !== undefined && code !== actor.divisionCode)
    return refused(REFUSALS.placeUnknown);
  const county = countyOf(place.path);
  const signed = county === null ? [] : await signedChanges(tx, county);
  return done({
    path: place.path,
    within: villages?.map(({ divisionPath }) => divisionPath) ?? [place.path],
    on: today,
    lists: listsInForce(FILE_LISTS, signed),
    place: { code: place.code, name: villages?.length ? nameOf(villages) : place.name },
  });
}

/** The places that a reader's own ledger is of; undefined where the reader has no place. */
export async function ledgerOf(reader: Reader): Promise<Pick<Ledger, 'within' | 'on'> | undefined> {
  const ledger = await ledgerAt(reader, undefined);
  return ledger.ok ? ledger.value : undefined;
}

/** The database and the five lists of a place with how many stand on each, and what is proposed of them. */
export async function listsView(reader: Reader, ledger: PlacedLedger): Promise<z.input<typeof listsReply>> {
  const figures = await countAll(reader.tx, ledger);
  const counts = [figures.register, ...figures.lists];
  const changes: z.input<typeof listChange>[] = [];
  for (const row of await listChanges(reader.tx)) changes.push(await changeView(reader, row));
  const allowed = allowedOf(reader.actor, ['ledgers.propose']);
  return {
    today: reader.today,
    place: ledger.place,
    rows: ledger.lists.map(({ anyOf, ...list }, at) => ({
      ...list,
      anyOf: [...anyOf],
      people: counts[at] ?? 0,
      allowed: changes.some(({ listId, status }) => listId === list.listId && status === 'proposed')
        ? []
        : allowed,
    })),
    onNone: figures.onNone,
    known: figures.known,
    changes,
  };
}

async function changeView({ tx, actor, today }: Reader, row: ChangeRow): Promise<z.input<typeof listChange>> {
  const { changeId, listId, name, anyOf, reason, status, proposedBy, version } = row;
  const behind = await accountsBehind(tx, [row.proposedById]);
  const isMine = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
  const takers = await stepTakersOf(tx, 'list-change', changeId);
  const tookPart = takers.some(({ persons }) => isOneOf(actor, persons));
  return {
    ...{ changeId, listId, name, anyOf: [...anyOf], reason, status, proposedBy, version },
    proposedAt: row.proposedAt.toISOString(),
    steps: (await caseOf(tx, 'list-change', changeId, today))?.steps ?? [],
    allowed: allowedIn(LIST_CHANGE, status, actor).filter((route) =>
      route === 'ledgers.withdraw' ? isMine : !tookPart,
    ),
  };
}

/** A page of the ledger of a level, with the figures of all of it counted by themselves. */
export async function levelsView(
  { tx, today }: Reader,
  ledger: PlacedLedger,
  query: z.infer<typeof levelsQuery>,
): Promise<z.input<typeof levelsReply>> {
  const { level, limit } = query;
  const { rows, count, total } = await countByLevel(tx, ledger, {
    level,
    after: query.after ?? null,
    limit,
  });
  const shown = rows.slice(0, limit);
  return {
    ...{ today, level, count },
    place: ledger.place,
    lists: ledger.lists.map(({ listId, name }) => ({ listId, name })),
    rows: shown.map(({ sortKey: _, ...row }) => row),
    next: rows.length > limit ? (shown.at(-1)?.sortKey ?? null) : null,
    total,
  };
}

/** A page of the people of a place, of a list, of an institution or of a household. */
export async function peopleView(
  tx: Tx,
  ledger: PlacedLedger,
  query: PeopleQuery,
): Promise<z.input<typeof peopleReply>> {
  const { rows, total, unshown } = await listPeople(tx, ledger, query);
  const shown = rows.slice(0, query.limit).map(({ isShown: _, ...row }) => row);
  return {
    ...{ total, unshown },
    rows: shown,
    next: rows.length > query.limit ? (shown.at(-1)?.key ?? null) : null,
  };
}

/** How far the wishes of a place are, kind by kind, and by village and occupation. */
export async function flowView(
  { tx, today }: Reader,
  { place, within }: PlacedLedger,
  query: z.infer<typeof flowQuery>,
): Promise<z.input<typeof flowReply>> {
  const of = { within, on: today, kind: query.kind ?? null };
  return { today, place, byKind: await countKinds(tx, of), ...(await countStages(tx, of)) };
}
