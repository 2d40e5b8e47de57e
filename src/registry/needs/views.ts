import type { z } from 'zod';
import { listOccupations, occupationNames } from '../../law/reference/index.ts';
import { type Actor, allowedIn, allowedOf, displayNamesOf } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { daysBetween, type LocalDate, type PersonId } from '../../platform/kernel/index.ts';
import { personViews } from '../persons/index.ts';
import type {
  figuresQuery,
  figuresReply,
  ListQuery,
  listReply,
  NeedRow,
  ownReply,
  readingsReply,
  unaskedQuery,
  unaskedReply,
} from './contract.ts';
import { NEED } from './machine.ts';
import type { DutyLists, Homes } from './ports.ts';
import { clauseOfChannel, piecesOf } from './rules.ts';
import { placeOfOwnWish } from './service-people.ts';
import { findPlace, findPlaceNames, type NeedRecord, needsOfPerson } from './store.ts';
import { ANY_NEED, listNeeds, type NeedFilter, needFigures } from './store-lists.ts';

/** Whoever reads, and the day. */
export interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** What routes of a desk may be called on a wish; the ones of the person herself are for her page. */
const OF_DESK = ['needs.map', 'needs.serve', 'needs.withdraw'];

/** Wishes as the ledger shows them: masked, with the names of people and places. */
export async function rowsOf({ tx, actor, today }: Reader, rows: readonly NeedRecord[]): Promise<NeedRow[]> {
  const people = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  const names = await displayNamesOf(tx, [
    ...new Set(rows.flatMap(({ askedBy, mappedBy }) => [askedBy, ...(mappedBy === null ? [] : [mappedBy])])),
  ]);
  return rows.map(({ divisionPath: _, villageCode: _code, ...row }) => {
    const person = people.get(row.personId);
    return {
      ...row,
      name: person?.name ?? '',
      idNumberMasked: person?.idNumberMasked ?? '',
      phoneMasked: person?.phoneMasked ?? null,
      mappedBy: names.get(row.mappedBy ?? '') ?? null,
      askedBy: names.get(row.askedBy) ?? null,
      clause: clauseOfChannel(row.channel),
      waitsDays: row.status === 'open' ? daysBetween(row.firstAskedOn, today) : null,
      // Without words of hers there is nothing to read.
      allowed: allowedIn(NEED, row.status, actor).filter(
        (act) => OF_DESK.includes(act) && (act !== 'needs.map' || row.words !== null),
      ),
    };
  });
}

const likeOf = (text: string) => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
const MOST_OCCUPATIONS = 200;
/** A place that nobody knows holds nothing. */
const NOWHERE = 'd0';

async function pathOf(tx: Tx, place: string | undefined): Promise<string | null> {
  return place === undefined ? null : ((await findPlace(tx, place))?.path ?? NOWHERE);
}

async function filterOf(tx: Tx, query: Omit<ListQuery, 'limit' | 'after'>): Promise<NeedFilter> {
  const q = query.q?.trim() ?? '';
  const named = q === '' ? [] : (await listOccupations(tx, { name: q, limit: MOST_OCCUPATIONS })).rows;
  const isLongest = query.order === 'longest';
  return {
    ...ANY_NEED,
    kind: query.kind ?? null,
    status: query.status ?? (isLongest ? 'open' : null),
    channel: query.channel ?? null,
    destination: query.destination ?? null,
    occupationCode: query.occupationCode ?? null,
    placePath: await pathOf(tx, query.place),
    pattern: q === '' ? null : likeOf(q),
    occupationCodes: named.map(({ occupationCode }) => occupationCode),
    isUnmapped: query.unmapped === 'yes',
    isCounted: query.counted === 'yes',
    isLongest,
  };
}

/** A page of the ledger. */
export async function ledgerPage(reader: Reader, query: ListQuery): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listNeeds(reader.tx, await filterOf(reader.tx, query), {
    after: query.after ?? null,
    limit: query.limit,
  });
  const shown = await rowsOf(reader, rows.slice(0, query.limit));
  return { rows: shown, next: rows.length > query.limit ? (shown.at(-1)?.needId ?? null) : null, total };
}

