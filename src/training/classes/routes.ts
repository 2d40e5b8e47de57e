import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  amendBody,
  cancelBody,
  checksReply,
  classActReply,
  classParams,
  classReviewBody,
  draftBody,
  draftReply,
  noticeQuery,
  noticeReply,
  submitBody,
} from './contract.ts';
import { dossierReply } from './contract-dossier.ts';
import type { DossierParts } from './ports.ts';
import { changeRoutes } from './routes-changes.ts';
import {
  amendClass,
  cancelClass,
  draftClass,
  followEnd,
  noticeRefusal,
  type PolicyFor,
  reviewClass,
  submitClass,
} from './service.ts';
import { checksOf } from './service-checks.ts';
import { dossierOf } from './service-dossier.ts';
import type { FilingDeps } from './service-filing-change.ts';

const TYPE = 'training-class';

function orNotFound<T>(value: T | undefined): Result<T> {
  return value === undefined ? refused(NOT_FOUND) : done(value);
}

/** Filing and review of classes, their checks and rosters. Attendance and results are answered by their own modules. */
export function classRoutes(deps: FilingDeps & { readonly dossier: DossierParts }): RouteTable {
  return {
    ...changeRoutes(deps),
    ...endingRoutes(deps),
    'classes.draft': route({
      body: draftBody,
      reply: draftReply,
      handle: (call) =>
        call.act({ type: TYPE, id: 'new' }, (act) => draftClass(act, call.body.filing, deps.policyFor)),
    }),
    'classes.notice': noticeRoute(deps.policyFor),
    'classes.amend': route({
      params: classParams,
      body: amendBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          amendClass(
            act,
            { classId: call.params.classId as Uuid, version: call.body.version },
            call.body.filing,
            deps.policyFor,
          ),
        ),
    }),
    'classes.checks': route({
      params: classParams,
      reply: checksReply,
      handle: (call) =>
        call.read(async (tx) =>
          orNotFound(
            await checksOf(
              { tx, ciphers: call.app.ciphers },
              call.params.classId as Uuid,
              call.app.clock.today(),
            ),
          ),
        ),
    }),
    'classes.dossier': route({
      params: classParams,
      reply: dossierReply,
      handle: ({ app, actor, params, read }) =>
        read(async (tx) => {
          const reader = { tx, role: actor.role, today: app.clock.today() };
          return orNotFound(await dossierOf(reader, params.classId as Uuid, deps.dossier));
        }),
    }),
    'classes.submit': route({
      params: classParams,
      body: submitBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          submitClass(act, call.params.classId as Uuid, call.body.version, deps.policyFor),
        ),
    }),
  };
}

/** What may end a class before it begins: it is cancelled, or reviewed. */
function endingRoutes(deps: FilingDeps): RouteTable {
  return {
    'classes.cancel': route({
      params: classParams,
      body: cancelBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, async (act) =>
          followEnd(
            act,
            await cancelClass(act, call.params.classId as Uuid, call.body.version, call.body.reason),
            deps.followers,
          ),
        ),
    }),
    'classes.firstReview': route({
      params: classParams,
      body: classReviewBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, async (act) =>
          followEnd(
            act,
            await reviewClass(act, call.params.classId as Uuid, 'first-review', call.body),
            deps.followers,
          ),
        ),
    }),
    'classes.secondReview': route({
      params: classParams,
      body: classReviewBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, async (act) =>
          followEnd(
            act,
            await reviewClass(act, call.params.classId as Uuid, 'second-review', call.body),
            deps.followers,
          ),
        ),
    }),
  };
}

/** Whether a class that begins on a day could be filed, while its form is still being filled in. */
function noticeRoute(policyFor: PolicyFor) {
  return route({
    query: noticeQuery,
    reply: noticeReply,
    handle: ({ actor, query, read }) =>
      read(async (tx) => {
        const day = query.startOn as LocalDate;
        const refusal = await noticeRefusal(tx, actor.organisationId, day, policyFor);
        return done({ refusal: refusal?.message ?? null });
      }),
  });
}
