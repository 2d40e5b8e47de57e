import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { done, refusal, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type Law, loadClaimSettings } from '../claims/index.ts';
import {
  recoveriesExportQuery,
  recoveriesQuery,
  recoveriesReply,
  runActReply,
  runIdParams,
  runReply,
  runsQuery,
  runsReply,
  startBody,
  unclaimedExportQuery,
  unclaimedQuery,
  unclaimedReply,
} from './contract.ts';
import { recoveriesTable, unclaimedTable } from './exports.ts';
import type { LineCases } from './ports.ts';
import { REFUSALS } from './rules.ts';
import { resumeRun, startRun, stopRun } from './service.ts';
import { createRunJobs, type RunJobs } from './service-run.ts';
import { type RunReader, recoveriesView, runsView, runView, unclaimedView } from './views.ts';

/** A workbook is for a clerk to work through; a whole province is for the command line. */
const MOST_ROWS = 5_000;
const TOO_MANY = refusal(
  'too-many-rows',
  `名单超过 ${MOST_ROWS} 人，不能在页面上一次导出：请按补贴项目分开导出，或用命令行导出。`,
);

/**
 * The job, the list of runs, and the two lists that follow from the current decisions. Stop and resume take no version:
 * it changes with every chunk, and the status of the run alone decides whether they are possible.
 */
export function massRunRoutes(deps: {
  readonly policies: Policies;
  readonly files: TableFiles;
  readonly jobs?: RunJobs;
  readonly cases: LineCases;
}): RouteTable {
  const law: Law = { policies: deps.policies, settings: loadClaimSettings() };
  const jobs = deps.jobs ?? createRunJobs(law);
  return { ...runRoutes(jobs), ...listRoutes(law, deps) };
}

function runRoutes(jobs: RunJobs): RouteTable {
  return {
    'massRuns.list': route({
      query: runsQuery,
      reply: runsReply,
      handle: ({ query, app, actor, read }) =>
        read(async (tx) =>
          done(
            await runsView(readerOf(tx, actor, app), {
              year: query.year ?? null,
              after: (query.after ?? null) as Uuid | null,
              limit: query.limit,
            }),
          ),
        ),
    }),
    'massRuns.show': route({
      params: runIdParams,
      reply: runReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const view = await runView(readerOf(tx, actor, app), params.runId as Uuid);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
    'massRuns.start': route({
      body: startBody,
      reply: runActReply,
      async handle({ body, app, actor, act }) {
        const { divisionCode } = actor;
        const started = await act({ type: 'mass-run', id: 'new' }, async (act) =>
          divisionCode === null
            ? refused(REFUSALS.noDivision)
            : startRun(act, { divisionCode, year: body.year, asOf: act.clock.today() }),
        );
        if (started.ok) jobs.launch(app, actor, started.value.runId);
        return started;
      },
    }),
    'massRuns.stop': route({
      params: runIdParams,
      reply: runActReply,
      handle: ({ params, act }) =>
        act({ type: 'mass-run', id: params.runId }, (act) => stopRun(act, params.runId as Uuid)),
    }),
    'massRuns.resume': route({
      params: runIdParams,
      reply: runActReply,
      async handle({ params, app, actor, act }) {
        const resumed = await act({ type: 'mass-run', id: params.runId }, (act) =>
          resumeRun(act, params.runId as Uuid),
        );
        if (resumed.ok) jobs.launch(app, actor, resumed.value.runId);
        return resumed;
      },
    }),
  };
}

function readerOf(
  tx: RunReader['tx'],
  actor: RunReader['actor'],
  app: { readonly clock: { now(): Date } },
): RunReader {
  return { tx, actor, now: app.clock.now() };
}

function listRoutes(
  { policies }: Law,
  { files, cases }: { readonly files: TableFiles; readonly cases: LineCases },
): RouteTable {
  return {
    'massRuns.unclaimed': route({
      query: unclaimedQuery,
      reply: unclaimedReply,
      handle: ({ query, app, read }) =>
        read(async (tx) =>
          done(
            await unclaimedView({ tx, ciphers: app.ciphers, policies }, filterOf(query), {
              after: query.after ?? null,
              limit: query.limit,
            }),
          ),
        ),
    }),
    'massRuns.exportUnclaimed': route({
      query: unclaimedExportQuery,
      reply: 'file',
      async handle({ query, app, read }) {
        const reader = { ciphers: app.ciphers, policies };
        const page = { after: null, limit: MOST_ROWS };
        const view = await read((tx) => unclaimedView({ tx, ...reader }, filterOf(query), page));
        if (view.next !== null) return refused(TOO_MANY);
        return done(await files.write(unclaimedTable(view.rows, policies.vocabulary)));
      },
    }),
    'massRuns.recoveries': route({
      query: recoveriesQuery,
      reply: recoveriesReply,
      handle: ({ query, app, read }) =>
        read(async (tx) =>
          done(
            await recoveriesView(
              { tx, ciphers: app.ciphers, policies, cases },
              { ...filterOf(query), kind: query.kind ?? null },
              { after: query.after ?? null, limit: query.limit },
            ),
          ),
        ),
    }),
    'massRuns.exportRecoveries': route({
      query: recoveriesExportQuery,
      reply: 'file',
      async handle({ query, app, read }) {
        const filter = { ...filterOf(query), kind: query.kind ?? null };
        const page = { after: null, limit: MOST_ROWS };
        const view = await read((tx) => recoveriesView({ tx, ciphers: app.ciphers, policies }, filter, page));
        if (view.next !== null) return refused(TOO_MANY);
        return done(await files.write(recoveriesTable(view.rows, policies.vocabulary)));
      },
    }),
  };
}

function filterOf(query: { year?: number | undefined; benefit?: string | undefined }) {
  return { year: query.year ?? null, benefit: query.benefit ?? null };
}
