import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  approveReply,
  batchIdParams,
  budgetIdParams,
  budgetsQuery,
  budgetsReply,
  caseIdParams,
  entriesQuery,
  entriesReply,
  paymentReply,
  paymentsQuery,
  paymentsReply,
  proposalsQuery,
  proposalsReply,
  proposeBody,
  proposeReply,
} from './contract.ts';
import { decideBudget, proposeBudget } from './service.ts';
import { allowedOf, batchView, batchViews, budgetViews, entryViews, proposalViews } from './views.ts';

/** Budgets and the reading side of payments; acts that touch claim lines stand in the claims room. */
export function fundRoutes(): RouteTable {
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
            entryViews(tx, call.params.budgetId as Uuid, {
              kind: kind ?? null,
              after: after ?? null,
              limit,
            }),
          ),
        );
      },
    }),
    'funds.propose': route({
      body: proposeBody,
      reply: proposeReply,
      handle: (call) => call.act({ type: 'budget', id: 'new' }, (act) => proposeBudget(act, call.body)),
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
    'funds.approve': route({
      params: caseIdParams,
      body: reviewBody,
      reply: approveReply,
      handle: (call) =>
        call.act({ type: 'budget', id: call.params.caseId }, (act) =>
          decideBudget(act, call.params.caseId as Uuid, call.body),
        ),
    }),
    'payments.list': route({
      query: paymentsQuery,
      reply: paymentsReply,
      async handle(call) {
        const { status, after, limit } = call.query;
        const today = call.app.clock.today();
        return done(
          await call.read((tx) =>
            batchViews(tx, today, { status: status ?? null, after: after ?? null, limit }),
          ),
        );
      },
    }),
    'payments.show': route({
      params: batchIdParams,
      reply: paymentReply,
      async handle(call) {
        const today = call.app.clock.today();
        const view = await call.read((tx) => batchView(tx, call.actor, today, call.params.batchId as Uuid));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
  };
}
