import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  deviceActReply,
  deviceParams,
  devicesQuery,
  devicesReply,
  entriesQuery,
  entriesReply,
  registerBody,
  registerReply,
  revokeBody,
  sendBody,
  sendReply,
  takeBody,
  takeReply,
  villagesReply,
  wipeBody,
} from './contract.ts';
import type { VisitDeps } from './ports.ts';
import { registerDevice, revokeDevice, takeList, wipeDevice } from './service.ts';
import { receiveEntries } from './service-entries.ts';
import { villagesIn } from './store.ts';
import { devicesPage, entriesPage } from './views.ts';

const device = (deviceId: string) => ({ type: 'helper-device', id: deviceId });

/** A helper's phone: what it takes along and brings; and what the county sees of phones and of what they brought. */
export function visitRoutes(deps: VisitDeps): RouteTable {
  return { ...phoneRoutes(deps), ...deskRoutes };
}

function phoneRoutes(deps: VisitDeps): RouteTable {
  return {
    'visits.villages': route({
      reply: villagesReply,
      handle: ({ app, actor, read }) =>
        read(async (tx) => {
          const of = { reach: actor.divisionPath ?? '', ownCode: actor.divisionCode };
          const villages = await villagesIn(tx, { ...of, today: app.clock.today() });
          return done({ rows: villages.map(({ divisionPath: _, ...village }) => village) });
        }),
    }),
    'visits.registerDevice': route({
      body: registerBody,
      reply: registerReply,
      handle: ({ body, act }) => act(device('new'), (act) => registerDevice(act, body)),
    }),
    'visits.take': route({
      body: takeBody,
      reply: takeReply,
      handle: ({ body, act }) =>
        act(device(body.deviceId), (act) => takeList(act, { ...body, deviceId: body.deviceId as Uuid })),
    }),
    'visits.send': route({
      body: sendBody,
      reply: sendReply,
      // Each entry is an act of its own, known by the number that the phone gave it.
      handle: ({ body, app, actor, requestId }) =>
        receiveEntries({ app, actor, requestId }, deps, { ...body, deviceId: body.deviceId as Uuid }),
    }),
    'visits.wipe': route({
      params: deviceParams,
      body: wipeBody,
      reply: deviceActReply,
      handle: ({ params, body, act }) =>
        act(device(params.deviceId), (act) =>
          wipeDevice(act, { ...body, deviceId: params.deviceId as Uuid }),
        ),
    }),
  };
}

const deskRoutes: RouteTable = {
  'visits.devices': route({
    query: devicesQuery,
    reply: devicesReply,
    handle: ({ query, actor, read }) => read(async (tx) => done(await devicesPage({ tx, actor }, query))),
  }),
  'visits.revoke': route({
    params: deviceParams,
    body: revokeBody,
    reply: deviceActReply,
    handle: ({ params, body, act }) =>
      act(device(params.deviceId), (act) =>
        revokeDevice(act, { ...body, deviceId: params.deviceId as Uuid }),
      ),
  }),
  'visits.entries': route({
    query: entriesQuery,
    reply: entriesReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => done(await entriesPage({ tx, actor, ciphers: app.ciphers }, query))),
  }),
};
