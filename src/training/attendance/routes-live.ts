import type { z } from 'zod';
import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { takeBackBody } from '../../platform/approvals/index.ts';
import {
  done,
  type LocalDate,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  adjustmentBody,
  adjustmentParams,
  adjustmentReply,
  adjustmentReview,
  classParams,
  closeReply,
  deviceActReply,
  deviceParams,
  devicesReply,
  liveReply,
  openBody,
  openReply,
  paperBody,
  paperReply,
  presentReply,
  registerBody,
  registerReply,
  revokeBody,
  sendBody,
  sendReply,
  sessionParams,
  signInBody,
  signInReply,
  signInsReply,
  takeBody,
  takeReply,
  wipeBody,
} from './contract-live.ts';
import type { TeachingDeps } from './ports.ts';
import { decideAdjustment, proposeAdjustment, withdrawAdjustment } from './service-adjustments.ts';
import { registerDevice, revokeDevice, wipeDevice } from './service-devices.ts';
import { receiveMarks } from './service-marks.ts';
import { typePaper } from './service-paper.ts';
import { closeRoll } from './service-roll.ts';
import { beginHalfDay } from './service-sessions.ts';
import { signIn } from './service-sign.ts';
import type { HalfDayOfClass } from './store-sessions.ts';
import { liveAttendance, ownSignIns } from './views-live.ts';
import { devicesPage, ownSessionView, presentIn, takeClasses } from './views-teaching.ts';

const device = (deviceId: string) => ({ type: 'teacher-device', id: deviceId });
const ofClass = (classId: string) => ({ type: 'training-class', id: classId });
const orNotFound = <T>(value: T | undefined): Result<T> =>
  value === undefined ? refused(NOT_FOUND) : done(value);

type SignInAnswer = { readonly wrong: Refusal } | { readonly reply: z.input<typeof signInReply> };

/** Attendance as it is taken in the room. */
export function liveRoutes(deps: TeachingDeps): RouteTable {
  return { ...phoneRoutes(deps), ...deviceRoutes, ...ownRoutes, ...deskRoutes(deps), ...adjustmentRoutes };
}

function phoneRoutes(deps: TeachingDeps): RouteTable {
  return {
    'teaching.registerDevice': route({
      body: registerBody,
      reply: registerReply,
      handle: ({ body, act }) => act(device('new'), (act) => registerDevice(act, body)),
    }),
    'teaching.take': route({
      body: takeBody,
      reply: takeReply,
      handle: ({ body, act }) =>
        act(device(body.deviceId), (act) => takeClasses(act, { ...body, deviceId: body.deviceId as Uuid })),
    }),
    'teaching.open': route({
      body: openBody,
      reply: openReply,
      handle: ({ body, app, act }) =>
        act(ofClass(body.classId), async (act) => {
          const opened = await beginHalfDay(act, deps, body as unknown as HalfDayOfClass);
          if (!opened.ok) return opened;
          return done({
            at: app.clock.now().toISOString(),
            session: ownSessionView(act.ciphers, opened.value),
          });
        }),
    }),
    'teaching.send': route({
      body: sendBody,
      reply: sendReply,
      handle: ({ body, act }) =>
        act(device(body.deviceId), async (act) => {
          const received = await receiveMarks(act, deps, { ...body, deviceId: body.deviceId as Uuid });
          if (!received.ok) return received;
          const { at, marks, halfDays } = received.value;
          return done({
            at: at.toISOString(),
            marks: [...marks],
            halfDays: halfDays.map(({ sent, session, refusals }) => ({
              ...{ classId: sent.classId, taughtOn: sent.taughtOn, half: sent.half },
              session: session && ownSessionView(act.ciphers, session),
              refusals: refusals.map(({ code, message }) => ({ code, message })),
            })),
          });
        }),
    }),
    'teaching.present': route({
      params: sessionParams,
      reply: presentReply,
      handle: ({ params, app, read }) =>
        read(async (tx) => orNotFound(await presentIn(tx, params.sessionId as Uuid, app.clock.now()))),
    }),
  };
}

