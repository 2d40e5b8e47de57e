import { type RouteTable, route } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { personParams, searchBody, searchReply, unmaskBody, unmaskReply } from './contract.ts';
import { searchForPersons, unmaskPerson } from './service-looking.ts';

/** Looking for people and, for a reason, at their full numbers. persons.explain is answered by the reporting room. */
export function personRoutes(): RouteTable {
  return {
    'persons.search': route({
      body: searchBody,
      reply: searchReply,
      handle: (call) => call.act({ type: 'person', id: 'search' }, (act) => searchForPersons(act, call.body)),
    }),
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
