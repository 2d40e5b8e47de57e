import { type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  changeParams,
  changesQuery,
  changesReply,
  proposeAccountBody,
  proposeAccountReply,
  reviewAccountReply,
  unmaskAccountBody,
  unmaskAccountReply,
  withdrawAccountBody,
} from './contract.ts';
import { agreementRoutes } from './routes-agreements.ts';
import { holdRoutes } from './routes-holds.ts';
import { DESK, proposeAccount, reviewAccount, unmaskAccount } from './service.ts';
import { withdrawAccount } from './service-withdraw.ts';
import { changeViews } from './views.ts';

/** The accounts that payees are paid to, proposed by one person and decided by another; and who is not paid at all. */
export function payeeRoutes(): RouteTable {
  return { ...accountRoutes(), ...agreementRoutes(), ...holdRoutes() };
}

function accountRoutes(): RouteTable {
  return {
    'payees.accounts': route({
      query: changesQuery,
      reply: changesReply,
      async handle(call) {
        const { status, after, limit } = call.query;
        const today = call.app.clock.today();
        return done(
          await call.read((tx) =>
            changeViews({ tx, ciphers: call.app.ciphers }, call.actor, today, {
              status: status ?? null,
              after: after ?? null,
              limit,
            }),
          ),
        );
      },
    }),
    'payees.proposeAccount': route({
      body: proposeAccountBody,
      reply: proposeAccountReply,
      handle: ({ body, act }) =>
        act({ type: 'payee-account', id: 'new' }, (act) =>
          proposeAccount(act, {
            ...body,
            organisationId: (body.organisationId ?? null) as Uuid | null,
            personId: (body.personId ?? null) as PersonId | null,
            source: DESK,
          }),
        ),
    }),
    'payees.reviewAccount': route({
      params: changeParams,
      body: reviewBody,
      reply: reviewAccountReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-account', id: params.changeId }, (act) =>
          reviewAccount(act, params.changeId as Uuid, body),
        ),
    }),
    'payees.withdrawAccount': route({
      params: changeParams,
      body: withdrawAccountBody,
      reply: reviewAccountReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-account', id: params.changeId }, (act) =>
          withdrawAccount(act, params.changeId as Uuid, body),
        ),
    }),
    'payees.unmaskAccount': route({
      params: changeParams,
      body: unmaskAccountBody,
      reply: unmaskAccountReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-account', id: params.changeId }, (act) =>
          unmaskAccount(act, params.changeId as Uuid, body.reason),
        ),
    }),
  };
}
