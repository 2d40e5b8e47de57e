import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  conflictParams,
  conflictQuery,
  conflictReply,
  decideBody,
  decideReply,
  dutyListQuery,
  dutyListReply,
  dutyPersonQuery,
  dutyPersonReply,
  reopenBody,
} from './contract.ts';
import { decideConflict, reopenConflict } from './service-conflicts.ts';
import { conflictPage, dutyListPage, dutyPersonPage } from './views.ts';

/** Duty lists: what came, who stands on them, and what waits for a decision. */
export const dutyRoutes: RouteTable = {
  'dutyLists.list': route({
    query: dutyListQuery,
    reply: dutyListReply,
    handle: ({ query, read }) => read(async (tx) => done(await dutyListPage(tx, query))),
  }),
  'dutyLists.persons': route({
    query: dutyPersonQuery,
    reply: dutyPersonReply,
    handle: ({ query, read }) => read(async (tx) => done(await dutyPersonPage(tx, query))),
  }),
  'dutyLists.conflicts': route({
    query: conflictQuery,
    reply: conflictReply,
    handle: ({ query, actor, read }) => read(async (tx) => done(await conflictPage({ tx, actor }, query))),
  }),
  'dutyLists.decide': route({
    params: conflictParams,
    body: decideBody,
    reply: decideReply,
    handle: ({ params, body, act }) =>
      act({ type: 'duty-conflict', id: params.conflictId }, (inAct) =>
        decideConflict(inAct, { ...body, conflictId: params.conflictId as Uuid }),
      ),
  }),
  'dutyLists.reopen': route({
    params: conflictParams,
    body: reopenBody,
    reply: decideReply,
    handle: ({ params, body, act }) =>
      act({ type: 'duty-conflict', id: params.conflictId }, (inAct) =>
        reopenConflict(inAct, { ...body, conflictId: params.conflictId as Uuid }),
      ),
  }),
};
