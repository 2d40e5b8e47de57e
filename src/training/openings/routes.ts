import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  amendBody,
  classParams,
  listQuery,
  listReply,
  ofClassReply,
  openBody,
  openingActReply,
  openingParams,
  publicOpeningReply,
  publicQuery,
  publicReply,
  sayBody,
  seatParams,
  seePhoneBody,
  seePhoneReply,
  versionBody,
} from './contract.ts';
import {
  allowOpening,
  amendOpening,
  closeOpening,
  openClass,
  reopenOpening,
  stopOpening,
} from './service.ts';
import { seePhone } from './service-phone.ts';
import { classView, deskPage, publicPage, publicView } from './views.ts';

const subject = (params: { openingId: string }) => ({ type: 'class-opening', id: params.openingId });

const orNotFound = <T>(value: T | undefined): Result<T> =>
  value === undefined ? refused(NOT_FOUND) : done(value);

/** What everybody reads, the pages of the desk, and what the institution does with an opening alone. */
export const openingRoutes: RouteTable = {
  'public.openings': route({
    query: publicQuery,
    reply: publicReply,
    handle: ({ query, app, read }) =>
      read(async (tx) => done(await publicPage(tx, query, app.clock.today()))),
  }),
  'public.opening': route({
    params: openingParams,
    reply: publicOpeningReply,
    handle: ({ params, app, read }) =>
      read(async (tx) => orNotFound(await publicView(tx, params.openingId as Uuid, app.clock.today()))),
  }),
  'openings.list': route({
    query: listQuery,
    reply: listReply,
    handle: ({ query, app, read }) => read(async (tx) => done(await deskPage(tx, query, app.clock.today()))),
  }),
  'openings.ofClass': route({
    params: classParams,
    reply: ofClassReply,
    handle: ({ params, app, actor, read }) =>
      read(async (tx) =>
        orNotFound(await classView({ tx, actor, today: app.clock.today() }, params.classId as Uuid)),
      ),
  }),
  'openings.open': route({
    params: classParams,
    body: openBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act({ type: 'class-opening', id: 'new' }, (act) => openClass(act, params.classId as Uuid, body)),
  }),
  'openings.amend': route({
    params: openingParams,
    body: amendBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => amendOpening(act, params.openingId as Uuid, body)),
  }),
  'openings.close': route({
    params: openingParams,
    body: versionBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => closeOpening(act, params.openingId as Uuid, body.version)),
  }),
  'openings.reopen': route({
    params: openingParams,
    body: versionBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => reopenOpening(act, params.openingId as Uuid, body.version)),
  }),
  'openings.stop': route({
    params: openingParams,
    body: sayBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => stopOpening(act, params.openingId as Uuid, body)),
  }),
  'openings.allow': route({
    params: openingParams,
    body: versionBody,
    reply: openingActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => allowOpening(act, params.openingId as Uuid, body.version)),
  }),
  'openings.seePhone': route({
    params: seatParams,
    body: seePhoneBody,
    reply: seePhoneReply,
    handle: ({ params, body, act }) =>
      act({ type: 'seat', id: params.seatId }, (act) =>
        seePhone(act, {
          openingId: params.openingId as Uuid,
          seatId: params.seatId as Uuid,
          reason: body.reason,
        }),
      ),
  }),
};
