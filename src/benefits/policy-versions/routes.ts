import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, type TableFiles } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ClaimSettingsBook } from '../claims/index.ts';
import {
  createBody,
  createdReply,
  dryRunBody,
  dryRunLinesQuery,
  dryRunLinesReply,
  dryRunReply,
  importReply,
  repealBody,
  repealDecisionBody,
  saveBody,
  savedReply,
  versionBody,
  versionParams,
  versionReply,
  versionsQuery,
  versionsReply,
} from './contract.ts';
import {
  createVersion,
  recallVersion,
  reviewVersion,
  saveVersion,
  signVersion,
  submitVersion,
  withdrawVersion,
} from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { decideRepeal, proposeRepeal, withdrawRepeal } from './service-repeal.ts';
import { exportTable, importTable } from './service-tables.ts';
import { dryRunLinePage, versionPage, versionView } from './views.ts';

export interface VersionRouteDeps {
  readonly policies: Policies;
  readonly settings: ClaimSettingsBook;
  readonly files: TableFiles;
}

/** The life of a policy version: draft, dry run, a second person's approval; scheduled and in force by its day. */
export function policyVersionRoutes(deps: VersionRouteDeps): RouteTable {
  return { ...viewRoutes(deps), ...draftRoutes(deps), ...tableRoutes(deps), ...approvalRoutes(deps) };
}

function viewRoutes(deps: VersionRouteDeps): RouteTable {
  return {
    'policyVersions.list': route({
      query: versionsQuery,
      reply: versionsReply,
      handle: (call) =>
        call.read(async (tx) =>
          done(await versionPage(tx, call.query, call.app.clock.today(), call.app.ciphers)),
        ),
    }),
    'policyVersions.show': route({
      params: versionParams,
      reply: versionReply,
      async handle(call) {
        const { clock, ciphers } = call.app;
        const view = await call.read((tx) =>
          versionView(
            { tx, actor: call.actor, today: clock.today(), ciphers },
            deps,
            call.params.versionId as Uuid,
          ),
        );
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'policyVersions.dryRunLines': route({
      params: versionParams,
      query: dryRunLinesQuery,
      reply: dryRunLinesReply,
      async handle(call) {
        const page = await call.read((tx) => dryRunLinePage(tx, call.params.versionId as Uuid, call.query));
        return page ? done(page) : refused(NOT_FOUND);
      },
    }),
  };
}

function draftRoutes(deps: VersionRouteDeps): RouteTable {
  return {
    'policyVersions.create': route({
      body: createBody,
      reply: createdReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: 'new' }, (act) => createVersion(act, deps, call.body)),
    }),
    'policyVersions.save': route({
      params: versionParams,
      body: saveBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          saveVersion(act, deps, call.params.versionId as Uuid, call.body),
        ),
    }),
    'policyVersions.dryRun': route({
      params: versionParams,
      body: dryRunBody,
      reply: dryRunReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          dryRun(act, deps, call.params.versionId as Uuid, call.body),
        ),
    }),
  };
}

function tableRoutes(deps: VersionRouteDeps): RouteTable {
  return {
    'policyVersions.exportTable': route({
      params: versionParams,
      reply: 'file',
      async handle(call) {
        const table = await call.read((tx) =>
          exportTable(tx, deps.policies.vocabulary, call.params.versionId as Uuid, call.app.clock.today()),
        );
        return table ? done(await deps.files.write(table)) : refused(NOT_FOUND);
      },
    }),
    'policyVersions.importTable': route({
      params: versionParams,
      reply: importReply,
      async handle(call) {
        const [file] = call.files;
        if (!file) return refused(NOT_FOUND);
        const table = await deps.files.read(file);
        if (!table.ok) return table;
        return call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          importTable(act, deps.policies.vocabulary, call.params.versionId as Uuid, table.value),
        );
      },
    }),
  };
}

function approvalRoutes(deps: VersionRouteDeps): RouteTable {
  return {
    'policyVersions.submit': route({
      params: versionParams,
      body: versionBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          submitVersion(act, deps, call.params.versionId as Uuid, call.body.version),
        ),
    }),
    'policyVersions.review': route({
      params: versionParams,
      body: reviewBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          reviewVersion(act, deps, call.params.versionId as Uuid, call.body),
        ),
    }),
    'policyVersions.signFinance': route({
      params: versionParams,
      body: reviewBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          signVersion(act, deps, call.params.versionId as Uuid, call.body),
        ),
    }),
    'policyVersions.recall': route({
      params: versionParams,
      body: versionBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          recallVersion(act, call.params.versionId as Uuid, call.body.version),
        ),
    }),
    ...repealRoutes(),
    'policyVersions.withdraw': route({
      params: versionParams,
      body: versionBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          withdrawVersion(act, call.params.versionId as Uuid, call.body.version),
        ),
    }),
  };
}

/** An approved version is taken back before its day: proposed by one, decided by another. */
function repealRoutes(): RouteTable {
  return {
    'policyVersions.proposeRepeal': route({
      params: versionParams,
      body: repealBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          proposeRepeal(act, call.params.versionId as Uuid, call.body),
        ),
    }),
    'policyVersions.withdrawRepeal': route({
      params: versionParams,
      body: repealBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          withdrawRepeal(act, call.params.versionId as Uuid, call.body),
        ),
    }),
    'policyVersions.decideRepeal': route({
      params: versionParams,
      body: repealDecisionBody,
      reply: savedReply,
      handle: (call) =>
        call.act({ type: 'policy-version', id: call.params.versionId }, (act) =>
          decideRepeal(act, call.params.versionId as Uuid, call.body),
        ),
    }),
  };
}