const deviceRoutes: RouteTable = {
  'teaching.wipe': route({
    params: deviceParams,
    body: wipeBody,
    reply: deviceActReply,
    handle: ({ params, body, act }) =>
      act(device(params.deviceId), (act) => wipeDevice(act, { ...body, deviceId: params.deviceId as Uuid })),
  }),
  'teaching.devices': route({
    reply: devicesReply,
    handle: ({ actor, read }) => read(async (tx) => done(await devicesPage(tx, actor))),
  }),
  'teaching.revoke': route({
    params: deviceParams,
    body: revokeBody,
    reply: deviceActReply,
    handle: ({ params, body, act }) =>
      act(device(params.deviceId), (act) =>
        revokeDevice(act, { ...body, deviceId: params.deviceId as Uuid }),
      ),
  }),
};

const ownRoutes: RouteTable = {
  'worker.signIns': route({
    reply: signInsReply,
    handle: ({ app, actor, read }) =>
      read(async (tx) => {
        if (actor.personId === null) return refused(NOT_FOUND);
        const of = { personId: actor.personId, today: app.clock.today(), now: app.clock.now() };
        return done(await ownSignIns(tx, of));
      }),
  }),
  'worker.signIn': route({
    body: signInBody,
    reply: signInReply,
    handle: async ({ body, act }) => {
      const object = { type: 'sign-in-session', id: body.sessionId ?? 'typed' };
      const tried = await act(object, async (act): Promise<Result<SignInAnswer>> => {
        const tried = await signIn(act, { ...body, sessionId: (body.sessionId ?? null) as Uuid | null });
        if (!tried.ok) return tried;
        if ('wrong' in tried.value) return done(tried.value);
        const { session, moment, markedAt, ...counted } = tried.value.signed;
        const { sessionId, className, half } = session;
        return done({
          reply: { sessionId, className, half, moment, markedAt: markedAt.toISOString(), ...counted },
        });
      });
      if (!tried.ok) return tried;
      // A wrong code is kept, so the act was done: she is told all the same that she has not signed.
      return 'wrong' in tried.value ? refused(tried.value.wrong) : done(tried.value.reply);
    },
  }),
};

function deskRoutes(deps: TeachingDeps): RouteTable {
  return {
    'attendance.live': route({
      params: classParams,
      reply: liveReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const reader = { tx, actor, ciphers: app.ciphers, today: app.clock.today() };
          return orNotFound(await liveAttendance(reader, params.classId as Uuid));
        }),
    }),
    'attendance.typePaper': route({
      params: classParams,
      body: paperBody,
      reply: paperReply,
      handle: ({ params, body, act }) =>
        act(ofClass(params.classId), (act) =>
          typePaper(act, deps, {
            ...body,
            classId: params.classId as Uuid,
            taughtOn: body.taughtOn as LocalDate,
          }),
        ),
    }),
    'attendance.closeRoll': route({
      params: classParams,
      reply: closeReply,
      handle: ({ params, act }) =>
        act(ofClass(params.classId), (act) => closeRoll(act, params.classId as Uuid)),
    }),
  };
}

const adjustmentOf = (params: { classId: string; adjustmentId: string }) => ({
  classId: params.classId as Uuid,
  adjustmentId: params.adjustmentId as Uuid,
});

const adjustmentRoutes: RouteTable = {
  'attendance.proposeAdjustment': route({
    params: classParams,
    body: adjustmentBody,
    reply: adjustmentReply,
    handle: ({ params, body, act }) =>
      act(ofClass(params.classId), (act) =>
        proposeAdjustment(act, {
          ...body,
          classId: params.classId as Uuid,
          personId: body.personId as PersonId,
          taughtOn: body.taughtOn as LocalDate,
        }),
      ),
  }),
  'attendance.decideAdjustment': route({
    params: adjustmentParams,
    body: adjustmentReview,
    reply: adjustmentReply,
    handle: ({ params, body, act }) =>
      act({ type: 'roll-adjustment', id: params.adjustmentId }, (act) =>
        decideAdjustment(act, adjustmentOf(params), body),
      ),
  }),
  'attendance.withdrawAdjustment': route({
    params: adjustmentParams,
    body: takeBackBody,
    reply: adjustmentReply,
    handle: ({ params, body, act }) =>
      act({ type: 'roll-adjustment', id: params.adjustmentId }, (act) =>
        withdrawAdjustment(act, adjustmentOf(params), body),
      ),
  }),
};
