import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { claimIdParams } from './contract.ts';
import {
  certificatesQuery,
  certificatesReply,
  claimOwnBody,
  claimOwnReply,
  computeCertificatesBody,
  computeCertificatesReply,
  ownCertificatesReply,
  withdrawOwnBody,
  withdrawOwnReply,
} from './contract-certificates.ts';
import { computeClaims } from './service-compute.ts';
import { claimOwnCertificate, withdrawOwnClaim } from './service-own.ts';
import type { Law } from './settings.ts';
import { claimableCertificates, ownCertificatesView } from './views-certificates.ts';
import { computedReply } from './views-computed.ts';

/** Subsidies on certificates: computed by the bureau or an institution, or claimed by the person who holds one. */
export function certificateRoutes(law: Law): RouteTable {
  return { ...bureauRoutes(law), ...ownRoutes(law) };
}

function bureauRoutes(law: Law): RouteTable {
  return {
    'claims.certificates': route({
      query: certificatesQuery,
      reply: certificatesReply,
      handle: async ({ app, query, read }) =>
        done(
          await read((tx) =>
            claimableCertificates({ tx, policies: law.policies, today: app.clock.today() }, query.benefit),
          ),
        ),
    }),
    'claims.computeCertificates': route({
      body: computeCertificatesBody,
      reply: computeCertificatesReply,
      handle: ({ actor, body, act }) =>
        act({ type: 'claim', id: body.classId ?? body.divisionCode }, async (act) => {
          const own = actor.scope.kind === 'organisation';
          // An institution claims for itself, by agreement; what is paid to the person, she or the bureau claims.
          if (own && (body.payee !== 'institution' || body.organisationId !== actor.organisationId))
            return refused(NOT_FOUND);
          const certificates = {
            ...body,
            classId: body.classId as Uuid | null,
            organisationId: body.payee === 'institution' ? (body.organisationId as Uuid | null) : null,
          };
          const computed = await computeClaims(act, law, { certificates }, act.clock.today());
          return computed.ok ? done(computedReply(computed.value)) : computed;
        }),
    }),
  };
}

function ownRoutes(law: Law): RouteTable {
  return {
    'worker.certificates': route({
      reply: ownCertificatesReply,
      async handle({ app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const today = app.clock.today();
        return done(await read((tx) => ownCertificatesView({ tx, policies: law.policies, today }, personId)));
      },
    }),
    'worker.claimCertificate': route({
      body: claimOwnBody,
      reply: claimOwnReply,
      async handle({ actor, body, act }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return act({ type: 'claim', id: body.certificateId }, (act) =>
          claimOwnCertificate(act, law, {
            personId,
            certificateId: body.certificateId as Uuid,
            benefit: body.benefit,
          }),
        );
      },
    }),
    'worker.withdrawClaim': route({
      params: claimIdParams,
      body: withdrawOwnBody,
      reply: withdrawOwnReply,
      async handle({ actor, params, body, act }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return act({ type: 'claim', id: params.claimId }, (act) =>
          withdrawOwnClaim(act, personId, params.claimId as Uuid, body.reason),
        );
      },
    }),
  };
}
