import type { Policies } from '../../law/policy/index.ts';
import { type Call, NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  claimIdParams,
  claimLineParams,
  claimLineReply,
  claimReply,
  claimStepReply,
  claimsQuery,
  claimsReply,
  computeBody,
  computeReply,
  confirmBody,
  decideLineBody,
  decideLineReply,
  decideRejectionBody,
  decideReturnBody,
  proposeGrantBody,
  proposeReturnBody,
  recomputeBody,
  recomputeReply,
  signalParams,
  withdrawBody,
} from './contract.ts';
import { decideReleaseBody, holdBody, holdReply } from './contract-holds.ts';
import { missingFactsReply } from './contract-missing.ts';
import { checkSignalBody, checkSignalReply } from './contract-signals.ts';
import type { ClaimFollower, ClaimProgress } from './ports.ts';
import { certificateRoutes } from './routes-certificates.ts';
import { procedureRoutes } from './routes-procedure.ts';
import { purseRoutes } from './routes-purses.ts';
import { computeClaims, recomputeClaim } from './service-compute.ts';
import { decideLine, proposeGrant } from './service-decide-line.ts';
import { followed } from './service-follow.ts';
import { decideRelease, holdLine, proposeRelease, withdrawRelease } from './service-hold.ts';
import { decideRejection } from './service-rejection.ts';
import { decideReturn, proposeReturn } from './service-return.ts';
import { confirmClaim, reviewClaim } from './service-review.ts';
import { checkSignal } from './service-signals.ts';
import { withdrawClaim } from './service-withdraw.ts';
import type { Law } from './settings.ts';
import { loadClaimSettings } from './settings.ts';
import { claimLineView, claimListView, claimView } from './views.ts';
import { computedReply } from './views-computed.ts';
import { expiredByDepartment } from './views-expired.ts';
import { missingFacts } from './views-missing.ts';

export interface ClaimRouteDeps {
  readonly policies: Policies;
  readonly progress: ClaimProgress;
  readonly follow: ClaimFollower;
}

/** Everything from a computed claim to its approval, and its pages to the arrival of the money. */
export function claimRoutes({ policies, progress, follow }: ClaimRouteDeps): RouteTable {
  const law: Law = { policies, settings: loadClaimSettings() };
  return {
    ...viewRoutes(law, progress),
    ...computeRoutes(law),
    ...certificateRoutes(law),
    ...reviewRoutes(law, follow),
    ...wayBackRoutes(follow),
    ...purseRoutes(law),
    ...procedureRoutes(law),
    ...lineRoutes(),
    ...holdRoutes(),
  };
}

