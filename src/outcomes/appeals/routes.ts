import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  appealActReply,
  appealParams,
  appealReply,
  decideBody,
  draftReply,
  listQuery,
  listReply,
  lodgeBody,
  lodgeOwnBody,
  ownAppealsReply,
  sayBody,
  subjectParams,
} from './contract.ts';
import {
  decideAbove,
  decideAppeal,
  fulfilAppeal,
  lodgeAbove,
  lodgeAppeal,
  lodgeOwnAppeal,
  withdrawAppeal,
} from './service.ts';
import { appealPage, appealView, draftView } from './views.ts';
import { ownAppealsView } from './views-own.ts';

const subject = (params: { appealId: string }) => ({ type: 'appeal', id: params.appealId });

const viewRoutes: RouteTable = {
  'appeals.list': route({
    query: listQuery,
    reply: listReply,
    handle: ({ query, app, read }) =>
      read(async (tx) => done(await appealPage({ tx, today: app.clock.today() }, query))),
  }),
  'appeals.draft': route({
    params: subjectParams,
    reply: draftReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) => {
        const { subjectType, subjectId } = params;
        const reader = { tx, actor, today: app.clock.today() };
        const view = await draftView(reader, { subjectType, subjectId: subjectId as Uuid });
        return view ? done(view) : refused(NOT_FOUND);
      }),
  }),
  'appeals.show': route({
    params: appealParams,
    reply: appealReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) => {
        const view = await appealView({ tx, actor, today: app.clock.today() }, params.appealId as Uuid);
        return view ? done(view) : refused(NOT_FOUND);
      }),
  }),
};

/** What a person does herself. */
const workerRoutes: RouteTable = {
  'worker.appeals': route({
    reply: ownAppealsReply,
    async handle({ app, actor, read }) {
      const { personId } = actor;
      if (personId === null) return refused(NOT_FOUND);
      const today = app.clock.today();
      return done(await read((tx) => ownAppealsView({ tx, actor, today }, personId)));
    },
  }),
  'worker.lodgeAppeal': route({
    body: lodgeOwnBody,
    reply: appealActReply,
    handle: ({ body, actor, act }) => {
      const { personId } = actor;
      return act({ type: 'appeal', id: 'new' }, async (act) =>
        personId === null
          ? refused(NOT_FOUND)
          : lodgeOwnAppeal(act, personId, { ...body, subjectId: body.subjectId as Uuid }),
      );
    },
  }),
  'worker.lodgeAppealAbove': route({
    params: appealParams,
    body: sayBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => lodgeAbove(act, params.appealId as Uuid, body)),
  }),
  'worker.withdrawAppeal': route({
    params: appealParams,
    body: sayBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => withdrawAppeal(act, params.appealId as Uuid, body)),
  }),
};

/** Appeals: lodged, decided by the office and by the one above, put right, taken back. */
export const appealRoutes: RouteTable = {
  ...viewRoutes,
  ...workerRoutes,
  'appeals.lodge': route({
    body: lodgeBody,
    reply: appealActReply,
    handle: ({ body, act }) =>
      act({ type: 'appeal', id: 'new' }, (act) =>
        lodgeAppeal(act, { ...body, subjectId: body.subjectId as Uuid }),
      ),
  }),
  'appeals.decide': route({
    params: appealParams,
    body: decideBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => decideAppeal(act, params.appealId as Uuid, body)),
  }),
  'appeals.lodgeAbove': route({
    params: appealParams,
    body: sayBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => lodgeAbove(act, params.appealId as Uuid, body)),
  }),
  'appeals.decideAbove': route({
    params: appealParams,
    body: decideBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => decideAbove(act, params.appealId as Uuid, body)),
  }),
  'appeals.fulfil': route({
    params: appealParams,
    body: sayBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => fulfilAppeal(act, params.appealId as Uuid, body)),
  }),
  'appeals.withdraw': route({
    params: appealParams,
    body: sayBody,
    reply: appealActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => withdrawAppeal(act, params.appealId as Uuid, body)),
  }),
};
