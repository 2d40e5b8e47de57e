import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  actReply,
  amendBody,
  endMeasureBody,
  householdListQuery,
  householdListReply,
  householdParams,
  householdReply,
  joinBody,
  leaveBody,
  madeReply,
  makeBody,
  measureParams,
  measureReply,
  mergeBody,
  ownHouseholdReply,
  planBody,
  splitBody,
} from './contract.ts';
import { dutyRoutes } from './routes-duty.ts';
import { amendHousehold, joinHousehold, leaveHousehold, makeHousehold } from './service.ts';
import { mergeHouseholds, splitHousehold } from './service-join.ts';
import { endMeasure, planMeasure } from './service-measures.ts';
import { householdCard, householdPage } from './views.ts';
import { ownHousehold } from './views-own.ts';

/** Households, their plans, and the lists of the department of rural revitalisation. */
export function householdRoutes(): RouteTable {
  return { ...viewRoutes, ...cardRoutes, ...measureRoutes, ...dutyRoutes };
}

const subject = (params: { householdId: string }) => ({ type: 'household', id: params.householdId });

const viewRoutes: RouteTable = {
  'households.list': route({
    query: householdListQuery,
    reply: householdListReply,
    handle: ({ query, read }) => read(async (tx) => done(await householdPage(tx, query))),
  }),
  'households.show': route({
    params: householdParams,
    reply: householdReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, ciphers: app.ciphers, actor, today: app.clock.today() };
        const card = await householdCard(reader, params.householdId as Uuid);
        return card ? done(card) : refused(NOT_FOUND);
      }),
  }),
  'worker.household': route({
    reply: ownHouseholdReply,
    handle: ({ actor, read }) => read(async (tx) => done(await ownHousehold(tx, actor.personId))),
  }),
};

const cardRoutes: RouteTable = {
  'households.make': route({
    body: makeBody,
    reply: madeReply,
    handle: ({ body, act }) =>
      act({ type: 'household', id: 'new' }, (inAct) =>
        makeHousehold(inAct, { ...body, fromOn: body.fromOn as LocalDate }),
      ),
  }),
  'households.amend': route({
    params: householdParams,
    body: amendBody,
    reply: actReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        amendHousehold(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          headId: body.headId as PersonId,
        }),
      ),
  }),
  'households.join': route({
    params: householdParams,
    body: joinBody,
    reply: actReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        joinHousehold(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          fromOn: body.fromOn as LocalDate,
        }),
      ),
  }),
  'households.leave': route({
    params: householdParams,
    body: leaveBody,
    reply: actReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        leaveHousehold(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          personId: body.personId as PersonId,
          untilOn: body.untilOn as LocalDate,
          headId: body.headId as PersonId | undefined,
        }),
      ),
  }),
  'households.merge': route({
    params: householdParams,
    body: mergeBody,
    reply: actReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        mergeHouseholds(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          mergedOn: body.mergedOn as LocalDate,
        }),
      ),
  }),
  'households.split': route({
    params: householdParams,
    body: splitBody,
    reply: actReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        splitHousehold(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          personIds: body.personIds as PersonId[],
          headId: body.headId as PersonId,
          splitOn: body.splitOn as LocalDate,
        }),
      ),
  }),
};

const measureRoutes: RouteTable = {
  'households.planMeasure': route({
    params: householdParams,
    body: planBody,
    reply: measureReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (inAct) =>
        planMeasure(inAct, {
          ...body,
          householdId: params.householdId as Uuid,
          dueOn: body.dueOn as LocalDate,
        }),
      ),
  }),
  'households.endMeasure': route({
    params: measureParams,
    body: endMeasureBody,
    reply: measureReply,
    handle: ({ params, body, act }) =>
      act({ type: 'household-measure', id: params.measureId }, (inAct) =>
        endMeasure(inAct, {
          ...body,
          measureId: params.measureId as Uuid,
          doneOn: body.doneOn as LocalDate | undefined,
        }),
      ),
  }),
};
