import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import {
  decideSuspensionBody,
  decideSuspensionReply,
  liftBody,
  organisationParams,
  suspendBody,
  suspendReply,
} from './contract.ts';
import {
  changeParams,
  changeReply,
  decideChangeBody,
  proposeChangeBody,
  proposeChangeReply,
  withdrawChangeBody,
} from './contract-changes.ts';
import {
  decideExceptionBody,
  exceptionParams,
  exceptionReply,
  exceptionsQuery,
  exceptionsReply,
  proposeExceptionBody,
  proposeExceptionReply,
  withdrawExceptionBody,
} from './contract-credit-codes.ts';
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
import { decideChange, proposeChange, withdrawChange } from './service-changes.ts';
import {
  decideException,
  exceptionViews,
  proposeException,
  revokeException,
  withdrawException,
} from './service-credit-codes.ts';
import { decideMove, moveViews, proposeMove, receiveMove, withdrawMove } from './service-moves.ts';
import { decideSuspension, proposeLift, proposeSuspension } from './service-suspension.ts';

/** The right to train, lost and given back. Lists and pages of organisations show classes too: they are composed in app. */
export function organisationRoutes(): RouteTable {
  return {
    'organisations.suspend': route({
      params: organisationParams,
      body: suspendBody,
      reply: suspendReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          proposeSuspension(act, {
            organisationId: call.params.organisationId as Uuid,
            version: call.body.version,
            suspendedOn: call.body.suspendedOn as LocalDate,
            through: call.body.through as LocalDate | undefined,
            occupations: call.body.occupations,
            documentNumber: call.body.documentNumber,
            reason: call.body.reason,
          }),
        ),
    }),
    'organisations.liftSuspension': route({
      params: organisationParams,
      body: liftBody,
      reply: suspendReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          proposeLift(act, {
            ...call.body,
            organisationId: call.params.organisationId as Uuid,
            suspensionId: call.body.suspensionId as Uuid,
            liftedOn: call.body.liftedOn as LocalDate,
          }),
        ),
    }),
    'organisations.decideSuspension': route({
      params: organisationParams,
      body: decideSuspensionBody,
      reply: decideSuspensionReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          decideSuspension(act, call.params.organisationId as Uuid, call.body),
        ),
    }),
  };
}

/** Credit codes that fail their check: proposed by one person, confirmed by another. */
export function creditCodeRoutes(): RouteTable {
  return {
    'creditCodes.list': route({
      query: exceptionsQuery,
      reply: exceptionsReply,
      handle: async ({ app, actor, query, read }) =>
        done(
          await read((tx) =>
            exceptionViews({ tx, ciphers: app.ciphers }, actor, app.clock.today(), {
              after: query.after ?? null,
              limit: query.limit,
            }),
          ),
        ),
    }),
    'creditCodes.propose': route({
      body: proposeExceptionBody,
      reply: proposeExceptionReply,
      handle: ({ body, act }) =>
        act({ type: 'credit-code', id: 'new' }, (act) => proposeException(act, body)),
    }),
    'creditCodes.decide': route({
      params: exceptionParams,
      body: decideExceptionBody,
      reply: exceptionReply,
      handle: ({ params, body, act }) =>
        act({ type: 'credit-code', id: params.exceptionId }, (act) =>
          decideException(act, params.exceptionId as Uuid, body),
        ),
    }),
    'creditCodes.withdraw': route({
      params: exceptionParams,
      body: withdrawExceptionBody,
      reply: exceptionReply,
      handle: ({ params, body, act }) =>
        act({ type: 'credit-code', id: params.exceptionId }, (act) =>
          withdrawException(act, params.exceptionId as Uuid, body),
        ),
    }),
    'creditCodes.revoke': route({
      params: exceptionParams,
      body: withdrawExceptionBody,
      reply: exceptionReply,
      handle: ({ params, body, act }) =>
        act({ type: 'credit-code', id: params.exceptionId }, (act) =>
          revokeException(act, params.exceptionId as Uuid, body),
        ),
    }),
  };
}

/** What an organisation says of itself: proposed by itself or a handler, decided by another person. */
export function organisationChangeRoutes(): RouteTable {
  const idOf = (params: { readonly organisationId: string; readonly changeId: string }) => ({
    organisationId: params.organisationId as Uuid,
    changeId: params.changeId as Uuid,
  });
  return {
    'organisations.proposeChange': route({
      params: organisationParams,
      body: proposeChangeBody,
      reply: proposeChangeReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.organisationId }, (act) =>
          proposeChange(act, params.organisationId as Uuid, body),
        ),
    }),
    'organisations.decideChange': route({
      params: changeParams,
      body: decideChangeBody,
      reply: changeReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.organisationId }, (act) =>
          decideChange(act, idOf(params), body),
        ),
    }),
    'organisations.withdrawChange': route({
      params: changeParams,
      body: withdrawChangeBody,
      reply: changeReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.organisationId }, (act) =>
          withdrawChange(act, idOf(params), body),
        ),
    }),
  };
}

/** Moves of organisations between counties. */
export function organisationMoveRoutes(): RouteTable {
  return {
    'organisations.moves': route({
      query: movesQuery,
      reply: movesReply,
      handle: async ({ app, actor, query, read }) =>
        done(
          await read((tx) =>
            moveViews({ tx, ciphers: app.ciphers }, actor, app.clock.today(), {
              after: query.after ?? null,
              limit: query.limit,
            }),
          ),
        ),
    }),
    'organisations.proposeMove': route({
      body: proposeMoveBody,
      reply: proposeMoveReply,
      handle: ({ body, act }) =>
        act({ type: 'organisation', id: body.organisationId }, (act) =>
          proposeMove(act, { ...body, organisationId: body.organisationId as Uuid }),
        ),
    }),
    'organisations.decideMove': route({
      params: moveParams,
      body: decideMoveBody,
      reply: moveReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.moveId }, (act) =>
          decideMove(act, params.moveId as Uuid, body),
        ),
    }),
    'organisations.withdrawMove': route({
      params: moveParams,
      body: withdrawMoveBody,
      reply: moveReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.moveId }, (act) =>
          withdrawMove(act, params.moveId as Uuid, body),
        ),
    }),
    'organisations.receiveMove': route({
      params: moveParams,
      body: receiveMoveBody,
      reply: moveReply,
      handle: ({ params, body, act }) =>
        act({ type: 'organisation', id: params.moveId }, (act) =>
          receiveMove(act, params.moveId as Uuid, body),
        ),
    }),
  };
}
