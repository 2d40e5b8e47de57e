import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  answerBody,
  consentReply,
  consentsReply,
  looksReply,
  type Purpose,
  personParams,
  purposeParams,
  recordBackBody,
  recordBody,
  recordParams,
  takeBackBody,
} from './contract.ts';
import {
  decideBody,
  listQuery,
  listReply,
  movedReply,
  openBody,
  openReply,
  proposeBody,
  protectionParams,
  sayBody,
} from './contract-protections.ts';
import type { ProtectionFollowers } from './ports.ts';
import { answerConsent, consentsOf, takeBackConsent } from './service-consents.ts';
import { looksOf } from './service-looks.ts';
import {
  decideEnd,
  decideProtection,
  openProtected,
  proposeEnd,
  proposeProtection,
  withdrawEnd,
  withdrawProtection,
} from './service-protections.ts';
import { protectionPage } from './views.ts';

/** Consents, who looked, and protected records. */
export function privacyRoutes(followers: ProtectionFollowers): RouteTable {
  return { ...ownRoutes(), ...counterRoutes(), ...protectionRoutes(followers) };
}

function ownRoutes(): RouteTable {
  return {
    'worker.consents': route({
      reply: consentsReply,
      handle: ({ actor, read }) =>
        read(async (tx) => {
          const { personId } = actor;
          const view =
            personId && (await consentsOf(tx, personId, ['worker.answerConsent', 'worker.takeBackConsent']));
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
    'worker.answerConsent': route({
      params: purposeParams,
      body: answerBody,
      reply: consentReply,
      async handle({ params, body, actor, act }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return act({ type: 'consent', id: params.purpose }, (act) =>
          answerConsent(act, { personId, purpose: params.purpose, slip: null }, body),
        );
      },
    }),
    'worker.takeBackConsent': route({
      params: purposeParams,
      body: takeBackBody,
      reply: consentReply,
      async handle({ params, actor, act }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return act({ type: 'consent', id: params.purpose }, (act) =>
          takeBackConsent(act, { personId, purpose: params.purpose, slip: null }),
        );
      },
    }),
    'worker.looks': route({
      reply: looksReply,
      async handle({ actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return done(await read((tx) => looksOf(tx, personId)));
      },
    }),
  };
}

function counterRoutes(): RouteTable {
  const of = (params: { personId: number; purpose: Purpose }, slip: string) => ({
    personId: params.personId as PersonId,
    purpose: params.purpose,
    slip,
  });
  return {
    'privacy.consents': route({
      params: personParams,
      reply: consentsReply,
      handle: ({ params, read }) =>
        read(async (tx) => {
          const view = await consentsOf(tx, params.personId as PersonId, [
            'privacy.recordConsent',
            'privacy.recordTakenBack',
          ]);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
    'privacy.recordConsent': route({
      params: recordParams,
      body: recordBody,
      reply: consentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'consent', id: params.purpose }, (act) =>
          answerConsent(act, of(params, body.slip), body),
        ),
    }),
    'privacy.recordTakenBack': route({
      params: recordParams,
      body: recordBackBody,
      reply: consentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'consent', id: params.purpose }, (act) => takeBackConsent(act, of(params, body.slip))),
    }),
  };
}

const object = (params: { protectionId: string }) => ({
  type: 'person-protection',
  id: params.protectionId,
});

function protectionRoutes(followers: ProtectionFollowers): RouteTable {
  return {
    'protections.list': route({
      query: listQuery,
      reply: listReply,
      handle: ({ query, actor, app, read }) =>
        read(async (tx) => done(await protectionPage({ tx, actor, today: app.clock.today() }, query))),
    }),
    'protections.propose': route({
      body: proposeBody,
      reply: movedReply,
      handle: ({ body, act }) =>
        act({ type: 'person-protection', id: 'new' }, (act) =>
          proposeProtection(act, {
            ...body,
            personId: body.personId as PersonId,
            untilOn: body.untilOn as LocalDate,
          }),
        ),
    }),
    'protections.decide': route({
      params: protectionParams,
      body: decideBody,
      reply: movedReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => decideProtection(act, params.protectionId as Uuid, body, followers)),
    }),
    'protections.withdraw': route({
      params: protectionParams,
      body: sayBody,
      reply: movedReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => withdrawProtection(act, params.protectionId as Uuid, body)),
    }),
    ...endRoutes(),
  };
}

function endRoutes(): RouteTable {
  return {
    'protections.proposeEnd': route({
      params: protectionParams,
      body: sayBody,
      reply: movedReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => proposeEnd(act, params.protectionId as Uuid, body)),
    }),
    'protections.decideEnd': route({
      params: protectionParams,
      body: decideBody,
      reply: movedReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => decideEnd(act, params.protectionId as Uuid, body)),
    }),
    'protections.withdrawEnd': route({
      params: protectionParams,
      body: sayBody,
      reply: movedReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => withdrawEnd(act, params.protectionId as Uuid, body)),
    }),
    'protections.open': route({
      params: protectionParams,
      body: openBody,
      reply: openReply,
      handle: ({ params, body, act }) =>
        act(object(params), (act) => openProtected(act, params.protectionId as Uuid, body.reason)),
    }),
  };
}
