import { allowedOf, type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  approveReply,
  budgetIdParams,
  budgetsQuery,
  budgetsReply,
  caseIdParams,
  correctBody,
  entriesQuery,
  entriesReply,
  proposalsQuery,
  proposalsReply,
  proposeBody,
  proposeReply,
  withdrawBody,
} from './contract.ts';
import type { SubjectNames } from './ports.ts';
import { decideBudget, proposeBudget } from './service.ts';
import { correctBudget, withdrawBudget } from './service-proposals.ts';
import { budgetViews, entryViews, proposalViews } from './views.ts';

/** Budgets, their proposals and entries. `subjects` names what entries are for. */
export function fundRoutes({ subjects }: { readonly subjects: SubjectNames }): RouteTable {
  return {
    'funds.budgets': route({
      query: budgetsQuery,
      reply: budgetsReply,
      async handle(call) {
        const year = call.query.year === undefined ? null : Number(call.query.year);
        const rows = await call.read((tx) => budgetViews(tx, year));
        return done({ rows, allowed: allowedOf(call.actor, ['funds.propose']) });
      },
    }),
    'funds.entries': route({
      params: budgetIdParams,
      query: entriesQuery,
      reply: entriesReply,
      async handle(call) {
        const { kind, after, limit } = call.query;
        return done(
          await call.read((tx) =>
            entryViews(
              tx,
              call.params.budgetId as Uuid,
              { kind: kind ?? null, after: after ?? null, limit },
              subjects,
            ),
          ),
        );
      },
    }),
    'funds.proposals': route({
      query: proposalsQuery,
      reply: proposalsReply,
      async handle(call) {
        const today = call.app.clock.today();
        return done({
          rows: await call.read((tx) => proposalViews(tx, call.actor, today, call.query.status ?? null)),
        });
      },
    }),
    ...proposalRoutes(),
  };
}

/** What finance and the second person do with a change of a budget. */
function proposalRoutes(): RouteTable {
  return {
    'funds.propose': route({
      body: proposeBody,
      reply: proposeReply,
      handle: (call) => call.act({ type: 'budget', id: 'new' }, (act) => proposeBudget(act, call.body)),
    }),
    'funds.correct': route({
      params: caseIdParams,
      body: correctBody,
      reply: proposeReply,
      handle: (call) =>
        call.act({ type: 'budget', id: call.params.caseId }, (act) =>
          correctBudget(act, call.params.caseId as Uuid, call.body),
        ),
    }),
    'funds.withdraw': route({
      params: caseIdParams,
      body: withdrawBody,
      reply: proposeReply,
      handle: (call) =>
        call.act({ type: 'budget', id: call.params.caseId }, (act) =>
          withdrawBudget(act, call.params.caseId as Uuid, call.body),
        ),
    }),
    'funds.approve': route({
      params: caseIdParams,
      body: reviewBody,
      reply: approveReply,
      handle: (call) =>
        call.act({ type: 'budget', id: call.params.caseId }, (act) =>
          decideBudget(act, call.params.caseId as Uuid, call.body),
        ),
    }),
  };
}
