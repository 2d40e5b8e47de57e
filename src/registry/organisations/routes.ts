import { type RouteTable, route } from '../../platform/access/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import {
  decideSuspensionBody,
  decideSuspensionReply,
  liftBody,
  organisationParams,
  suspendBody,
  suspendReply,
} from './contract.ts';
import { decideSuspension, proposeLift, proposeSuspension } from './service-suspension.ts';

/** The right to train, lost and given back. Lists and pages of organisations show classes too: they are composed in app. */
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
            through: call.body.through as LocalDate | undefined,
            occupations: call.body.occupations,
            documentNumber: call.body.documentNumber,
            reason: call.body.reason,
          }),
        ),
    }),
    'organisations.liftSuspension': route({
      params: organisationParams,
      body: liftBody,
      reply: suspendReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          proposeLift(act, {
            ...call.body,
            organisationId: call.params.organisationId as Uuid,
            suspensionId: call.body.suspensionId as Uuid,
            liftedOn: call.body.liftedOn as LocalDate,
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
