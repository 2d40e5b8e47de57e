import {
  type Actor,
  type AppContext,
  NOT_FOUND,
  type RouteTable,
  route,
} from '../../platform/access/index.ts';
import { done, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  amendBody,
  answerBody,
  askBody,
  certifyBody,
  certifyReply,
  classParams,
  decideBody,
  draftReply,
  drawBody,
  examActReply,
  examParams,
  examReply,
  holdBody,
  inspectionBody,
  inspectionReply,
  listQuery,
  listReply,
  officialBody,
  officialParams,
  officialReply,
  officialsReply,
  ownExamsReply,
  planBody,
  printReply,
  resultsBody,
  reviewActReply,
  reviewParams,
  sayBody,
  versionBody,
} from './contract.ts';
import type { ExamFollowers } from './ports.ts';
import { announceExam, holdExam } from './service.ts';
import { certify } from './service-certify.ts';
import { drawInspectors, recordInspection, signInspection } from './service-inspection.ts';
import { endOfficial, listOfficial } from './service-officials.ts';
import { amendExam, cancelExam, planExam, returnExam } from './service-plan.ts';
import { confirmResults, enterResults } from './service-results.ts';
import { answerReview, askReview, decideReview, withdrawReview } from './service-reviews.ts';
import { draftView, examPage, examView, officialsView, printView } from './views.ts';
import { ownExamsView } from './views-own.ts';

interface Deps {
  readonly followers: ExamFollowers;
}

const subject = ({ examId }: { examId: string }) => ({ type: 'exam', id: examId });
const review = ({ reviewId }: { reviewId: string }) => ({ type: 'result-review', id: reviewId });
const orNotFound = <T>(value: T | undefined): Result<T> =>
  value === undefined ? refused(NOT_FOUND) : done(value);
const readerOf = ({ actor, app }: { readonly actor: Actor; readonly app: AppContext }) => ({
  actor,
  ciphers: app.ciphers,
  today: app.clock.today(),
});

/** Exams: planned, announced, held, inspected, marked, confirmed, certified; results looked at again. */
export function examRoutes(deps: Deps): RouteTable {
  return {
    ...viewRoutes,
    ...planRoutes,
    ...inspectionRoutes,
    ...resultRoutes(deps),
    ...officialRoutes,
    ...reviewRoutes(deps),
    ...workerRoutes,
  };
}

const viewRoutes: RouteTable = {
  'exams.list': route({
    query: listQuery,
    reply: listReply,
    handle: ({ query, read }) => read(async (tx) => done(await examPage(tx, query))),
  }),
  'exams.show': route({
    params: examParams,
    reply: examReply,
    handle: ({ params, actor, app, read }) =>
      read(async (tx) =>
        orNotFound(await examView({ tx, ...readerOf({ actor, app }) }, params.examId as Uuid)),
      ),
  }),
  'exams.draft': route({
    params: classParams,
    reply: draftReply,
    handle: ({ params, actor, app, read }) =>
      read(async (tx) =>
        orNotFound(await draftView({ tx, ...readerOf({ actor, app }) }, params.classId as Uuid)),
      ),
  }),
  'exams.certificates': route({
    params: examParams,
    reply: printReply,
    handle: ({ params, actor, app, read }) =>
      read(async (tx) =>
        orNotFound(await printView({ tx, ...readerOf({ actor, app }) }, params.examId as Uuid)),
      ),
  }),
};

const planRoutes: RouteTable = {
  'exams.plan': route({
    body: planBody,
    reply: examActReply,
    handle: ({ body, act }) => act({ type: 'exam', id: 'new' }, (act) => planExam(act, body)),
  }),
  'exams.amend': route({
    params: examParams,
    body: amendBody,
    reply: examActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => amendExam(act, params.examId as Uuid, body)),
  }),
  'exams.announce': route({
    params: examParams,
    body: versionBody,
    reply: examActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => announceExam(act, params.examId as Uuid, body.version)),
  }),
  'exams.return': route({
    params: examParams,
    body: sayBody,
    reply: examActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => returnExam(act, params.examId as Uuid, body)),
  }),
  'exams.cancel': route({
    params: examParams,
    body: sayBody,
    reply: examActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => cancelExam(act, params.examId as Uuid, body)),
  }),
  'exams.hold': route({
    params: examParams,
    body: holdBody,
    reply: examActReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => holdExam(act, params.examId as Uuid, body)),
  }),
};

