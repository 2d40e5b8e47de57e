import { type Law, loadClaimSettings } from '../../benefits/claims/index.ts';
import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, refused, yearOf } from '../../platform/kernel/index.ts';
import {
  explainParams,
  explainReply,
  overviewQuery,
  overviewReply,
  workerReply,
  workListReply,
} from './contract.ts';
import { firstPageRoutes } from './routes-first.ts';
import { explainPerson, overview, workerSubsidies } from './service.ts';
import { type Reporter, workList } from './service-work.ts';

/** Pages that only show: the work list, the county at a glance, one person's subsidy. */
export function reportingRoutes({
  policies,
  laterWork,
}: {
  readonly policies: Policies;
  readonly laterWork: Reporter['later'];
}): RouteTable {
  const law: Law = { policies, settings: loadClaimSettings() };
  return {
    ...firstPageRoutes,
    'desk.workList': route({
      reply: workListReply,
      async handle({ app, actor, read }) {
        const { clock, ciphers } = app;
        return done(await read((tx) => workList({ tx, actor, clock, ciphers, law, later: laterWork })));
      },
    }),
    'reporting.overview': route({
      query: overviewQuery,
      reply: overviewReply,
      async handle({ app, actor, query, read }) {
        const { clock, ciphers } = app;
        const year = query.year === undefined ? yearOf(clock.today()) : Number(query.year);
        return done(await read((tx) => overview({ tx, actor, clock, ciphers, law }, year)));
      },
    }),
    'persons.explain': route({
      params: explainParams,
      reply: explainReply,
      async handle({ app, actor, params, read }) {
        const { clock, ciphers } = app;
        const view = await read((tx) =>
          explainPerson({ tx, actor, clock, ciphers, law }, params.personId as PersonId),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'worker.subsidies': route({
      reply: workerReply,
      async handle({ app, actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        const { clock, ciphers } = app;
        const view = await read((tx) => workerSubsidies({ tx, actor, clock, ciphers, law }, personId));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
  };
}
