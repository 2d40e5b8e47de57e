import { type RouteTable, route } from '../../platform/access/index.ts';
import { done } from '../../platform/kernel/index.ts';
import { inboxQuery, inboxReply, readBody, readParams, readReply, unreadReply } from './contract.ts';
import { inboxOf, readAll, readOne, unreadOf } from './service-inbox.ts';

/** The inbox of whoever is signed in. */
export const notificationRoutes: RouteTable = {
  'notifications.inbox': route({
    query: inboxQuery,
    reply: inboxReply,
    handle: ({ actor, query, read }) => read(async (tx) => done(await inboxOf(tx, actor, query))),
  }),
  'notifications.unread': route({
    reply: unreadReply,
    handle: ({ actor, read }) => read(async (tx) => done(await unreadOf(tx, actor))),
  }),
  'notifications.read': route({
    params: readParams,
    body: readBody,
    reply: readReply,
    handle: (call) =>
      call.act({ type: 'notification', id: call.params.notificationId }, (act) =>
        readOne(act, call.params.notificationId),
      ),
  }),
  'notifications.readAll': route({
    body: readBody,
    reply: readReply,
    handle: (call) => call.act({ type: 'notification', id: 'all' }, readAll),
  }),
};
