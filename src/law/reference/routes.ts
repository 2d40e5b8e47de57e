import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate } from '../../platform/kernel/index.ts';
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
import {
  endPlaceBody,
  placeListQuery,
  placeListReply,
  placeParams,
  placeReply,
  registerPlaceBody,
} from './contract-places.ts';
import { trainingStandardsQuery, trainingStandardsReply } from './contract-training.ts';
import { counterOf } from './counters.ts';
import { occupationPage, scarcePage, standardPage } from './service.ts';
import { endPlace, placePage, registerPlace } from './service-places.ts';
import { trainingStandardPage } from './service-training.ts';
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
    'trainingStandards.list': route({
      query: trainingStandardsQuery,
      reply: trainingStandardsReply,
      handle: (call) =>
        call.read(async (tx) => done(await trainingStandardPage(tx, call.query, call.app.clock.today()))),
    }),
    ...placeRoutes(),
  };
}

function placeRoutes(): RouteTable {
  return {
    'places.list': route({
      query: placeListQuery,
      reply: placeListReply,
      handle: (call) => call.read(async (tx) => done(await placePage(tx, call.actor, call.query))),
    }),
    'places.register': route({
      body: registerPlaceBody,
      reply: placeReply,
      handle: (call) =>
        call.act({ type: 'division', id: call.body.code }, (act) => registerPlace(act, call.body)),
    }),
    'places.end': route({
      params: placeParams,
      body: endPlaceBody,
      reply: placeReply,
      handle: (call) =>
        call.act({ type: 'division', id: call.params.divisionCode }, (act) =>
          endPlace(act, {
            divisionCode: call.params.divisionCode,
            endedOn: call.body.endedOn as LocalDate,
            reason: call.body.reason,
          }),
        ),
    }),
  };
}
