import { z } from 'zod';
import { type RouteTable, route, zPage } from '../../platform/access/index.ts';
import {
  eventsOf,
  journalLine,
  journalQuery,
  journalReport,
  listEvents,
  verifyJournal,
} from '../../platform/journal/index.ts';
import { done } from '../../platform/kernel/index.ts';

/** The record: to read, to check, and what happened to one thing. */
export function journalRoutes(rooms: { readonly anchorFile: string | null }): RouteTable {
  return {
    'journal.list': route({
      query: journalQuery,
      reply: zPage(journalLine),
      handle: (call) => call.read(async (tx) => done({ ...(await listEvents(tx, call.query)), total: null })),
    }),
    'journal.verify': route({
      reply: journalReport,
      handle: async (call) => done(await verifyJournal(call.app.db, call.app.ciphers, rooms.anchorFile)),
    }),
    'journal.ofObject': route({
      params: z.strictObject({
        objectType: z.string().regex(/^[a-z-]{1,40}$/),
        objectId: z.string().regex(/^[A-Za-z0-9:._-]{1,100}$/),
      }),
      reply: z.strictObject({ rows: z.array(journalLine) }),
      handle: (call) =>
        call.read(async (tx) =>
          done({ rows: await eventsOf(tx, call.params.objectType, call.params.objectId) }),
        ),
    }),
  };
}
