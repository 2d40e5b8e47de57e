import type { Vocabulary } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, type LocalDate, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  exportQuery,
  figuresQuery,
  figuresReply,
  listQuery,
  listReply,
  mapBody,
  markBody,
  markReply,
  needActReply,
  needParams,
  ownBody,
  ownReply,
  ownWithdrawBody,
  readingsQuery,
  readingsReply,
  recordBody,
  recordReply,
  serveBody,
  showReply,
  unaskedQuery,
  unaskedReply,
  withdrawBody,
} from './contract.ts';
import { waitingTable } from './exports.ts';
import type { DutyLists, Homes } from './ports.ts';
import { REFUSALS } from './rules.ts';
import { mapToOccupation, markContact, recordNeed, serveByHand, withdrawNeed } from './service.ts';
import { personOfWish, placeOfOwnWish, placeOfWish } from './service-people.ts';
import { findNeed } from './store.ts';
import {
  figuresView,
  ledgerPage,
  longestWaiting,
  ownNeeds,
  readingsOf,
  rowsOf,
  unaskedView,
} from './views.ts';

/** What the routes of needs are made from. */
export interface NeedDeps {
  readonly vocabulary: Vocabulary;
  readonly files: TableFiles;
  /** The lists of another department, which a later module keeps. */
  readonly lists: DutyLists;
  /** Where people live, which a later module keeps. */
  readonly homes: Homes;
}

const MOST_ROWS = 50_000;
const needOf = (params: { needId: string }) => ({ type: 'need', id: params.needId });

/** The ledger of needs at the desk, and a person's own wishes. */
export function needRoutes(deps: NeedDeps): RouteTable {
  return { ...readingRoutes(deps), ...recordingRoutes, ...changingRoutes, ...ownRoutes(deps) };
}

function readingRoutes({ vocabulary, files, lists }: NeedDeps): RouteTable {
  return {
    'needs.list': route({
      query: listQuery,
      reply: listReply,
      handle: ({ query, app, actor, read }) =>
        read(async (tx) => done(await ledgerPage({ tx, actor, today: app.clock.today() }, query))),
    }),
    'needs.show': route({
      params: needParams,
      reply: showReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const found = await findNeed(tx, params.needId as Uuid);
          if (!found) return refused(NOT_FOUND);
          const [row] = await rowsOf({ tx, actor, today: app.clock.today() }, [found]);
          return row ? done(row) : refused(NOT_FOUND);
        }),
    }),
    'needs.readings': route({
      query: readingsQuery,
      reply: readingsReply,
      handle: ({ query, read }) => read(async (tx) => done(await readingsOf(tx, query.words))),
    }),
    'needs.figures': route({
      query: figuresQuery,
      reply: figuresReply,
      handle: ({ query, app, actor, read }) =>
        read(async (tx) => done(await figuresView({ tx, actor, today: app.clock.today() }, query))),
    }),
    'needs.unasked': route({
      query: unaskedQuery,
      reply: unaskedReply,
      handle: ({ query, app, actor, read }) =>
        read(async (tx) => done(await unaskedView({ tx, actor, today: app.clock.today() }, lists, query))),
    }),
    'needs.export': route({
      query: exportQuery,
      reply: 'file',
      async handle({ query, app, actor, read }) {
        const today = app.clock.today();
        const rows = await read((tx) => longestWaiting({ tx, actor, today }, query, MOST_ROWS));
        if (rows === undefined) return refused(REFUSALS.tooManyRows);
        return done(await files.write(waitingTable(rows, vocabulary, today)));
      },
    }),
  };
}

const recordingRoutes: RouteTable = {
  'needs.record': route({
    body: recordBody,
    reply: recordReply,
    handle: ({ body, act }) =>
      act({ type: 'need', id: 'new' }, async (act) => {
        const place = await placeOfWish(act, body.villageCode);
        if (!place.ok) return place;
        const person = await personOfWish(act, body, place.value);
        if (!person.ok) return person;
        const { askedOn, ...wish } = body;
        return recordNeed(act, {
          ...wish,
          personId: person.value,
          place: place.value,
          askedOn: askedOn as LocalDate | undefined,
        });
      }),
  }),
  'needs.mark': route({
    body: markBody,
    reply: markReply,
    handle: ({ body, act }) =>
      act({ type: 'contact-mark', id: 'new' }, async (act) => {
        const place = await placeOfWish(act, body.villageCode);
        if (!place.ok) return place;
        const person = await personOfWish(act, body, place.value);
        if (!person.ok) return person;
        return markContact(act, {
          ...body,
          personId: person.value,
          place: place.value,
          markedOn: body.markedOn as LocalDate | undefined,
        });
      }),
  }),
};

const changingRoutes: RouteTable = {
  'needs.map': route({
    params: needParams,
    body: mapBody,
    reply: needActReply,
    handle: ({ params, body, act }) =>
      act(needOf(params), (act) => mapToOccupation(act, { ...body, needId: params.needId as Uuid })),
  }),
  'needs.serve': route({
    params: needParams,
    body: serveBody,
    reply: needActReply,
    handle: ({ params, body, act }) =>
      act(needOf(params), (act) =>
        serveByHand(act, {
          ...body,
          needId: params.needId as Uuid,
          servedOn: body.servedOn as LocalDate,
        }),
      ),
  }),
  'needs.withdraw': route({
    params: needParams,
    body: withdrawBody,
    reply: needActReply,
    handle: ({ params, body, act }) =>
      act(needOf(params), (act) => withdrawNeed(act, { ...body, needId: params.needId as Uuid })),
  }),
};

const ownRoutes = ({ homes }: Pick<NeedDeps, 'homes'>): RouteTable => ({
  'worker.needs': route({
    reply: ownReply,
    async handle({ app, actor, read }) {
      const { personId } = actor;
      if (personId === null) return refused(NOT_FOUND);
      return done(await read((tx) => ownNeeds({ tx, actor, today: app.clock.today() }, homes, personId)));
    },
  }),
  'worker.recordNeed': route({
    body: ownBody,
    reply: recordReply,
    handle: ({ body, actor, act }) =>
      act({ type: 'need', id: 'new' }, async (act) => {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const { divisionCode, ...wish } = body;
        const place = await placeOfOwnWish(act.tx, homes, personId, divisionCode);
        if (!place) return refused(REFUSALS.countyUnknown);
        return recordNeed(act, { ...wish, personId, place, channel: 'app' }, 'worker.recordNeed');
      }),
  }),
  'worker.withdrawNeed': route({
    params: needParams,
    body: ownWithdrawBody,
    reply: needActReply,
    handle: ({ params, body, act }) =>
      act(needOf(params), (act) =>
        withdrawNeed(
          act,
          { ...body, needId: params.needId as Uuid, endReason: 'changed-mind' },
          'worker.withdrawNeed',
        ),
      ),
  }),
});
