import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { personParams } from './contract.ts';
import {
  decideMoveBody,
  moveParams,
  moveReply,
  movesQuery,
  movesReply,
  proposeMoveBody,
  proposeMoveReply,
  receiveMoveBody,
  withdrawMoveBody,
} from './contract-moves.ts';
import { decideMove, proposeMove, receiveMove, withdrawMove } from './service-moves.ts';
import { moveViews } from './views-moves.ts';

const TYPE = 'person-move';

/** Moves of persons between counties. */
export function personMoveRoutes(): RouteTable {
  return {
    'persons.moves': route({
      query: movesQuery,
      reply: movesReply,
      async handle(call) {
        const { personId, at, after, limit } = call.query;
        const { actor, app } = call;
        const reader = { actor, ciphers: app.ciphers, today: app.clock.today() };
        const filter = {
          personId: (personId ?? null) as PersonId | null,
          isWaiting: at === undefined ? null : at === 'waiting',
          after: after ?? null,
          limit,
        };
        return done(await call.read((tx) => moveViews({ ...reader, tx }, filter)));
      },
    }),
    'persons.proposeMove': route({
      params: personParams,
      body: proposeMoveBody,
      reply: proposeMoveReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          proposeMove(act, call.params.personId as PersonId, call.body),
        ),
    }),
    'persons.decideMove': route({
      params: moveParams,
      body: decideMoveBody,
      reply: moveReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.moveId }, (act) =>
          decideMove(act, call.params.moveId as Uuid, call.body),
        ),
    }),
    'persons.withdrawMove': route({
      params: moveParams,
      body: withdrawMoveBody,
      reply: moveReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.moveId }, (act) =>
          withdrawMove(act, call.params.moveId as Uuid, call.body),
        ),
    }),
    'persons.receiveMove': route({
      params: moveParams,
      body: receiveMoveBody,
      reply: moveReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.moveId }, (act) =>
          receiveMove(act, call.params.moveId as Uuid, call.body),
        ),
    }),
  };
}
