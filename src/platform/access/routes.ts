import { z } from 'zod';
import type { Clock } from '../kernel/index.ts';
import { done, refused } from '../kernel/index.ts';
import { ROLES } from './actor.ts';
import {
  accountRow,
  createAccountBody,
  disableAccountBody,
  meReply,
  NOT_SIGNED_IN,
  signedInReply,
  signedOutReply,
  signInBody,
} from './contract.ts';
import { mayCall, PERMISSIONS, type RouteId } from './permissions.ts';
import type { OrganisationDirectory } from './ports.ts';
import { type RouteTable, route } from './route.ts';
import { createAccount, disable, listAccounts, signIn, signOut } from './service.ts';
import { pageQuery, zPage, zUuid } from './shapes.ts';
import { selectDivisionName } from './store.ts';

const ROUTE_IDS = Object.keys(PERMISSIONS) as RouteId[];

/** Signing in and out, who I am, and the accounts. `wallClock` is the machine's own time, never a demonstration's. */
export function accessRoutes(deps: {
  wallClock: Clock;
  isDemonstration: () => boolean;
  organisations: OrganisationDirectory;
}): RouteTable {
  const { organisations } = deps;
  return {
    'access.login': route({
      body: signInBody,
      reply: signedInReply,
      async handle(call) {
        const signedIn = await signIn({ ...call.app, wallClock: deps.wallClock }, call.body, {
          requestId: call.requestId,
          oldTokenDigest: call.session.tokenDigest,
        });
        if (!signedIn.ok) return signedIn;
        call.session.setCookie(signedIn.value.token);
        return done({ csrfToken: signedIn.value.csrfToken });
      },
    }),
    'access.logout': route({
      reply: signedOutReply,
      async handle(call) {
        const object = { type: 'account', id: call.actor.accountId };
        const result = await call.act(object, (act) => signOut(act, call.session.tokenDigest));
        if (result.ok) call.session.clearCookie();
        return result;
      },
    }),
    'access.me': route({
      reply: meReply,
      async handle(call) {
        const { actor } = call;
        if (actor.role === null) return refused(NOT_SIGNED_IN);
        const { divisionCode, organisationId, role } = actor;
        return call.read(async (tx) =>
          done({
            accountId: actor.accountId,
            displayName: actor.displayName,
            role,
            divisionCode,
            divisionName:
              divisionCode === null ? null : ((await selectDivisionName(tx, divisionCode)) ?? null),
            organisationId,
            organisationName:
              organisationId === null
                ? null
                : ((await organisations.namesOf(tx, [organisationId])).get(organisationId) ?? null),
            allowed: ROUTE_IDS.filter((id) => mayCall(id, role)),
            csrfToken: call.session.csrfToken ?? '',
            demonstration: deps.isDemonstration(),
            today: call.app.clock.today(),
          }),
        );
      },
    }),
    ...accountRoutes(organisations),
  };
}

function accountRoutes(organisations: OrganisationDirectory): RouteTable {
  return {
    'accounts.list': route({
      query: z.strictObject({ ...pageQuery, role: z.enum(ROLES).optional() }),
      reply: zPage(accountRow),
      handle: (call) =>
        call.read(async (tx) => done(await listAccounts(tx, organisations, call.actor, call.query))),
    }),
    'accounts.create': route({
      body: createAccountBody,
      reply: z.strictObject({ accountId: zUuid }),
      handle: (call) =>
        call.act({ type: 'account', id: call.body.login }, (act) =>
          createAccount(act, organisations, call.body),
        ),
    }),
    'accounts.disable': route({
      params: z.strictObject({ accountId: zUuid }),
      body: disableAccountBody,
      reply: z.strictObject({ accountId: zUuid, version: z.int() }),
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          disable(act, call.params.accountId, call.body),
        ),
    }),
  };
}
