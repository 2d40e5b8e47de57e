import { done, refused } from '../kernel/index.ts';
import { meReply, NOT_SIGNED_IN, signedInReply, signedOutReply, signInBody } from './contract.ts';
import { passwordBody, passwordReply } from './contract-accounts.ts';
import { mayCall, PERMISSIONS, type RouteId } from './permissions.ts';
import type { BoundWork, OrganisationDirectory, SmsSender } from './ports.ts';
import { type RouteTable, route } from './route.ts';
import { accountRoutes, changeRoutes } from './routes-accounts.ts';
import { delegationRoutes } from './routes-delegations.ts';
import { handOverRoutes } from './routes-hand-over.ts';
import { phoneRoutes } from './routes-phones.ts';
import { secondFactorRoutes } from './routes-second-factor.ts';
import { sessionRoutes } from './routes-sessions.ts';
import { signOut } from './service.ts';
import { actingOf } from './service-acting.ts';
import { changePassword } from './service-password.ts';
import { signIn } from './service-sign-in.ts';
import { selectDivisionName } from './store.ts';

const ROUTE_IDS = Object.keys(PERMISSIONS) as RouteId[];

interface AccessDeps {
  readonly isDemonstration: () => boolean;
  readonly organisations: OrganisationDirectory;
  /** Null where no messages can be sent. */
  readonly sms: SmsSender | null;
  /** What only the account that began it may go on with. */
  readonly boundWork: readonly BoundWork[];
}

/** Signing in and out, who I am, and the accounts. */
export function accessRoutes(deps: AccessDeps): RouteTable {
  const { organisations } = deps;
  return {
    'access.login': route({
      body: signInBody,
      reply: signedInReply,
      async handle(call) {
        const isDemonstration = deps.isDemonstration();
        const signedIn = await signIn({ ...call.app, isDemonstration }, call.body, {
          requestId: call.requestId,
          address: call.address,
          oldTokenDigest: call.session.tokenDigest,
          deviceDigest: call.session.deviceDigest,
        });
        if (!signedIn.ok) return signedIn;
        call.session.setCookie(signedIn.value.token);
        call.session.setDevice(signedIn.value.deviceToken);
        const { csrfToken, secondFactorDue } = signedIn.value;
        return done({ csrfToken, secondFactorDue });
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
    ...ownRoutes(deps),
    ...sessionRoutes,
    ...secondFactorRoutes(deps),
    ...phoneRoutes(deps),
    ...delegationRoutes(deps),
    ...handOverRoutes(deps.boundWork),
    ...accountRoutes(organisations, deps.boundWork),
    ...changeRoutes(organisations, deps.boundWork),
  };
}

/** Who I am, and my own password. */
function ownRoutes(deps: AccessDeps): RouteTable {
  const { organisations } = deps;
  return {
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
            mustChangePassword: call.session.mustChangePassword,
            secondFactorDue: call.session.secondFactorDue,
            mustSetSecondFactor: call.session.mustSetSecondFactor,
            demonstration: deps.isDemonstration(),
            today: call.app.clock.today(),
            helping: actor.helping
              ? { name: actor.helping.name, untilAt: actor.helping.untilAt.toISOString() }
              : null,
            ...(await actingOf(tx, actor, call.app.clock.today())),
          }),
        );
      },
    }),
    'access.password': route({
      body: passwordBody,
      reply: passwordReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.actor.accountId }, (act) =>
          changePassword(act, call.body, {
            tokenDigest: call.session.tokenDigest,
            isDemonstration: deps.isDemonstration(),
          }),
        ),
    }),
  };
}
