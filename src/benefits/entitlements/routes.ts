import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  cancelBody,
  openingActReply,
  seatsOfOpening,
  selectOutBody,
  selectOutParams,
  takeRosterBody,
} from '../../training/openings/index.ts';
import {
  enrolBody,
  enrolReply,
  guideParams,
  openingParams,
  ownGuideReply,
  ownSeatsReply,
  previewReply,
  rosterReply,
  seatActReply,
  seatParams,
} from './contract.ts';
import { cancelWholeOpening, enrolPerson, leavePerson, selectPersonOut, takeWholeRoster } from './service.ts';
import { guideForHer } from './service-guide.ts';
import type { EntitlementDeps } from './service-preview.ts';
import { ownSeatsView, previewView } from './views.ts';

/** Enrolling and leaving, with what is reserved for it, and what the institution does that frees or fixes a right. */
export function entitlementRoutes(deps: EntitlementDeps): RouteTable {
  return { ...workerRoutes(deps), ...institutionRoutes() };
}

function workerRoutes(deps: EntitlementDeps): RouteTable {
  return {
    'worker.preview': route({
      params: openingParams,
      reply: previewReply,
      async handle({ params, app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const openingId = params.openingId as Uuid;
        const today = app.clock.today();
        const view = await read((tx) =>
          previewView({ tx, ciphers: app.ciphers, today }, deps, { openingId, personId }),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'worker.guide': route({
      params: guideParams,
      reply: ownGuideReply,
      async handle({ params, app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const today = app.clock.today();
        const view = await read((tx) =>
          guideForHer({ tx, ciphers: app.ciphers, today }, deps, { ...params, personId }),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'worker.enrol': route({
      params: openingParams,
      body: enrolBody,
      reply: enrolReply,
      handle: ({ params, body, actor, act }) => {
        const { personId } = actor;
        return act({ type: 'class-opening', id: params.openingId }, async (act) =>
          personId === null
            ? refused(NOT_FOUND)
            : enrolPerson(act, deps, { openingId: params.openingId as Uuid, personId }, body),
        );
      },
    }),
    'worker.leave': route({
      params: seatParams,
      reply: seatActReply,
      handle: ({ params, actor, act }) => {
        const { personId } = actor;
        return act({ type: 'seat', id: params.seatId }, async (act) =>
          personId === null ? refused(NOT_FOUND) : leavePerson(act, params.seatId as Uuid, personId),
        );
      },
    }),
    'worker.seats': route({
      reply: ownSeatsReply,
      async handle({ app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const today = app.clock.today();
        return done(await read((tx) => ownSeatsView({ tx, today }, personId)));
      },
    }),
  };
}

function institutionRoutes(): RouteTable {
  const subject = (params: { openingId: string }) => ({ type: 'class-opening', id: params.openingId });
  return {
    'openings.selectOut': route({
      params: selectOutParams,
      body: selectOutBody,
      reply: seatActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'seat', id: params.seatId }, (act) =>
          selectPersonOut(act, {
            openingId: params.openingId as Uuid,
            seatId: params.seatId as Uuid,
            reason: body.reason,
            explanation: body.explanation,
          }),
        ),
    }),
    'openings.takeRoster': route({
      params: openingParams,
      body: takeRosterBody,
      reply: rosterReply,
      handle: ({ params, body, act }) =>
        act(subject(params), async (act) => {
          const openingId = params.openingId as Uuid;
          const seats = await seatsOfOpening(act.tx, openingId);
          return takeWholeRoster(
            act,
            { openingId, version: body.version },
            seats.map(({ seatId }) => seatId),
          );
        }),
    }),
    'openings.cancel': route({
      params: openingParams,
      body: cancelBody,
      reply: openingActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => cancelWholeOpening(act, params.openingId as Uuid, body)),
    }),
  };
}
