import { z } from 'zod';
import { readTx } from '../db/index.ts';
import { done } from '../kernel/index.ts';
import type { AppContext } from './act.ts';
import { ROLES } from './actor.ts';
import {
  accountChangeRow,
  accountReply,
  accountRow,
  createAccountBody,
  decideChangeBody,
  decidedReply,
  disableAccountBody,
  organisationChoice,
  reassignAccountBody,
  staffPersonRow,
} from './contract-accounts.ts';
import type { BoundWork, OrganisationDirectory } from './ports.ts';
import { type RouteTable, route } from './route.ts';
import { createAccount, disable, listAccounts } from './service-accounts.ts';
import { askEnable, askReassign, resetPassword } from './service-changes.ts';
import { changeView, decideChange, listChanges, withdrawChange } from './service-decide.ts';
import { whenNothingBound } from './service-hand-over.ts';
import { listStaffPersons } from './service-staff.ts';
import { pageQuery, zPage, zUuid } from './shapes.ts';

const zText = z.string().trim().max(60).default('');
const accountId = z.strictObject({ accountId: zUuid });
const changeId = z.strictObject({ changeId: zUuid });
const MOST_CHOICES = 20;

/**
 * What an administrator needs of the register of organisations: names, and the division that an account is placed in.
 * An administrator has no business in the records themselves, so it is read beside the act, in the system's scope.
 */
function directoryOf(organisations: OrganisationDirectory) {
  return {
    divisionOf: async (app: AppContext, organisationId: string | null) =>
      organisationId === null
        ? undefined
        : readTx(app.db, { kind: 'system' }, (tx) => organisations.divisionOf(tx, organisationId)),
    namesOf: async (app: AppContext, ids: readonly (string | null)[]) => {
      const known = [...new Set(ids.filter((id) => id !== null))];
      return known.length === 0
        ? new Map<string, string>()
        : readTx(app.db, { kind: 'system' }, (tx) => organisations.namesOf(tx, known));
    },
    find: (app: AppContext, text: string, divisionPath: string | null) =>
      readTx(app.db, { kind: 'system' }, (tx) =>
        organisations.find(tx, text, { divisionPath, limit: MOST_CHOICES }),
      ),
  };
}

/** Accounts, and whom and what they are opened for. */
export function accountRoutes(
  organisations: OrganisationDirectory,
  boundWork: readonly BoundWork[],
): RouteTable {
  const directory = directoryOf(organisations);
  return {
    'accounts.list': route({
      query: z.strictObject({
        ...pageQuery,
        role: z.enum(ROLES).optional(),
        status: accountRow.shape.status.optional(),
      }),
      reply: zPage(accountRow),
      async handle(call) {
        const { rows, next } = await call.read((tx) => listAccounts(tx, call.actor, call.query));
        const names = await directory.namesOf(
          call.app,
          rows.map(({ organisationId }) => organisationId),
        );
        const named = rows.map((row) => ({
          ...row,
          organisationName: row.organisationId === null ? null : (names.get(row.organisationId) ?? null),
        }));
        return done({ rows: named, next, total: null });
      },
    }),
    'accounts.organisations': route({
      query: z.strictObject({ text: zText }),
      reply: zPage(organisationChoice),
      handle: async (call) =>
        done({
          rows: await directory.find(call.app, call.query.text, call.actor.divisionPath),
          next: null,
          total: null,
        }),
    }),
    'staffPersons.list': route({
      query: z.strictObject({ text: zText }),
      reply: zPage(staffPersonRow),
      handle: (call) =>
        call.read(async (tx) => done(await listStaffPersons(tx, call.actor, call.query.text))),
    }),
    'accounts.create': route({
      body: createAccountBody,
      reply: accountReply,
      async handle(call) {
        const division = await directory.divisionOf(call.app, call.body.organisationId);
        return call.act({ type: 'account', id: call.body.login }, (act) =>
          createAccount(act, call.body, division),
        );
      },
    }),
    'accounts.disable': route({
      params: accountId,
      body: disableAccountBody,
      reply: z.strictObject({ accountId: zUuid, version: z.int() }),
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          whenNothingBound(act, call.params.accountId, boundWork, () =>
            disable(act, call.params.accountId, call.body),
          ),
        ),
    }),
  };
}

/** What one administrator asks for an account and another releases. */
export function changeRoutes(
  organisations: OrganisationDirectory,
  boundWork: readonly BoundWork[],
): RouteTable {
  const directory = directoryOf(organisations);
  return {
    'accounts.enable': route({
      params: accountId,
      body: disableAccountBody,
      reply: accountReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          askEnable(act, call.params.accountId, call.body),
        ),
    }),
    'accounts.reassign': route({
      params: accountId,
      body: reassignAccountBody,
      reply: accountReply,
      async handle(call) {
        const division = await directory.divisionOf(call.app, call.body.organisationId);
        return call.act({ type: 'account', id: call.params.accountId }, (act) =>
          whenNothingBound(act, call.params.accountId, boundWork, () =>
            askReassign(act, call.params.accountId, call.body, division),
          ),
        );
      },
    }),
    'accounts.reset': route({
      params: accountId,
      body: disableAccountBody,
      reply: accountReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          resetPassword(act, call.params.accountId, call.body),
        ),
    }),
    'accountChanges.list': route({
      query: z.strictObject({ ...pageQuery, status: accountChangeRow.shape.status.optional() }),
      reply: zPage(accountChangeRow),
      async handle(call) {
        const rows = await call.read((tx) => listChanges(tx, call.actor, call.query));
        const names = await directory.namesOf(
          call.app,
          rows.flatMap((row) => [row.currentOrganisationId, row.organisationId]),
        );
        return done({ rows: rows.map((row) => changeView(row, call.actor, names)), next: null, total: null });
      },
    }),
    'accountChanges.decide': route({
      params: changeId,
      body: decideChangeBody,
      reply: decidedReply,
      handle: (call) =>
        call.act({ type: 'account-change', id: call.params.changeId }, (act) =>
          decideChange(act, call.params.changeId, call.body),
        ),
    }),
    'accountChanges.withdraw': route({
      params: changeId,
      reply: decidedReply,
      handle: (call) =>
        call.act({ type: 'account-change', id: call.params.changeId }, (act) =>
          withdrawChange(act, call.params.changeId),
        ),
    }),
  };
}
