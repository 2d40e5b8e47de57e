import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  confirmBody,
  confirmReply,
  mineReply,
  ofClassParams,
  ofClassReply,
  ownParams,
  ownReply,
  recordBody,
  recordParams,
} from './contract.ts';
import { confirmOwn, recordSigned } from './service.ts';
import { mineView, ofClassView, ownView } from './views.ts';

const TYPE = 'training-class';

/** Who was taught what: a person's own classes and what she confirms, and what a class has confirmed. */
export const confirmationRoutes: RouteTable = {
  'confirmations.mine': route({
    reply: mineReply,
    async handle({ app, actor, read }) {
      const { personId } = actor;
      if (personId === null) return refused(NOT_FOUND);
      return read(async (tx) =>
        done(await mineView({ tx, actor, ciphers: app.ciphers, today: app.clock.today() }, personId)),
      );
    },
  }),
  'confirmations.own': route({
    params: ownParams,
    reply: ownReply,
    async handle({ app, actor, params, read }) {
      const { personId } = actor;
      if (personId === null) return refused(NOT_FOUND);
      return read(async (tx) => {
        const reading = { tx, actor, ciphers: app.ciphers, today: app.clock.today() };
        const view = await ownView(reading, personId, params.classId as Uuid);
        return view ? done(view) : refused(NOT_FOUND);
      });
    },
  }),
  'confirmations.confirm': route({
    params: ownParams,
    body: confirmBody,
    reply: confirmReply,
    handle: ({ params, body, act }) =>
      act({ type: TYPE, id: params.classId }, async (act) => {
        const { personId } = act.actor;
        if (personId === null) return refused(NOT_FOUND);
        return confirmOwn(act, { personId, classId: params.classId as Uuid }, body.digest);
      }),
  }),
  'confirmations.ofClass': route({
    params: ofClassParams,
    reply: ofClassReply,
    handle: ({ app, actor, params, read }) =>
      read(async (tx) => {
        const view = await ofClassView({ tx, actor, today: app.clock.today() }, params.classId as Uuid);
        return view ? done(view) : refused(NOT_FOUND);
      }),
  }),
  'confirmations.record': route({
    params: recordParams,
    body: recordBody,
    reply: confirmReply,
    handle: ({ params, body, act }) => {
      const of = { classId: params.classId as Uuid, personId: params.personId as PersonId };
      return act({ type: TYPE, id: params.classId }, (act) => recordSigned(act, of, body));
    },
  }),
};
