import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  addBody,
  addReply,
  classParams,
  classReply,
  decideBody,
  findReply,
  itemActReply,
  itemParams,
  judgeBody,
  personParams,
  personReply,
  signActReply,
  signParams,
  signReply,
  signsQuery,
  signsReply,
  takeBackBody,
  withdrawBody,
} from './contract.ts';
import type { EvidenceFollowers } from './ports.ts';
import { addEvidence, withdrawEvidence } from './service.ts';
import { findInClass } from './service-find.ts';
import { decideSign, judgeSign, takeBackSign } from './service-signs.ts';
import { classView, personLine } from './views.ts';
import { signDetail, signsPage } from './views-signs.ts';

const orNotFound = <T>(value: T | undefined): Result<T> =>
  value === undefined ? refused(NOT_FOUND) : done(value);
const sign = (params: { signId: string }) => ({ type: 'evidence-sign', id: params.signId });

/** What shows that a class was taught: added by those who teach, read by the bureau; and its signs, judged by people. */
export function evidenceRoutes(followers: EvidenceFollowers): RouteTable {
  return { ...itemRoutes(followers), ...signRoutes(followers) };
}

function itemRoutes(followers: EvidenceFollowers): RouteTable {
  return {
    'evidence.ofClass': route({
      params: classParams,
      reply: classReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) =>
          orNotFound(await classView({ tx, actor, ciphers: app.ciphers }, params.classId as Uuid, followers)),
        ),
    }),
    'evidence.ofPerson': route({
      params: personParams,
      reply: personReply,
      handle: ({ params, read }) =>
        read(async (tx) =>
          orNotFound(
            await personLine(
              { tx },
              { classId: params.classId as Uuid, personId: params.personId as PersonId },
              followers,
            ),
          ),
        ),
    }),
    'evidence.add': route({
      params: classParams,
      body: addBody,
      reply: addReply,
      handle: ({ params, body, act }) =>
        act({ type: 'training-class', id: params.classId }, (act) =>
          addEvidence(act, params.classId as Uuid, body),
        ),
    }),
    'evidence.withdraw': route({
      params: itemParams,
      body: withdrawBody,
      reply: itemActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'evidence-item', id: params.itemId }, (act) =>
          withdrawEvidence(act, followers, params.itemId as Uuid, body.reason),
        ),
    }),
  };
}

function signRoutes(followers: EvidenceFollowers): RouteTable {
  return {
    'evidence.signs': route({
      query: signsQuery,
      reply: signsReply,
      handle: ({ query, actor, read }) => read(async (tx) => done(await signsPage({ tx, actor }, query))),
    }),
    'evidence.sign': route({
      params: signParams,
      reply: signReply,
      handle: ({ params, actor, read }) =>
        read(async (tx) => orNotFound(await signDetail({ tx, actor }, params.signId as Uuid))),
    }),
    'evidence.find': route({
      params: classParams,
      reply: findReply,
      handle: ({ params, act }) =>
        act({ type: 'training-class', id: params.classId }, (act) =>
          findInClass(act, params.classId as Uuid),
        ),
    }),
    'evidence.judge': route({
      params: signParams,
      body: judgeBody,
      reply: signActReply,
      handle: ({ params, body, act }) =>
        act(sign(params), (act) => judgeSign(act, params.signId as Uuid, body)),
    }),
    'evidence.takeBack': route({
      params: signParams,
      body: takeBackBody,
      reply: signActReply,
      handle: ({ params, body, act }) =>
        act(sign(params), (act) => takeBackSign(act, params.signId as Uuid, body)),
    }),
    'evidence.decide': route({
      params: signParams,
      body: decideBody,
      reply: signActReply,
      handle: ({ params, body, act }) =>
        act(sign(params), (act) => decideSign(act, followers, params.signId as Uuid, body)),
    }),
  };
}
