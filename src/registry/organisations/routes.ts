import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  organisationDetail,
  organisationListQuery,
  organisationListReply,
  organisationParams,
  suspendBody,
  suspendReply,
} from './contract.ts';
import { detailOf, listOf, suspendOrganisation } from './service.ts';

/** Institutions, employers and assessment bodies, and the loss of the right to train. */
export function organisationRoutes(): RouteTable {
  return {
    'organisations.list': route({
      query: organisationListQuery,
      reply: organisationListReply,
      handle: (call) => call.read(async (tx) => done(await listOf(tx, call.query, call.app.clock.today()))),
    }),
    'organisations.show': route({
      params: organisationParams,
      reply: organisationDetail,
      handle: (call) =>
        call.read(async (tx) => {
          const id = call.params.organisationId as Uuid;
          const detail = await detailOf(tx, call.actor, id, call.app.clock.today());
          return detail ? done(detail) : refused(NOT_FOUND);
        }),
    }),
    'organisations.suspend': route({
      params: organisationParams,
      body: suspendBody,
      reply: suspendReply,
      handle: (call) =>
        call.act({ type: 'organisation', id: call.params.organisationId }, (act) =>
          suspendOrganisation(act, {
            organisationId: call.params.organisationId as Uuid,
            version: call.body.version,
            suspendedOn: call.body.suspendedOn as LocalDate,
            reason: call.body.reason,
            source: 'desk',
          }),
        ),
    }),
  };
}
