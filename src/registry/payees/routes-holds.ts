import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  decideReleaseBody,
  holdBody,
  holdParams,
  holdReply,
  holdsQuery,
  holdsReply,
  proposeReleaseBody,
} from './contract-holds.ts';
import { decideRelease, holdPayee, proposeRelease, withdrawRelease } from './service-hold.ts';
import { holdViews } from './views-holds.ts';

/** Payees to whom nothing is paid: held by one person, released by two. */
export function holdRoutes(): RouteTable {
  return {
    'payees.holds': route({
      query: holdsQuery,
      reply: holdsReply,
      async handle(call) {
        const { organisationId, personId, after, limit } = call.query;
        return done(
          await call.read((tx) =>
            holdViews(tx, call.actor, {
              organisationId: organisationId ?? null,
              personId: (personId ?? null) as PersonId | null,
              after: after ?? null,
              limit,
            }),
          ),
        );
      },
    }),
    'payees.hold': route({
      body: holdBody,
      reply: holdReply,
      handle: ({ body, act }) =>
        act({ type: 'payee-hold', id: 'new' }, (act) =>
          holdPayee(act, {
            organisationId: (body.organisationId ?? null) as Uuid | null,
            personId: (body.personId ?? null) as PersonId | null,
            reason: body.reason,
          }),
        ),
    }),
    'payees.proposeRelease': route({
      params: holdParams,
      body: proposeReleaseBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-hold', id: params.holdId }, (act) =>
          proposeRelease(act, params.holdId as Uuid, body),
        ),
    }),
    'payees.withdrawRelease': route({
      params: holdParams,
      body: proposeReleaseBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-hold', id: params.holdId }, (act) =>
          withdrawRelease(act, params.holdId as Uuid, body),
        ),
    }),
    'payees.decideRelease': route({
      params: holdParams,
      body: decideReleaseBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-hold', id: params.holdId }, (act) =>
          decideRelease(act, params.holdId as Uuid, body),
        ),
    }),
  };
}
