import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { decideBody, listParams, listReply, listsReply, movedReply, sayBody } from './contract.ts';
import { decideList, proposeList, withdrawList } from './service.ts';
import { listsView, listView } from './views.ts';

const object = (params: { listId: string }) => ({ type: 'retention-list', id: params.listId });

/** Records over their term: found, proposed, confirmed. */
export const retentionRoutes: RouteTable = {
  'retention.lists': route({
    reply: listsReply,
    handle: ({ read }) => read(async (tx) => done(await listsView(tx))),
  }),
  'retention.show': route({
    params: listParams,
    reply: listReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, actor, today: app.clock.today() };
        const view = await listView(reader, params.listId as Uuid);
        return view ? done(view) : refused(NOT_FOUND);
      }),
  }),
  'retention.propose': route({
    params: listParams,
    body: sayBody,
    reply: movedReply,
    handle: ({ params, body, act }) =>
      act(object(params), (act) => proposeList(act, params.listId as Uuid, body)),
  }),
  'retention.withdraw': route({
    params: listParams,
    body: sayBody,
    reply: movedReply,
    handle: ({ params, body, act }) =>
      act(object(params), (act) => withdrawList(act, params.listId as Uuid, body)),
  }),
  'retention.decide': route({
    params: listParams,
    body: decideBody,
    reply: movedReply,
    handle: ({ params, body, act }) =>
      act(object(params), (act) => decideList(act, params.listId as Uuid, body)),
  }),
};
