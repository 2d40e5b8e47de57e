import type { Vocabulary } from '../../law/policy/index.ts';
import { type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  exportBody,
  flowQuery,
  flowReply,
  levelsQuery,
  levelsReply,
  listsQuery,
  listsReply,
  peopleQuery,
  peopleReply,
} from './contract.ts';
import {
  changeParams,
  changeReply,
  decideBody,
  proposeBody,
  proposeReply,
  withdrawBody,
} from './contract-changes.ts';
import { bookOf } from './exports.ts';
import { decideListChange, proposeListChange, withdrawListChange } from './service-changes.ts';
import { flowView, ledgerAt, levelsView, listsView, peopleView } from './views.ts';

/** What the routes of ledgers are made from. */
export interface LedgerDeps {
  readonly vocabulary: Vocabulary;
  readonly files: Pick<TableFiles, 'book'>;
}

/** The five lists, the ledgers at five levels, the three ledgers, their workbooks, and what the lists are called. */
export function ledgerRoutes(deps: LedgerDeps): RouteTable {
  return { ...readingRoutes, ...exportRoutes(deps), ...changeRoutes };
}

const readingRoutes: RouteTable = {
  'ledgers.lists': route({
    query: listsQuery,
    reply: listsReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, actor, today: app.clock.today() };
        const ledger = await ledgerAt(reader, query.place);
        return ledger.ok ? done(await listsView(reader, ledger.value)) : ledger;
      }),
  }),
  'ledgers.levels': route({
    query: levelsQuery,
    reply: levelsReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, actor, today: app.clock.today() };
        const ledger = await ledgerAt(reader, query.place);
        return ledger.ok ? done(await levelsView(reader, ledger.value, query)) : ledger;
      }),
  }),
  'ledgers.people': route({
    query: peopleQuery,
    reply: peopleReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => {
        const ledger = await ledgerAt({ tx, actor, today: app.clock.today() }, query.place);
        return ledger.ok ? done(await peopleView(tx, ledger.value, query)) : ledger;
      }),
  }),
  'ledgers.flow': route({
    query: flowQuery,
    reply: flowReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, actor, today: app.clock.today() };
        const ledger = await ledgerAt(reader, query.place);
        return ledger.ok ? done(await flowView(reader, ledger.value, query)) : ledger;
      }),
  }),
};

/** A workbook is written from one snapshot, and handed out when the journal has who took it and how many it names. */
function exportRoutes({ vocabulary, files }: LedgerDeps): RouteTable {
  const sections = vocabulary.sections();
  const word = (section: string, id: string) => sections[section]?.[id]?.zh ?? id;
  return {
    'ledgers.export': route({
      body: exportBody,
      reply: 'file',
      async handle({ body, app, actor, read, act }) {
        const today = app.clock.today();
        let people = 0;
        let unshown = 0;
        const written = await read(async (tx) => {
          const ledger = await ledgerAt({ tx, actor, today }, body.place);
          if (!ledger.ok) return ledger;
          const named = (counted: number, left: number) => {
            people = counted;
            unshown = left;
          };
          const file = await files.book(bookOf(body.what, { tx, ledger: ledger.value, word, named }));
          return done({ file, ledger: ledger.value });
        });
        if (!written.ok) return written;
        const { file, ledger } = written.value;
        return act({ type: 'ledger', id: body.what }, async (act) => {
          await act.record({
            event: 'ledger-exported',
            objectType: 'ledger',
            objectId: body.what,
            outcome: 'viewed',
            divisionPath: ledger.path,
            detail: { place: ledger.place.code, people, unshown },
          });
          return done(file);
        });
      },
    }),
  };
}

const subject = (id: string) => ({ type: 'list-change', id });
const changeRoutes: RouteTable = {
  'ledgers.propose': route({
    body: proposeBody,
    reply: proposeReply,
    handle: ({ body, act }) => act(subject('new'), (act) => proposeListChange(act, body)),
  }),
  'ledgers.decide': route({
    params: changeParams,
    body: decideBody,
    reply: changeReply,
    handle: ({ params, body, act }) =>
      act(subject(params.changeId), (act) => decideListChange(act, params.changeId as Uuid, body)),
  }),
  'ledgers.withdraw': route({
    params: changeParams,
    body: withdrawBody,
    reply: changeReply,
    handle: ({ params, body, act }) =>
      act(subject(params.changeId), (act) => withdrawListChange(act, params.changeId as Uuid, body)),
  }),
};
