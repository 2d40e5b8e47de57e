import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type PersonId, refused, type Uuid } from '../../platform/kernel/index.ts';
import { classActReply, classParams } from './contract.ts';
import {
  changeBody,
  changeParams,
  changeReply,
  changeReviewBody,
  changesReply,
  completeBody,
  correctionBody,
  endBody,
  foreseeQuery,
  foreseeReply,
  mergeBody,
  postponeBody,
  reopenBody,
  rosterBody,
  traineeParams,
  withdrawBody,
  withdrawChangeBody,
} from './contract-changes.ts';
import { correctTrainee } from './service-corrections.ts';
import { reviewChange, withdrawChange } from './service-decide.ts';
import { proposeEnd, proposeReopening } from './service-ends.ts';
import { type FilingDeps, proposeFilingChange } from './service-filing-change.ts';
import { foreseen } from './service-foresee.ts';
import { proposeMerger } from './service-merge.ts';
import { proposePostponement } from './service-postpone.ts';
import { closeClass, withdrawClass } from './service-states.ts';
import { changeRoster } from './service-trainees.ts';
import { changesOf } from './views-changes.ts';

const TYPE = 'training-class';

/** What happens to a class after its filing: taken back, ended, opened again, changed, its roster too. */
export function changeRoutes(deps: FilingDeps): RouteTable {
  return { ...stateRoutes(deps), ...rosterRoutes(deps), ...reviewRoutes(deps) };
}

function stateRoutes(deps: FilingDeps): RouteTable {
  const { followers } = deps;
  return {
    'classes.withdraw': route({
      params: classParams,
      body: withdrawBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          withdrawClass(act, call.params.classId as Uuid, call.body.version, call.body.reason),
        ),
    }),
    'classes.complete': route({
      params: classParams,
      body: completeBody,
      reply: classActReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          closeClass(act, call.params.classId as Uuid, call.body.version),
        ),
    }),
    'classes.proposeEnd': route({
      params: classParams,
      body: endBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeEnd(act, call.params.classId as Uuid, call.body, followers),
        ),
    }),
    'classes.reopen': route({
      params: classParams,
      body: reopenBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeReopening(act, call.params.classId as Uuid, call.body, followers),
        ),
    }),
    'classes.postpone': route({
      params: classParams,
      body: postponeBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposePostponement(act, call.params.classId as Uuid, call.body, deps),
        ),
    }),
    'classes.merge': route({
      params: classParams,
      body: mergeBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeMerger(act, call.params.classId as Uuid, call.body, followers),
        ),
    }),
    'classes.proposeChange': route({
      params: classParams,
      body: changeBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          proposeFilingChange(act, call.params.classId as Uuid, call.body, deps),
        ),
    }),
  };
}

function rosterRoutes({ followers }: FilingDeps): RouteTable {
  return {
    'classes.changeRoster': route({
      params: classParams,
      body: rosterBody,
      reply: changeReply,
      handle: (call) =>
        call.act({ type: TYPE, id: call.params.classId }, (act) =>
          changeRoster(act, call.params.classId as Uuid, call.body, followers),
        ),
    }),
    'classes.correctTrainee': route({
      params: traineeParams,
      body: correctionBody,
      reply: changeReply,
      handle: (call) => {
        const { classId, personId } = call.params;
        const at = { classId: classId as Uuid, personId: personId as PersonId };
        return call.act({ type: TYPE, id: classId }, (act) => correctTrainee(act, at, call.body, followers));
      },
    }),
  };
}

function reviewRoutes(deps: FilingDeps): RouteTable {
  const review = (step: 'first-review' | 'second-review') =>
    route({
      params: changeParams,
      body: changeReviewBody,
      reply: changeReply,
      handle: (call) => {
        const { classId, changeId } = call.params;
        const at = { classId: classId as Uuid, changeId: changeId as Uuid, step };
        return call.act({ type: TYPE, id: classId }, (act) => reviewChange(act, at, call.body, deps));
      },
    });
  return {
    'classes.foresee': route({
      params: classParams,
      query: foreseeQuery,
      reply: foreseeReply,
      handle: (call) =>
        call.read(async (tx) => {
          const at = { tx, clock: call.app.clock, ciphers: call.app.ciphers };
          const seen = await foreseen(at, call.params.classId as Uuid, call.query, deps);
          return seen === undefined ? refused(NOT_FOUND) : done(seen);
        }),
    }),
    'classes.changes': route({
      params: classParams,
      reply: changesReply,
      handle: (call) =>
        call.read(async (tx) => {
          const at = {
            actor: call.actor,
            ciphers: call.app.ciphers,
            clock: call.app.clock,
          };
          const found = await changesOf(tx, at, call.params.classId as Uuid, deps.followers);
          return found === undefined ? refused(NOT_FOUND) : done(found);
        }),
    }),
    'classes.firstReviewChange': review('first-review'),
    'classes.secondReviewChange': review('second-review'),
    'classes.withdrawChange': route({
      params: changeParams,
      body: withdrawChangeBody,
      reply: changeReply,
      handle: (call) => {
        const { classId, changeId } = call.params;
        const at = { classId: classId as Uuid, changeId: changeId as Uuid };
        return call.act({ type: TYPE, id: classId }, (act) => withdrawChange(act, at, call.body.version));
      },
    }),
  };
}
