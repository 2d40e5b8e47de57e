import { z } from 'zod';
import { displayNamesOf, type RouteTable, route, zPage } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  eventsOf,
  type JournalLine,
  journalLine,
  journalQuery,
  journalReport,
  listEvents,
  verifyJournal,
} from '../../platform/journal/index.ts';
import { done } from '../../platform/kernel/index.ts';

/** A line of the record as pages show it, with the name of whoever acted; null for nobody and for accounts unknown. */
const shownLine = journalLine.extend({ displayName: z.string().nullable() });

async function named(tx: Tx, lines: readonly JournalLine[]): Promise<z.infer<typeof shownLine>[]> {
  const ids = lines.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
  const names = await displayNamesOf(tx, [...new Set(ids)]);
  return lines.map((line) => ({
    ...line,
    displayName: line.accountId === null ? null : (names.get(line.accountId) ?? null),
  }));
}

/** The record: to read, to check, and what happened to one thing. */
export function journalRoutes(deps: { readonly anchorFile: string | null }): RouteTable {
  return {
    'journal.list': route({
      query: journalQuery,
      reply: zPage(shownLine),
      handle: (call) =>
        call.read(async (tx) => {
          const { rows, next } = await listEvents(tx, call.query);
          return done({ rows: await named(tx, rows), next, total: null });
        }),
    }),
    'journal.verify': route({
      reply: journalReport,
      handle: async (call) => done(await verifyJournal(call.app.db, call.app.ciphers, deps.anchorFile)),
    }),
    'journal.ofObject': route({
      params: z.strictObject({
        objectType: z.string().regex(/^[a-z-]{1,40}$/),
        objectId: z.string().regex(/^[A-Za-z0-9:._-]{1,100}$/),
      }),
      reply: z.strictObject({ rows: z.array(shownLine) }),
      handle: (call) =>
        call.read(async (tx) => {
          const { objectType, objectId } = call.params;
          return done({ rows: await named(tx, await eventsOf(tx, objectType, objectId)) });
        }),
    }),
  };
}
