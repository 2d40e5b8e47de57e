import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused } from '../../platform/kernel/index.ts';
import { proceduresQuery, proceduresReply } from './contract-procedure.ts';
import type { Law } from './settings.ts';
import { proceduresView } from './views-procedure.ts';

/** How long each step takes and what must be handed in: for everybody, without login. */
export function procedureRoutes(law: Law): RouteTable {
  return {
    'public.procedures': route({
      query: proceduresQuery,
      reply: proceduresReply,
      async handle(call) {
        const { clock } = call.app;
        const procedures = await call.read((tx) => proceduresView(tx, law, call.query, clock.today()));
        return procedures ? done({ policyId: call.query.policyId, procedures }) : refused(NOT_FOUND);
      },
    }),
  };
}
