import { z } from 'zod';
import { done, refused } from '../kernel/index.ts';
import { boundWorkReply, handedOverReply, handOverBody } from './contract-hand-over.ts';
import type { BoundWork } from './ports.ts';
import { NOT_FOUND, type RouteTable, route } from './route.ts';
import { handOver, showBoundWork } from './service-hand-over.ts';
import { zUuid } from './shapes.ts';

const accountId = z.strictObject({ accountId: zUuid });

/** Work that only one account may go on with, and its hand-over to a colleague. */
export function handOverRoutes(works: readonly BoundWork[]): RouteTable {
  return {
    'accounts.boundWork': route({
      params: accountId,
      reply: boundWorkReply,
      handle: (call) =>
        call.read(async (tx) => {
          const found = await showBoundWork(tx, call.actor, call.params.accountId, works);
          return found === undefined ? refused(NOT_FOUND) : done(found);
        }),
    }),
    'accounts.handOver': route({
      params: accountId,
      body: handOverBody,
      reply: handedOverReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          handOver(act, call.params.accountId, call.body, works),
        ),
    }),
  };
}
