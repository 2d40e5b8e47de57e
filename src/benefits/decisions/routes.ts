import { type Call, NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { takeBackBody } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  claimParams,
  decideBody,
  decisionActReply,
  decisionParams,
  decisionReply,
  issueBody,
  myDecisionsReply,
  ofClaimReply,
  proposeBody,
} from './contract.ts';
import { decideReplacement, issueDecision, proposeReplacement, withdrawReplacement } from './service.ts';
import type { DecisionDeps } from './service-parts.ts';
import { decisionsView, decisionView, myDecisions } from './views.ts';

const subject = (params: { decisionId: string }) => ({ type: 'written-decision', id: params.decisionId });
const readerOf = ({ app, actor }: Pick<Call<unknown, unknown, unknown>, 'app' | 'actor'>, tx: Tx) => ({
  tx,
  actor,
  today: app.clock.today(),
  ciphers: app.ciphers,
});

/** Written decisions on claims: kept as issued, read as issued, replaced by two people. */
export function decisionRoutes(deps: DecisionDeps): RouteTable {
  return { ...viewRoutes(deps), ...actRoutes(deps) };
}

function viewRoutes(deps: DecisionDeps): RouteTable {
  return {
    'decisions.ofClaim': route({
      params: claimParams,
      reply: ofClaimReply,
      async handle(call) {
        const view = await call.read((tx) =>
          decisionsView(readerOf(call, tx), deps, call.params.claimId as Uuid),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'decisions.show': route({
      params: decisionParams,
      reply: decisionReply,
      async handle(call) {
        const view = await call.read((tx) =>
          decisionView(readerOf(call, tx), call.params.decisionId as Uuid),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'worker.decisions': route({
      reply: myDecisionsReply,
      handle: async (call) => done(await call.read((tx) => myDecisions(readerOf(call, tx)))),
    }),
  };
}

function actRoutes(deps: DecisionDeps): RouteTable {
  return {
    'decisions.issue': route({
      params: claimParams,
      body: issueBody,
      reply: decisionActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'written-decision', id: 'new' }, (act) =>
          issueDecision(act, deps, params.claimId as Uuid, body.version),
        ),
    }),
    'decisions.proposeReplacement': route({
      params: decisionParams,
      body: proposeBody,
      reply: decisionActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => proposeReplacement(act, deps, params.decisionId as Uuid, body)),
    }),
    'decisions.withdrawReplacement': route({
      params: decisionParams,
      body: takeBackBody,
      reply: decisionActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => withdrawReplacement(act, params.decisionId as Uuid, body)),
    }),
    'decisions.decideReplacement': route({
      params: decisionParams,
      body: decideBody,
      reply: decisionActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideReplacement(act, deps, params.decisionId as Uuid, body)),
    }),
  };
}
