import { type RouteTable, route } from '../../platform/access/index.ts';
import { done } from '../../platform/kernel/index.ts';
import {
  counterParams,
  counterReply,
  divisionListQuery,
  divisionListReply,
  occupationListQuery,
  occupationListReply,
  scarceListQuery,
  scarceListReply,
  standardListQuery,
  standardListReply,
} from './contract.ts';
import { counterOf } from './counters.ts';
import { occupationPage, scarcePage, standardPage } from './service.ts';
import { listDivisions } from './store-reference.ts';

/** Reference tables and the city's amounts, each row with its days and its source. */
export function catalogueRoutes(): RouteTable {
  return {
    'divisions.list': route({
      query: divisionListQuery,
      reply: divisionListReply,
      handle: (call) => call.read(async (tx) => done({ rows: await listDivisions(tx, call.query.parent) })),
    }),
    'divisions.counter': route({
      params: counterParams,
      reply: counterReply,
      handle: async ({ params }) => done(counterOf(params.divisionCode)),
    }),
    'occupations.list': route({
      query: occupationListQuery,
      reply: occupationListReply,
      handle: (call) => call.read(async (tx) => done(await occupationPage(tx, call.query))),
    }),
    'standards.list': route({
      query: standardListQuery,
      reply: standardListReply,
      handle: (call) =>
        call.read(async (tx) => done(await standardPage(tx, call.query, call.app.clock.today()))),
    }),
    'scarceOccupations.list': route({
      query: scarceListQuery,
      reply: scarceListReply,
      handle: (call) =>
        call.read(async (tx) => done(await scarcePage(tx, call.query, call.app.clock.today()))),
    }),
  };
}
