import { type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { personParams, unmaskBody, unmaskReply } from './contract.ts';
import {
  correctBody,
  correctionParams,
  correctionReply,
  correctionsQuery,
  correctionsReply,
  decideBody,
  supplyBody,
  unmaskCorrectionBody,
  unmaskCorrectionReply,
  withdrawCorrectionBody,
} from './contract-corrections.ts';
import {
  type CorrectionDeps,
  proposeCorrection,
  proposeFact,
  withdrawCorrection,
} from './service-corrections.ts';
import { decideCorrection } from './service-decide-correction.ts';
import { unmaskPerson } from './service-looking.ts';
import { correctionViews, unmaskCorrection } from './views-corrections.ts';

/** Persons, looked at and corrected. persons.search is composed in app, persons.explain is in reporting. */
export function personRoutes(deps: CorrectionDeps): RouteTable {
  return {
    'persons.unmask': route({
      params: personParams,
      body: unmaskBody,
      reply: unmaskReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          unmaskPerson(act, call.params.personId as PersonId, call.body),
        ),
    }),
    'persons.correct': route({
      params: personParams,
      body: correctBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          proposeCorrection(act, call.params.personId as PersonId, call.body, deps),
        ),
    }),
    'persons.supplyFact': route({
      params: personParams,
      body: supplyBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: 'person', id: String(call.params.personId) }, (act) =>
          proposeFact(act, call.params.personId as PersonId, call.body, deps),
        ),
    }),
    ...decisionRoutes(deps),
  };
}

const TYPE = 'person-correction';

function decisionRoutes(deps: CorrectionDeps): RouteTable {
  return {
    'persons.corrections': route({
      query: correctionsQuery,
      reply: correctionsReply,
      async handle(call) {
        const { status, personId, after, limit } = call.query;
        const { actor, app } = call;
        const filter = {
          status: status ?? null,
          personId: (personId ?? null) as PersonId | null,
          after: after ?? null,
          limit,
        };
        const reader = { actor, ciphers: app.ciphers, today: app.clock.today(), vocabulary: deps.vocabulary };
        return done(await call.read((tx) => correctionViews({ ...reader, tx }, filter)));
      },
    }),
    'persons.decideCorrection': route({
      params: correctionParams,
      body: decideBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.correctionId }, (act) =>
          decideCorrection(act, call.params.correctionId as Uuid, call.body, deps),
        ),
    }),
    'persons.withdrawCorrection': route({
      params: correctionParams,
      body: withdrawCorrectionBody,
      reply: correctionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.correctionId }, (act) =>
          withdrawCorrection(act, call.params.correctionId as Uuid, call.body),
        ),
    }),
    'persons.unmaskCorrection': route({
      params: correctionParams,
      body: unmaskCorrectionBody,
      reply: unmaskCorrectionReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.correctionId }, (act) =>
          unmaskCorrection(act, call.params.correctionId as Uuid, call.body.reason, deps.vocabulary),
        ),
    }),
  };
}
