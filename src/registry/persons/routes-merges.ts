import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { personParams } from './contract.ts';
import {
  apartBody,
  apartParams,
  apartReply,
  decideMergeBody,
  duplicatesReply,
  endApartBody,
  mergeBody,
  mergeParams,
  mergeReply,
  mergesQuery,
  mergesReply,
  undoMergeBody,
  withdrawMergeBody,
} from './contract-merges.ts';
import type { PersonFollowers } from './ports.ts';
import { endApart, keepApart } from './service-apart.ts';
import { decideMerge } from './service-decide-merge.ts';
import { proposeMerge, proposeUndo, withdrawMerge } from './service-merges.ts';
import { duplicatesView, mergeViews } from './views-merges.ts';

const TYPE = 'person-merge';

/** Who may be one human being: found, kept apart, read as one and apart again. */
export function duplicateRoutes(): RouteTable {
  return {
    'persons.duplicates': route({
      reply: duplicatesReply,
      handle: async (call) => done(await call.read(duplicatesView)),
    }),
    'persons.keepApart': route({
      params: personParams,
      body: apartBody,
      reply: apartReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          keepApart(
            act,
            { personId: call.params.personId as PersonId, otherId: call.body.otherId as PersonId },
            call.body.reason,
          ),
        ),
    }),
    'persons.endApart': route({
      params: apartParams,
      body: endApartBody,
      reply: apartReply,
      handle: (call) =>
        call.act({ type: 'person', id: call.params.apartId }, (act) =>
          endApart(act, call.params.apartId as Uuid, call.body),
        ),
    }),
  };
}

/** Merges of two numbers of one human being. */
export function mergeRoutes(followers: PersonFollowers): RouteTable {
  return {
    'persons.merges': route({
      query: mergesQuery,
      reply: mergesReply,
      async handle(call) {
        const { personId, after, limit } = call.query;
        const { actor, app } = call;
        const reader = { actor, ciphers: app.ciphers, today: app.clock.today() };
        const filter = { personId: (personId ?? null) as PersonId | null, after: after ?? null, limit };
        return done(await call.read((tx) => mergeViews({ ...reader, tx }, filter)));
      },
    }),
    'persons.merge': route({
      params: personParams,
      body: mergeBody,
      reply: mergeReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          proposeMerge(
            act,
            { personId: call.params.personId as PersonId, otherId: call.body.otherId as PersonId },
            call.body,
            followers,
          ),
        ),
    }),
    'persons.undoMerge': route({
      params: mergeParams,
      body: undoMergeBody,
      reply: mergeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.mergeId }, (act) =>
          proposeUndo(act, call.params.mergeId as Uuid, call.body, followers),
        ),
    }),
    'persons.decideMerge': route({
      params: mergeParams,
      body: decideMergeBody,
      reply: mergeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.mergeId }, (act) =>
          decideMerge(act, call.params.mergeId as Uuid, call.body, followers),
        ),
    }),
    'persons.withdrawMerge': route({
      params: mergeParams,
      body: withdrawMergeBody,
      reply: mergeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.mergeId }, (act) =>
          withdrawMerge(act, call.params.mergeId as Uuid, call.body),
        ),
    }),
  };
}
