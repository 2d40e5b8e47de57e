import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  agreementParams,
  agreementsQuery,
  agreementsReply,
  endAgreementBody,
  endAgreementReply,
  endOwnAgreementBody,
  recordAgreementsBody,
  recordAgreementsReply,
} from './contract-agreements.ts';
import { endAgreement, endOwnAgreement, recordAgreements } from './service-agreements.ts';
import { agreementViews } from './views-agreements.ts';

/** Who agreed that an organisation is paid in her place. */
export function agreementRoutes(): RouteTable {
  return {
    'payees.agreements': route({
      query: agreementsQuery,
      reply: agreementsReply,
      handle: async ({ query, read }) =>
        done(
          await read((tx) =>
            agreementViews(tx, {
              organisationId: (query.organisationId ?? null) as Uuid | null,
              withEnded: query.ended === 'yes',
            }),
          ),
        ),
    }),
    'payees.recordAgreements': route({
      body: recordAgreementsBody,
      reply: recordAgreementsReply,
      handle: ({ body, act }) =>
        act({ type: 'organisation', id: body.organisationId }, (act) =>
          recordAgreements(act, {
            ...body,
            organisationId: body.organisationId as Uuid,
            signedOn: body.signedOn as LocalDate,
            personIds: body.personIds as PersonId[],
          }),
        ),
    }),
    'payees.endAgreement': route({
      params: agreementParams,
      body: endAgreementBody,
      reply: endAgreementReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payee-agreement', id: params.agreementId }, (act) =>
          endAgreement(act, {
            agreementId: params.agreementId as Uuid,
            endedOn: body.endedOn as LocalDate,
            reason: body.reason,
          }),
        ),
    }),
    'worker.endAgreement': route({
      params: agreementParams,
      body: endOwnAgreementBody,
      reply: endAgreementReply,
      async handle({ actor, params, body, act }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return act({ type: 'payee-agreement', id: params.agreementId }, (act) =>
          endOwnAgreement(act, {
            agreementId: params.agreementId as Uuid,
            personId,
            reason: body.reason,
          }),
        );
      },
    }),
  };
}