const inspectionRoutes: RouteTable = {
  'exams.drawInspectors': route({
    params: examParams,
    body: drawBody,
    reply: inspectionReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => drawInspectors(act, params.examId as Uuid, body)),
  }),
  'exams.recordInspection': route({
    params: examParams,
    body: inspectionBody,
    reply: inspectionReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => recordInspection(act, params.examId as Uuid, body)),
  }),
  'exams.signInspection': route({
    params: examParams,
    body: decideBody,
    reply: inspectionReply,
    handle: ({ params, body, act }) =>
      act(subject(params), (act) => signInspection(act, params.examId as Uuid, body)),
  }),
};

function resultRoutes({ followers }: Deps): RouteTable {
  return {
    'exams.enterResults': route({
      params: examParams,
      body: resultsBody,
      reply: examActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => enterResults(act, params.examId as Uuid, body)),
    }),
    'exams.confirm': route({
      params: examParams,
      body: decideBody,
      reply: examActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => confirmResults(act, params.examId as Uuid, body, followers)),
    }),
    'exams.certify': route({
      params: examParams,
      body: certifyBody,
      reply: certifyReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => certify(act, params.examId as Uuid, body, followers)),
    }),
  };
}

const officialRoutes: RouteTable = {
  'exams.officials': route({
    reply: officialsReply,
    handle: ({ actor, app, read }) =>
      read(async (tx) => done(await officialsView({ tx, ...readerOf({ actor, app }) }))),
  }),
  'exams.listOfficial': route({
    body: officialBody,
    reply: officialReply,
    handle: ({ body, act }) => act({ type: 'exam-official', id: 'new' }, (act) => listOfficial(act, body)),
  }),
  'exams.endOfficial': route({
    params: officialParams,
    reply: officialReply,
    handle: ({ params, act }) =>
      act({ type: 'exam-official', id: params.officialId }, (act) =>
        endOfficial(act, params.officialId as Uuid),
      ),
  }),
};

function reviewRoutes({ followers }: Deps): RouteTable {
  return {
    'exams.answerReview': route({
      params: reviewParams,
      body: answerBody,
      reply: reviewActReply,
      handle: ({ params, body, act }) =>
        act(review(params), (act) => answerReview(act, params.reviewId as Uuid, body)),
    }),
    'exams.decideReview': route({
      params: reviewParams,
      body: decideBody,
      reply: reviewActReply,
      handle: ({ params, body, act }) =>
        act(review(params), (act) => decideReview(act, params.reviewId as Uuid, body, followers)),
    }),
  };
}

const workerRoutes: RouteTable = {
  'worker.exams': route({
    reply: ownExamsReply,
    handle: async ({ actor, app, read }) => {
      const { personId } = actor;
      if (personId === null) return refused(NOT_FOUND);
      const today = app.clock.today();
      return done(await read((tx) => ownExamsView({ tx, actor, today }, personId)));
    },
  }),
  'worker.askReview': route({
    params: examParams,
    body: askBody,
    reply: reviewActReply,
    handle: ({ params, body, actor, act }) => {
      const personId: PersonId | null = actor.personId;
      return act({ type: 'result-review', id: 'new' }, async (act) =>
        personId === null
          ? refused(NOT_FOUND)
          : askReview(act, { examId: params.examId as Uuid, personId, said: body.said }),
      );
    },
  }),
  'worker.withdrawReview': route({
    params: reviewParams,
    body: versionBody,
    reply: reviewActReply,
    handle: ({ params, body, act }) =>
      act(review(params), (act) => withdrawReview(act, params.reviewId as Uuid, body.version)),
  }),
};
