import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  deliveryActReply,
  deliveryParams,
  deliveryReply,
  deliveryReviewBody,
  endBody,
  fileBody,
  listQuery,
  listReply,
  withdrawBody,
} from './contract.ts';
import { decideEnd, fileDelivery, proposeEnd, reviewDelivery, withdrawDelivery } from './service.ts';
import { deliveryPage, deliveryView } from './views.ts';

const subject = (params: { deliveryId: string }) => ({ type: 'village-delivery', id: params.deliveryId });

/** Filings of training or assessment in villages: filed by an organisation, assessed and ended by its city. */
export const villageDeliveryRoutes: RouteTable = {
  'villageDelivery.list': route({
    query: listQuery,
    reply: listReply,
    handle: ({ query, app, actor, read }) =>
      read(async (tx) => done(await deliveryPage({ tx, actor, today: app.clock.today() }, query))),
  }),
  'villageDelivery.show': route({
    params: deliveryParams,
    reply: deliveryReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) => {
        const reader = { tx, actor, today: app.clock.today() };
        const view = await deliveryView(reader, params.deliveryId as Uuid);
        return view ? done(view) : refused(NOT_FOUND);
      }),
  }),
  'villageDelivery.file': route({
    body: fileBody,
    reply: deliveryActReply,
    handle: ({ body, act }) => act({ type: 'village-delivery', id: 'new' }, (act) => fileDelivery(act, body)),
  }),
  'villageDelivery.withdraw': route({
    params: deliveryParams,
    body: withdrawBody,
    reply: deliveryActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => withdrawDelivery(act, params.deliveryId as Uuid, body)),
  }),
  'villageDelivery.firstReview': route({
    params: deliveryParams,
    body: deliveryReviewBody,
    reply: deliveryActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => reviewDelivery(act, params.deliveryId as Uuid, 'first-review', body)),
  }),
  'villageDelivery.secondReview': route({
    params: deliveryParams,
    body: deliveryReviewBody,
    reply: deliveryActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => reviewDelivery(act, params.deliveryId as Uuid, 'second-review', body)),
  }),
  'villageDelivery.proposeEnd': route({
    params: deliveryParams,
    body: endBody,
    reply: deliveryActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => proposeEnd(act, params.deliveryId as Uuid, body)),
  }),
  'villageDelivery.decideEnd': route({
    params: deliveryParams,
    body: deliveryReviewBody,
    reply: deliveryActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => decideEnd(act, params.deliveryId as Uuid, body)),
  }),
};
