import { z } from 'zod';
import { done } from '../kernel/index.ts';
import {
  actingReply,
  askDelegationBody,
  askOwnDelegationBody,
  beginActingBody,
  colleagueRow,
  decideDelegationBody,
  delegationReply,
  delegationRow,
  ownDelegationsReply,
} from './contract-delegations.ts';
import { type RouteTable, route } from './route.ts';
import { beginActing, endActing } from './service-acting.ts';
import { askDelegation, decideDelegation, withdrawDelegation } from './service-delegations.ts';
import { zPage, zUuid } from './shapes.ts';
import { selectColleagues } from './store-delegations.ts';
import { listDelegations, ownDelegations } from './views-delegations.ts';

const delegationId = z.strictObject({ delegationId: zUuid });
const object = (id: string) => ({ type: 'delegation', id });

/** Acting for a colleague on leave: asking, releasing, taking back, and switching to it. */
export function delegationRoutes(deps: { readonly isDemonstration: () => boolean }): RouteTable {
  return { ...ownDelegationRoutes(deps), ...administratorRoutes };
}

function ownDelegationRoutes(deps: { readonly isDemonstration: () => boolean }): RouteTable {
  return {
    'access.delegations': route({
      reply: ownDelegationsReply,
      handle: (call) =>
        call.read(async (tx) => done(await ownDelegations(tx, call.actor, call.app.clock.today()))),
    }),
    'access.colleagues': route({
      reply: zPage(colleagueRow),
      handle: (call) =>
        call.read(async (tx) =>
          done({ rows: await selectColleagues(tx, call.actor.accountId, null), next: null, total: null }),
        ),
    }),
    'access.askDelegation': route({
      body: askOwnDelegationBody,
      reply: delegationReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.actor.accountId }, (act) =>
          askDelegation(act, { ...call.body, fromAccountId: call.actor.accountId }, 'access.askDelegation'),
        ),
    }),
    'access.withdrawDelegation': route({
      params: delegationId,
      reply: delegationReply,
      handle: (call) =>
        call.act(object(call.params.delegationId), (act) =>
          withdrawDelegation(act, call.params.delegationId, 'access.withdrawDelegation'),
        ),
    }),
    'access.beginActing': route({
      body: beginActingBody,
      reply: actingReply,
      handle: (call) =>
        call.act(object(call.body.delegationId), (act) =>
          beginActing(act, call.body.delegationId, {
            tokenDigest: call.session.tokenDigest,
            isDemonstration: deps.isDemonstration(),
          }),
        ),
    }),
    'access.endActing': route({
      reply: actingReply,
      handle: (call) =>
        call.act(object(call.actor.actingFor?.delegationId ?? call.actor.accountId), (act) =>
          endActing(act, call.session.tokenDigest),
        ),
    }),
  };
}

const administratorRoutes: RouteTable = {
  'delegations.list': route({
    reply: zPage(delegationRow),
    handle: (call) =>
      call.read(async (tx) => done(await listDelegations(tx, call.actor, call.app.clock.today()))),
  }),
  'delegations.colleagues': route({
    params: z.strictObject({ accountId: zUuid }),
    reply: zPage(colleagueRow),
    handle: (call) =>
      call.read(async (tx) =>
        done({
          rows: await selectColleagues(tx, call.params.accountId, call.actor.divisionPath),
          next: null,
          total: null,
        }),
      ),
  }),
  'delegations.ask': route({
    body: askDelegationBody,
    reply: delegationReply,
    handle: (call) =>
      call.act({ type: 'account', id: call.body.fromAccountId }, (act) =>
        askDelegation(act, call.body, 'delegations.ask'),
      ),
  }),
  'delegations.decide': route({
    params: delegationId,
    body: decideDelegationBody,
    reply: delegationReply,
    handle: (call) =>
      call.act(object(call.params.delegationId), (act) =>
        decideDelegation(act, call.params.delegationId, call.body),
      ),
  }),
  'delegations.withdraw': route({
    params: delegationId,
    reply: delegationReply,
    handle: (call) =>
      call.act(object(call.params.delegationId), (act) =>
        withdrawDelegation(act, call.params.delegationId, 'delegations.withdraw'),
      ),
  }),
};
