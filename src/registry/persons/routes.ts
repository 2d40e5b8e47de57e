import { type RouteTable, route } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { personParams, unmaskBody, unmaskReply } from './contract.ts';
import { unmaskPerson } from './service-looking.ts';

/** Looking, for a reason, at full numbers. persons.search is composed in app, persons.explain is in reporting. */
export function personRoutes(): RouteTable {
  return {
    'persons.unmask': route({
      params: personParams,
      body: unmaskBody,
      reply: unmaskReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          unmaskPerson(act, call.params.personId as PersonId, call.body),
        ),
    }),
  };
}
