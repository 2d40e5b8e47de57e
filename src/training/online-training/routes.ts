import { z } from 'zod';
import { pageQuery, type RouteTable, route, zUuid } from '../../platform/access/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  decideKeyBody,
  hoursBody,
  keyActReply,
  keyParams,
  platformParams,
  platformsReply,
  probeReply,
  proposeKeyBody,
  proposeWithdrawalBody,
  reportParams,
  reportReply,
  reportsReply,
  sayBody,
  withdrawalParams,
  withdrawalReply,
} from './contract.ts';
import type { OnlineDeps } from './ports.ts';
import { decideKey, endKey, proposeKey, withdrawKey } from './service-keys.ts';
import { platformOf, probeNow } from './service-probes.ts';
import { readReport, takeFile, takeSent } from './service-reports.ts';
import { decideWithdrawal, proposeWithdrawal, takeBackWithdrawal } from './service-withdrawals.ts';
import { ONLINE } from './settings.ts';
import { platformsView, reportsView } from './views.ts';

const key = (keyId: string) => ({ type: 'platform-key', id: keyId });
const platform = (platformId: string) => ({ type: 'online-platform', id: platformId });

/** Online platforms: looked at, known by their keys, and what they report of hours (LC-9). */
export function onlineTrainingRoutes(deps: OnlineDeps): RouteTable {
  return { ...readingRoutes(deps), ...keyRoutes(deps), ...reportRoutes(deps), ...withdrawalRoutes };
}

function readingRoutes(deps: OnlineDeps): RouteTable {
  return {
    'onlineTraining.platforms': route({
      reply: platformsReply,
      handle: ({ app, actor, read }) =>
        read(async (tx) => {
          const today = app.clock.today();
          return done(await platformsView({ tx, actor, today }, await deps.platforms(tx, today)));
        }),
    }),
    'onlineTraining.reports': route({
      params: platformParams,
      query: z.strictObject({ ...pageQuery, after: zUuid.optional() }),
      reply: reportsReply,
      handle: ({ app, actor, params, query, read }) =>
        read(async (tx) =>
          done(await reportsView({ tx, actor, today: app.clock.today() }, params.platformId as Uuid, query)),
        ),
    }),
    'onlineTraining.probe': route({
      params: platformParams,
      reply: probeReply,
      async handle({ params, app, read, act }) {
        const platforms = await read((tx) => deps.platforms(tx, app.clock.today()));
        const found = platformOf(platforms, params.platformId as Uuid);
        // Asked before the transaction: a platform may take its time.
        const code = found ? await deps.probe.ask(found.link, ONLINE.answerSeconds) : null;
        const looked = found && { platform: found, code };
        return act(platform(params.platformId), (act) => probeNow(act, looked));
      },
    }),
  };
}

function keyRoutes(deps: OnlineDeps): RouteTable {
  return {
    'onlineTraining.proposeKey': route({
      params: platformParams,
      body: proposeKeyBody,
      reply: keyActReply,
      handle: ({ params, body, act }) =>
        act(key('new'), (act) => proposeKey(act, deps, params.platformId as Uuid, body)),
    }),
    'onlineTraining.decideKey': route({
      params: keyParams,
      body: decideKeyBody,
      reply: keyActReply,
      handle: ({ params, body, act }) =>
        act(key(params.keyId), (act) => decideKey(act, params.keyId as Uuid, body)),
    }),
    'onlineTraining.withdrawKey': route({
      params: keyParams,
      body: sayBody,
      reply: keyActReply,
      handle: ({ params, body, act }) =>
        act(key(params.keyId), (act) => withdrawKey(act, params.keyId as Uuid, body)),
    }),
    'onlineTraining.endKey': route({
      params: keyParams,
      body: sayBody,
      reply: keyActReply,
      handle: ({ params, body, act }) =>
        act(key(params.keyId), (act) => endKey(act, params.keyId as Uuid, body)),
    }),
  };
}

const withdrawal = (withdrawalId: string) => ({ type: 'online-report', id: withdrawalId });

const withdrawalRoutes: RouteTable = {
  'onlineTraining.proposeWithdrawal': route({
    params: reportParams,
    body: proposeWithdrawalBody,
    reply: withdrawalReply,
    handle: ({ params, body, act }) =>
      act(withdrawal(params.reportId), (act) => proposeWithdrawal(act, params.reportId as Uuid, body.reason)),
  }),
  'onlineTraining.decideWithdrawal': route({
    params: withdrawalParams,
    body: decideKeyBody,
    reply: withdrawalReply,
    handle: ({ params, body, act }) =>
      act(withdrawal(params.withdrawalId), (act) => decideWithdrawal(act, params.withdrawalId as Uuid, body)),
  }),
  'onlineTraining.takeBackWithdrawal': route({
    params: withdrawalParams,
    body: sayBody,
    reply: withdrawalReply,
    handle: ({ params, body, act }) =>
      act(withdrawal(params.withdrawalId), (act) =>
        takeBackWithdrawal(act, params.withdrawalId as Uuid, body),
      ),
  }),
};

function reportRoutes(deps: OnlineDeps): RouteTable {
  return {
    'onlineTraining.takeFile': route({
      params: platformParams,
      reply: reportReply,
      async handle({ params, files, act }) {
        const report = await readReport(deps, files);
        return act(platform(params.platformId), async (act) =>
          report.ok ? takeFile(act, deps, params.platformId as Uuid, report.value) : report,
        );
      },
    }),
    'public.onlineHours': route({
      body: hoursBody,
      reply: reportReply,
      handle: ({ body, act }) =>
        act(platform(body.platformId), (act) =>
          takeSent(act, deps, { ...body, platformId: body.platformId as Uuid }),
        ),
    }),
  };
}
