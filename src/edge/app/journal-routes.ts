import { z } from 'zod';
import {
  accountsNamed,
  displayNamesOf,
  type RouteTable,
  route,
  zPage,
  zText,
} from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  eventsOf,
  headToPrint,
  type JournalLine,
  journalLine,
  journalQuery,
  listEvents,
  parsePrintedHead,
  readingOf,
  readingRow,
} from '../../platform/journal/index.ts';
import { done, refusal, refused } from '../../platform/kernel/index.ts';
import { recordReport, verifyRecord } from './verify-record.ts';

const NOT_PRINTED = refusal(
  'not-a-printed-head',
  '这不是流水校验码：请照打印的表或支付文件上的写，如 371526-1234-0a1b2c3d4e5f。',
  '/printed',
);

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

/** Lists that a page saves as a file, each leaving a line; and who looked at whom lately. */
export const lookRoutes: RouteTable = {
  'journal.reading': route({
    reply: z.strictObject({
      rows: z.array(readingRow.extend({ displayName: z.string().nullable() })),
    }),
    handle: (call) =>
      call.read(async (tx) => {
        const rows = await readingOf(tx, call.app.clock.now());
        const names = await displayNamesOf(
          tx,
          rows.map(({ accountId }) => accountId),
        );
        return done({
          rows: rows.map((row) => ({ ...row, displayName: names.get(row.accountId) ?? null })),
        });
      }),
  }),
  'lists.export': route({
    body: z.strictObject({ list: zText(80), rows: z.int().nonnegative() }),
    reply: z.strictObject({ recorded: z.literal(true) }),
    handle: (call) =>
      call.act({ type: 'list', id: 'list' }, async (act) => {
        await act.record({
          event: 'list-exported',
          objectType: 'list',
          objectId: call.body.list,
          outcome: 'viewed',
          detail: { rows: call.body.rows },
        });
        return done({ recorded: true as const });
      }),
  }),
};

/** The record: to read, to check, and what happened to one thing. */
export function journalRoutes(deps: { readonly anchorFile: string | null }): RouteTable {
  return {
    'journal.list': route({
      query: journalQuery.extend({ who: zText(60).optional() }),
      reply: zPage(shownLine),
      handle: (call) =>
        call.read(async (tx) => {
          const { who, ...query } = call.query;
          const accountIds = who === undefined ? undefined : await accountsNamed(tx, who);
          const { rows, next } = await listEvents(tx, query, accountIds);
          return done({ rows: await named(tx, rows), next, total: null });
        }),
    }),
    'journal.verify': route({
      query: z.strictObject({ printed: z.string().max(40).optional() }),
      reply: recordReport,
      handle: async (call) => {
        const { printed } = call.query;
        const head = printed === undefined ? undefined : parsePrintedHead(printed);
        if (printed !== undefined && !head) return refused(NOT_PRINTED);
        return done(
          await verifyRecord(call.app, {
            anchorFile: deps.anchorFile,
            printed: head ? [head] : [],
          }),
        );
      },
    }),
    'journal.head': route({
      reply: z.strictObject({ printed: z.string().nullable() }),
      handle: (call) =>
        call.read(async (tx) => done({ printed: await headToPrint(tx, call.actor.divisionPath) })),
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