function viewRoutes(law: Law, progress: ClaimProgress): RouteTable {
  const readerOf = ({ app, actor }: Pick<Call<unknown, unknown, unknown>, 'app' | 'actor'>, tx: Tx) => ({
    tx,
    actor,
    today: app.clock.today(),
    law,
    ciphers: app.ciphers,
    progress,
  });
  return {
    'claims.missingFacts': route({
      reply: missingFactsReply,
      handle: async (call) =>
        done(
          await call.read(async (tx) => {
            const reader = readerOf(call, tx);
            return { ...(await missingFacts(reader)), expired: await expiredByDepartment(reader) };
          }),
        ),
    }),
    'claims.list': route({
      query: claimsQuery,
      reply: claimsReply,
      async handle(call) {
        const { status, benefit, organisationId, divisionCode, classId, listId, subject, ...rest } =
          call.query;
        const { q, ready, after, limit } = rest;
        const filter = {
          status: status ?? null,
          benefit: benefit ?? null,
          organisationId: organisationId ?? null,
          divisionCode: divisionCode ?? null,
          classId: classId ?? null,
          listId: listId ?? null,
          subject: subject ?? null,
          q: q ?? null,
          ready: ready ?? null,
          after: after ?? null,
          limit,
        };
        return done(await call.read((tx) => claimListView(readerOf(call, tx), filter)));
      },
    }),
    'claims.show': route({
      params: claimIdParams,
      reply: claimReply,
      async handle(call) {
        const view = await call.read((tx) => claimView(readerOf(call, tx), call.params.claimId as Uuid));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'claims.line': route({
      params: claimLineParams,
      reply: claimLineReply,
      async handle(call) {
        const { claimId, claimLineId } = call.params;
        const view = await call.read((tx) =>
          claimLineView(readerOf(call, tx), claimId as Uuid, claimLineId as Uuid),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
  };
}

function computeRoutes(law: Law): RouteTable {
  return {
    'claims.compute': route({
      body: computeBody,
      reply: computeReply,
      handle(call) {
        const { classId, listId } = call.body;
        const target = classId === undefined ? { listId: listId as Uuid } : { classId: classId as Uuid };
        return call.act({ type: 'claim', id: classId ?? listId ?? '' }, async (act) => {
          const computed = await computeClaims(act, law, target, act.clock.today());
          if (!computed.ok) return computed;
          return done(computedReply(computed.value));
        });
      },
    }),
    'claims.recompute': route({
      params: claimIdParams,
      body: recomputeBody,
      reply: recomputeReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          recomputeClaim(act, law, call.params.claimId as Uuid, call.body.version),
        ),
    }),
  };
}

function reviewRoutes(law: Law, follow: ClaimFollower): RouteTable {
  const review = (step: 'accept' | 'first-review' | 'second-review') =>
    route({
      params: claimIdParams,
      body: reviewBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          followed(act, follow, () =>
            reviewClaim(act, law.settings, call.params.claimId as Uuid, step, call.body),
          ),
        ),
    });
  return {
    'claims.confirm': route({
      params: claimIdParams,
      body: confirmBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          confirmClaim(act, law.settings, call.params.claimId as Uuid, call.body.version),
        ),
    }),
    'claims.accept': review('accept'),
    'claims.firstReview': review('first-review'),
    'claims.secondReview': review('second-review'),
    'claims.decideRejection': route({
      params: claimIdParams,
      body: decideRejectionBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          followed(act, follow, () => decideRejection(act, call.params.claimId as Uuid, call.body)),
        ),
    }),
  };
}

/** A claim goes back to its maker: taken back by it, or returned after the approval by two people. */
function wayBackRoutes(follow: ClaimFollower): RouteTable {
  return {
    'claims.withdraw': route({
      params: claimIdParams,
      body: withdrawBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          withdrawClaim(act, call.params.claimId as Uuid, call.body),
        ),
    }),
    'claims.proposeReturn': route({
      params: claimIdParams,
      body: proposeReturnBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          proposeReturn(act, call.params.claimId as Uuid, call.body),
        ),
    }),
    'claims.decideReturn': route({
      params: claimIdParams,
      body: decideReturnBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          followed(act, follow, () => decideReturn(act, call.params.claimId as Uuid, call.body)),
        ),
    }),
  };
}

function lineRoutes(): RouteTable {
  return {
    'claims.proposeGrant': route({
      params: claimLineParams,
      body: proposeGrantBody,
      reply: decideLineReply,
      handle: (call) =>
        call.act({ type: 'claim-line', id: call.params.claimLineId }, (act) =>
          proposeGrant(act, call.params.claimId as Uuid, call.params.claimLineId as Uuid, call.body),
        ),
    }),
    'claims.decideLine': route({
      params: claimLineParams,
      body: decideLineBody,
      reply: decideLineReply,
      handle: (call) =>
        call.act({ type: 'claim-line', id: call.params.claimLineId }, (act) =>
          decideLine(act, call.params.claimId as Uuid, call.params.claimLineId as Uuid, call.body),
        ),
    }),
    'claims.checkSignal': route({
      params: signalParams,
      body: checkSignalBody,
      reply: checkSignalReply,
      handle: (call) =>
        call.act({ type: 'claim-signal', id: call.params.signalId }, (act) =>
          checkSignal(act, call.params.claimId as Uuid, call.params.signalId as Uuid, call.body),
        ),
    }),
  };
}

/** A line is stopped by hand, and released by two people. */
function holdRoutes(): RouteTable {
  const lineOf = ({ claimId, claimLineId }: { claimId: string; claimLineId: string }) => ({
    claimId: claimId as Uuid,
    claimLineId: claimLineId as Uuid,
  });
  return {
    'claims.holdLine': route({
      params: claimLineParams,
      body: holdBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'claim-line', id: params.claimLineId }, (act) => holdLine(act, lineOf(params), body)),
    }),
    'claims.proposeRelease': route({
      params: claimLineParams,
      body: holdBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'claim-line', id: params.claimLineId }, (act) =>
          proposeRelease(act, lineOf(params), body),
        ),
    }),
    'claims.withdrawRelease': route({
      params: claimLineParams,
      body: holdBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'claim-line', id: params.claimLineId }, (act) =>
          withdrawRelease(act, lineOf(params), body),
        ),
    }),
    'claims.decideRelease': route({
      params: claimLineParams,
      body: decideReleaseBody,
      reply: holdReply,
      handle: ({ params, body, act }) =>
        act({ type: 'claim-line', id: params.claimLineId }, (act) =>
          decideRelease(act, lineOf(params), body),
        ),
    }),
  };
}
