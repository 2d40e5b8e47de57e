import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  decideBody,
  disputableReply,
  disputeActReply,
  disputeParams,
  disputeReply,
  draftReply,
  listQuery,
  listReply,
  openedReply,
  ownDisputesReply,
  personParams,
  proposeBody,
  raiseBody,
  recordBody,
  sayBody,
  takeBackBody,
} from './contract.ts';
import {
  decideAnswer,
  noteCorrection,
  proposeAnswer,
  takeBackDispute,
  withdrawAnswer,
  withdrawDispute,
} from './service-answers.ts';
import { raiseDispute, recordDispute } from './service-disputes.ts';
import { disputableView, disputePage, disputeView, draftView, ownDisputes } from './views.ts';

const subject = (params: { disputeId: string }) => ({ type: 'dispute', id: params.disputeId });

/** What a person disputes: her own pages, the desk, the answer of two people. */
export const disputeRoutes: RouteTable = { ...workerRoutes(), ...viewRoutes(), ...actRoutes() };

function workerRoutes(): RouteTable {
  return {
    'worker.disputes': route({
      reply: ownDisputesReply,
      async handle({ app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return done(await read((tx) => ownDisputes({ tx, actor, today: app.clock.today() }, personId)));
      },
    }),
    'worker.disputable': route({
      reply: disputableReply,
      async handle({ app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return done(await read((tx) => disputableView({ tx, today: app.clock.today() }, personId)));
      },
    }),
    'disputes.raise': route({
      body: raiseBody,
      reply: openedReply,
      handle: ({ body, act }) =>
        act({ type: 'dispute', id: 'new' }, (act) =>
          raiseDispute(act, { ...body, subjectId: body.subjectId as Uuid }),
        ),
    }),
    'disputes.takeBack': route({
      params: disputeParams,
      body: takeBackBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => takeBackDispute(act, params.disputeId as Uuid, body)),
    }),
  };
}

function viewRoutes(): RouteTable {
  return {
    'disputes.list': route({
      query: listQuery,
      reply: listReply,
      handle: ({ query, app, read }) =>
        read(async (tx) => done(await disputePage({ tx, today: app.clock.today() }, query))),
    }),
    'disputes.draft': route({
      params: personParams,
      reply: draftReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const reader = { tx, actor, today: app.clock.today() };
          const view = await draftView(reader, params.personId as PersonId);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
    'disputes.show': route({
      params: disputeParams,
      reply: disputeReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const reader = { tx, actor, today: app.clock.today() };
          const view = await disputeView(reader, params.disputeId as Uuid);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
  };
}

function actRoutes(): RouteTable {
  return {
    'disputes.record': route({
      body: recordBody,
      reply: openedReply,
      handle: ({ body, act }) => {
        const { personId, broughtOn, ...said } = body;
        const brought = { ...said, subjectId: said.subjectId as Uuid, broughtOn: broughtOn as LocalDate };
        return act({ type: 'dispute', id: 'new' }, (act) =>
          recordDispute(act, personId as PersonId, brought),
        );
      },
    }),
    'disputes.propose': route({
      params: disputeParams,
      body: proposeBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => proposeAnswer(act, params.disputeId as Uuid, body)),
    }),
    'disputes.withdrawAnswer': route({
      params: disputeParams,
      body: sayBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => withdrawAnswer(act, params.disputeId as Uuid, body)),
    }),
    'disputes.decide': route({
      params: disputeParams,
      body: decideBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideAnswer(act, params.disputeId as Uuid, body)),
    }),
    'disputes.correct': route({
      params: disputeParams,
      body: sayBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => noteCorrection(act, params.disputeId as Uuid, body)),
    }),
    'disputes.withdraw': route({
      params: disputeParams,
      body: sayBody,
      reply: disputeActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => withdrawDispute(act, params.disputeId as Uuid, body)),
    }),
  };
}
