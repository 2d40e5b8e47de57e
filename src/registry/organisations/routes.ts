import { type RouteTable, route } from '../../platform/access/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import {
  decideSuspensionBody,
  decideSuspensionReply,
  organisationParams,
  suspendBody,
  suspendReply,
} from './contract.ts';
import { decideSuspension, proposeSuspension } from './service-suspension.ts';

/** The loss of the right to train. Lists and pages of organisations show classes too: they are composed in app. */
export function organisationRoutes(): RouteTable {
  return {
    'organisations.suspend': route({
      params: organisationParams,
      body: suspendBody,
      reply: suspendReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          proposeSuspension(act, {
            organisationId: call.params.organisationId as Uuid,
            version: call.body.version,
            suspendedOn: call.body.suspendedOn as LocalDate,
            documentNumber: call.body.documentNumber,
            reason: call.body.reason,
          }),
        ),
    }),
    'organisations.decideSuspension': route({
      params: organisationParams,
      body: decideSuspensionBody,
      reply: decideSuspensionReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          decideSuspension(act, call.params.organisationId as Uuid, call.body),
        ),
    }),
  };
}