/** Those who wait longest, for a workbook; undefined where there are more rows than one file takes. */
export async function longestWaiting(
  reader: Reader,
  query: { readonly kind?: ListQuery['kind']; readonly place?: string | undefined },
  most: number,
): Promise<NeedRow[] | undefined> {
  const filter = await filterOf(reader.tx, { ...query, order: 'longest' });
  const { rows } = await listNeeds(reader.tx, filter, { after: null, limit: most });
  return rows.length > most ? undefined : rowsOf(reader, rows);
}

/** How many wishes were served, by village and by occupation. */
export async function figuresView(
  { tx, today }: Reader,
  query: z.infer<typeof figuresQuery>,
): Promise<z.input<typeof figuresReply>> {
  const figures = await needFigures(tx, {
    kind: query.kind ?? null,
    placePath: await pathOf(tx, query.place),
  });
  return { today, ...figures, clause: 'LN-2-1a' };
}

const MOST_READINGS = 8;
const MOST_TRIES = 40;

/** Occupations that her words may mean, the closest first: by name, former name or short form. A proposal, no more. */
export async function readingsOf(tx: Tx, words: string): Promise<z.input<typeof readingsReply>> {
  const found = new Map<string, { occupationCode: string; name: string; because: string }>();
  for (const piece of piecesOf(words).slice(0, MOST_TRIES)) {
    if (found.size >= MOST_READINGS) break;
    const { rows } = await listOccupations(tx, { name: piece, limit: MOST_READINGS });
    for (const { occupationCode, name, aliases } of rows)
      if (found.size < MOST_READINGS && !found.has(occupationCode))
        found.set(occupationCode, {
          ...{ occupationCode, name },
          because: name.includes(piece) ? name : (aliases.find((alias) => alias.includes(piece)) ?? name),
        });
  }
  return { rows: [...found.values()] };
}

/** Of those whom a list of another department names: how many were asked, village by village, and who was not. */
export async function unaskedView(
  reader: Reader,
  lists: DutyLists,
  query: z.infer<typeof unaskedQuery>,
): Promise<z.input<typeof unaskedReply>> {
  const { tx, actor } = reader;
  const villages = await lists.byVillage(reader);
  const page = await lists.unasked(reader, {
    village: query.village ?? null,
    after: query.after ?? null,
    limit: query.limit,
  });
  const people = await personViews(
    tx,
    page.rows.map(({ personId }) => personId),
  );
  const codes = [...villages, ...page.rows].flatMap(({ villageCode }) => villageCode ?? []);
  const names = await findPlaceNames(tx, codes);
  const allowed = allowedOf(actor, ['needs.record', 'needs.mark']);
  return {
    hasLists: villages.length > 0,
    villages: villages.map((row) => ({ ...row, villageName: names.get(row.villageCode ?? '') ?? null })),
    rows: page.rows.map(({ personId, villageCode, lists: of, wasNotReached }) => ({
      ...{ personId, villageCode, wasNotReached, allowed },
      name: people.get(personId)?.name ?? '',
      idNumberMasked: people.get(personId)?.idNumberMasked ?? '',
      phoneMasked: people.get(personId)?.phoneMasked ?? null,
      villageName: names.get(villageCode ?? '') ?? null,
      lists: [...of],
    })),
    next: page.next,
    total: page.total,
  };
}

/** A person's own wishes: what she said herself, and what others recorded of her. */
export async function ownNeeds(
  { tx, actor }: Reader,
  homes: Homes,
  personId: PersonId,
): Promise<z.input<typeof ownReply>> {
  const rows = await needsOfPerson(tx, personId);
  const names = await occupationNames(
    tx,
    rows.flatMap(({ occupationCode }) => occupationCode ?? []),
  );
  const place = await placeOfOwnWish(tx, homes, personId, undefined);
  return {
    rows: rows.map((row) => ({
      needId: row.needId,
      kind: row.kind,
      wish: row.words ?? names.get(row.occupationCode ?? '') ?? '',
      placeWished: row.placeWished,
      wishedFrom: row.wishedFrom,
      askedOn: row.askedOn,
      firstAskedOn: row.firstAskedOn,
      channel: row.channel,
      isOwn: row.channel === 'app',
      status: row.status,
      version: row.version,
      allowed: allowedIn(NEED, row.status, actor).filter((act) => act === 'worker.withdrawNeed'),
    })),
    needsCounty: place === undefined,
    allowed: allowedOf(actor, ['worker.recordNeed']),
  };
}
