import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import { resultsReply } from './contract.ts';
import {
  certificateBody,
  certificateParams,
  classParams,
  correctionParams,
  correctionReply,
  correctionReview,
  correctionsReply,
  restorationBody,
  resultBody,
  takeBackBody,
  traineeParams,
  withdrawalBody,
} from './contract-corrections.ts';
import type { AssessmentFollowers } from './ports.ts';
import { resultSheet } from './service.ts';
import {
  proposeCertificate,
  proposeRestoration,
  proposeResult,
  proposeWithdrawal,
  takeBackCorrection,
} from './service-corrections.ts';
import { reviewCorrection } from './service-decide-correction.ts';
import { correctionsOf } from './views-corrections.ts';

interface Deps {
  readonly followers: AssessmentFollowers;
}

const TYPE = 'training-class';

/** Results and certificates of a class, looked at and corrected. */
export function assessmentRoutes(deps: Deps): RouteTable {
  return { ...viewRoutes(deps), ...proposalRoutes(deps), ...reviewRoutes(deps) };
}

function viewRoutes({ followers }: Deps): RouteTable {
  return {
    'classes.results': route({
      params: classParams,
      reply: resultsReply,
      handle: ({ actor, params, read }) =>
        read(async (tx) => {
          const sheet = await resultSheet(tx, params.classId as Uuid, actor);
          return sheet === undefined ? refused(NOT_FOUND) : done(sheet);
        }),
    }),
    'results.corrections': route({
      params: classParams,
      reply: correctionsReply,
      handle: ({ actor, app, params, read }) =>
        read(async (tx) => {
          const reader = { tx, actor, ciphers: app.ciphers, today: app.clock.today(), followers };
          const found = await correctionsOf(reader, params.classId as Uuid);
          return found === undefined ? refused(NOT_FOUND) : done(found);
        }),
    }),
  };
}

function proposalRoutes({ followers }: Deps): RouteTable {
  const trainee = ({ classId, personId }: { classId: string; personId: number }) => ({
    classId: classId as Uuid,
    personId: personId as PersonId,
  });
  const certificate = (params: { classId: string; certificateId: string }) => ({
    classId: params.classId as Uuid,
    certificateId: params.certificateId as Uuid,
  });
  return {
    'results.correct': route({
      params: traineeParams,
      body: resultBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeResult(act, trainee(call.params), call.body, followers),
        ),
    }),
    'results.correctCertificate': route({
      params: traineeParams,
      body: certificateBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeCertificate(act, trainee(call.params), call.body, followers),
        ),
    }),
    'results.withdrawCertificate': route({
      params: certificateParams,
      body: withdrawalBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeWithdrawal(act, certificate(call.params), call.body, followers),
        ),
    }),
    'results.restoreCertificate': route({
      params: certificateParams,
      body: restorationBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeRestoration(act, certificate(call.params), call.body, followers),
        ),
    }),
  };
}

function reviewRoutes({ followers }: Deps): RouteTable {
  const at = (params: { classId: string; correctionId: string }) => ({
    classId: params.classId as Uuid,
    correctionId: params.correctionId as Uuid,
  });
  const reviewing = (step: 'first-review' | 'second-review') =>
    route({
      params: correctionParams,
      body: correctionReview,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          reviewCorrection(act, { ...at(call.params), step }, call.body, followers),
        ),
    });
  return {
    'results.firstReview': reviewing('first-review'),
    'results.secondReview': reviewing('second-review'),
    'results.takeBack': route({
      params: correctionParams,
      body: takeBackBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          takeBackCorrection(act, at(call.params), call.body),
        ),
    }),
  };
}
