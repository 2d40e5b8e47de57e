import type { z } from 'zod';
import {
  everydayOccupations,
  listOccupations,
  occupationNames,
  waysToSay,
} from '../../law/reference/index.ts';
import { type Actor, allowedIn, allowedOf } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, canDo, divisionPathOf, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { classToOpen } from '../classes/index.ts';
import type {
  listQuery,
  listReply,
  OpeningView,
  ofClassReply,
  publicOpeningReply,
  publicQuery,
  publicReply,
} from './contract.ts';
import { OPENING, SEAT } from './machine.ts';
import { closedBecause, queueClause, reasonsFor } from './rules.ts';
import {
  findOpening,
  listOpenings,
  type OpeningRow,
  openingOfClass,
  openingsEndingFrom,
  openOn,
  timetableOf,
} from './store.ts';
import { seatsOf } from './store-seats.ts';

/** What everybody may read of it. */
function viewOf(row: OpeningRow, names: ReadonlyMap<string, string>, today: LocalDate): OpeningView {
  const { openingId, classId, className, organisationId, organisationName, divisionCode, divisionName } = row;
  const { occupationCode, level, hours, startOn, endOn, openFrom, openUntil, seats, taken, queued } = row;
  const { place, costBorneBy, conditions, status } = row;
  return {
    ...{ openingId, classId, className, organisationId, organisationName, divisionCode, divisionName },
    ...{ occupationCode, level, hours, startOn, endOn, openFrom, openUntil, seats, taken, queued },
    ...{ place, costBorneBy, conditions, status },
    occupationName: names.get(occupationCode ?? '') ?? row.occupationText,
    closedBecause: closedBecause(row, today),
  };
}

async function viewsOf(tx: Tx, rows: readonly OpeningRow[], today: LocalDate): Promise<OpeningView[]> {
  const names = await occupationNames(
    tx,
    rows.flatMap(({ occupationCode }) => occupationCode ?? []),
  );
  return rows.map((row) => viewOf(row, names, today));
}

const likeOf = (text: string | undefined) =>
  text === undefined || text.trim() === '' ? null : `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;

/** The trades that somebody's own words name: by name in force, old name, short form or everyday word. */
async function occupationsNamed(tx: Tx, text: string | undefined): Promise<string[] | null> {
  if (text === undefined || text.trim() === '') return null;
  const codes = new Set(everydayOccupations(text.trim()));
  for (const name of waysToSay(text.trim())) {
    const { rows } = await listOccupations(tx, { name, limit: 200 });
    for (const { occupationCode } of rows) codes.add(occupationCode);
  }
  return [...codes];
}

/** Classes that people may enrol in today, without login: by her own words, place and trade. */
export async function publicPage(
  tx: Tx,
  query: z.infer<typeof publicQuery>,
  today: LocalDate,
): Promise<z.input<typeof publicReply>> {
  const { rows, total } = await openOn(tx, today, {
    divisionPath: query.divisionCode === undefined ? null : divisionPathOf(query.divisionCode),
    occupationCodes:
      query.occupationCode === undefined ? await occupationsNamed(tx, query.q) : [query.occupationCode],
    pattern: likeOf(query.q),
    after: query.after ?? null,
    limit: query.limit,
  });
  return pageOf(await viewsOf(tx, rows, today), query.limit, total);
}

/** How long an opening is still shown after its class has ended. */
const SHOWN_DAYS = 365;

/** All that everybody may read today: those that take people, will, or did for a class of the last year. */
export async function publicOpenings(
  tx: Tx,
  today: LocalDate,
): Promise<(OpeningRow & { readonly occupationName: string | null })[]> {
  const rows = await openingsEndingFrom(tx, addDays(today, -SHOWN_DAYS));
  const names = await occupationNames(
    tx,
    rows.flatMap(({ occupationCode }) => occupationCode ?? []),
  );
  return rows.map((row) => ({
    ...row,
    occupationName: names.get(row.occupationCode ?? '') ?? row.occupationText,
  }));
}

/** One class with its days, teachers and order of the queue; also when it has ended. */
export async function publicView(
  tx: Tx,
  openingId: Uuid,
  today: LocalDate,
): Promise<z.input<typeof publicOpeningReply> | undefined> {
  const row = await findOpening(tx, openingId);
  if (!row) return undefined;
  const [view] = await viewsOf(tx, [row], today);
  if (!view) return undefined;
  const { queueOrder } = row;
  return {
    ...view,
    queueOrder,
    queueClause: queueClause(queueOrder),
    ...(await timetableOf(tx, row.classId)),
  };
}

export async function deskPage(
  tx: Tx,
  query: z.infer<typeof listQuery>,
  today: LocalDate,
): Promise<z.input<typeof listReply>> {
  const { rows, total } = await listOpenings(tx, {
    status: query.status ?? null,
    pattern: likeOf(query.name),
    after: query.after ?? null,
    limit: query.limit,
  });
  return pageOf(await viewsOf(tx, rows, today), query.limit, total);
}

function pageOf(views: OpeningView[], limit: number, total: number) {
  const rows = views.slice(0, limit);
  return { rows, next: views.length > limit ? (rows.at(-1)?.openingId ?? null) : null, total };
}

/** The opening of a class with whoever enrolled, and what may be done; undefined out of reach. */
export async function classView(
  { tx, actor, today }: { readonly tx: Tx; readonly actor: Actor; readonly today: LocalDate },
  classId: Uuid,
): Promise<z.input<typeof ofClassReply> | undefined> {
  const found = await classToOpen(tx, classId);
  if (!found) return undefined;
  const row = await openingOfClass(tx, classId);
  const isBefore = today < found.startOn && !['cancelled', 'rejected', 'completed'].includes(found.status);
  const mayOpen = isBefore && (row === undefined || row.status === 'cancelled');
  const allowed = mayOpen ? allowedOf(actor, ['openings.open']) : [];
  const lastDay = addDays(found.startOn, -1);
  const { plannedCount } = found;
  if (!row) return { opening: null, lastDay, plannedCount, today, allowed };
  const seats = await seatsOf(tx, row.openingId);
  const people = await personViews(
    tx,
    seats.map(({ personId }) => personId),
  );
  const [view] = await viewsOf(tx, [row], today);
  if (!view) return undefined;
  const acts = allowedIn(OPENING, row.status, actor);
  return {
    allowed,
    lastDay,
    plannedCount,
    today,
    opening: {
      ...view,
      queueOrder: row.queueOrder,
      queueClause: queueClause(row.queueOrder),
      selectionReasons: reasonsFor(row.conditions),
      reason: row.reason,
      version: row.version,
      // Nobody is taken onto the roster while nobody holds a seat that is not taken.
      allowed: acts.filter(
        (act) =>
          (isBefore || act !== 'openings.reopen') &&
          (act !== 'openings.takeRoster' || seats.some(({ status }) => status === 'held')),
      ),
      rows: seats.map(({ openingId: _, takenAt, movedUpAt, ...seat }) => ({
        ...seat,
        name: people.get(seat.personId)?.name ?? '',
        idNumberMasked: people.get(seat.personId)?.idNumberMasked ?? '',
        phoneMasked: people.get(seat.personId)?.phoneMasked ?? null,
        takenAt: takenAt.toISOString(),
        movedUpAt: movedUpAt?.toISOString() ?? null,
        allowed: allowedIn(SEAT, seat.status, actor).filter(
          (act) =>
            (act === 'openings.seePhone' && (people.get(seat.personId)?.phoneMasked ?? null) !== null) ||
            (act === 'openings.selectOut' && canDo(OPENING, row.status, 'select-out')),
        ),
      })),
    },
  };
}
