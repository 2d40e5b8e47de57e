import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, localDate, type Uuid } from '../../platform/kernel/index.ts';
import {
  changeParams,
  changeReply,
  changesQuery,
  changesReply,
  decideBody,
  proposeBody,
  proposeReply,
  withdrawBody,
} from './contract-changes.ts';
import type { LiveBook } from './live-book.ts';
import { decideChange, proposeChange, withdrawChange } from './service-changes.ts';
import { changesPage } from './views-changes.ts';

const subject = (id: string) => ({ type: 'catalogue-change', id });

/** What comes into the catalogues and goes out: proposed by one person, signed by another. */
export function changeRoutes(live: LiveBook): RouteTable {
  return {
    'catalogues.list': route({
      query: changesQuery,
      reply: changesReply,
      async handle({ query, app, actor, read }) {
        const book = await live.book(app);
        const today = app.clock.today();
        return done(await read((tx) => changesPage({ tx, actor, today, book }, query)));
      },
    }),
    'catalogues.propose': route({
      body: proposeBody,
      reply: proposeReply,
      handle: ({ body, act }) =>
        act(subject('new'), (act) => proposeChange(act, { ...body, holdsFrom: localDate(body.holdsFrom) })),
    }),
    'catalogues.decide': route({
      params: changeParams,
      body: decideBody,
      reply: changeReply,
      handle: ({ params, body, act }) =>
        act(subject(params.changeId), (act) => decideChange(act, params.changeId as Uuid, body)),
    }),
    'catalogues.withdraw': route({
      params: changeParams,
      body: withdrawBody,
      reply: changeReply,
      handle: ({ params, body, act }) =>
        act(subject(params.changeId), (act) => withdrawChange(act, params.changeId as Uuid, body)),
    }),
  };
}
