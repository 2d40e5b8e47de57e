import { z } from 'zod';
import { done } from '../kernel/index.ts';
import { endedReply, endSessionsBody, sessionRow } from './contract-sessions.ts';
import { type RouteTable, route } from './route.ts';
import { endOtherSessions, endOwnSession, endSessionsOf, listOwnSessions } from './service-sessions.ts';
import { zPage, zUuid } from './shapes.ts';

/** One's own sessions, and those of an account that is signed out everywhere. */
export const sessionRoutes: RouteTable = {
  'access.sessions': route({
    reply: zPage(sessionRow),
    handle: (call) =>
      call.read(async (tx) =>
        done({
          rows: await listOwnSessions(tx, call.actor, {
            tokenDigest: call.session.tokenDigest,
            now: call.app.clock.now(),
          }),
          next: null,
          total: null,
        }),
      ),
  }),
  'access.endSession': route({
    params: z.strictObject({ sessionId: zUuid }),
    reply: endedReply,
    handle: (call) =>
      call.act({ type: 'account', id: call.actor.accountId }, (act) =>
        endOwnSession(act, call.params.sessionId),
      ),
  }),
  'access.endOtherSessions': route({
    reply: endedReply,
    handle: (call) =>
      call.act({ type: 'account', id: call.actor.accountId }, (act) =>
        endOtherSessions(act, call.session.tokenDigest),
      ),
  }),
  'accounts.endSessions': route({
    params: z.strictObject({ accountId: zUuid }),
    body: endSessionsBody,
    reply: endedReply,
    handle: (call) =>
      call.act({ type: 'account', id: call.params.accountId }, (act) =>
        endSessionsOf(act, call.params.accountId, call.body),
      ),
  }),
};
