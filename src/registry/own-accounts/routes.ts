import {
  confirmOwnPhone,
  type Outgoing,
  PHONE_REFUSALS,
  type RouteTable,
  route,
  tryCode,
} from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  accountParams,
  changedReply,
  changePhoneBody,
  codeReply,
  confirmPhoneBody,
  listReply,
  lookBody,
  lookReply,
  mineReply,
  openBody,
  openReply,
  phoneSetReply,
  reasonBody,
  resetReply,
  setPhoneBody,
  verifyBody,
} from './contract.ts';
import { type OwnAccountDeps, shownIn } from './ports.ts';
import { helpRoutes } from './routes-help.ts';
import { registrationRoutes } from './routes-registration.ts';
import { askNewPhone, mayTryCard } from './service.ts';
import {
  endSessionsAtCounter,
  openAtCounter,
  reopen,
  resetAtCounter,
  revoke,
  setPhoneAtCounter,
  verifyAtCounter,
} from './service-counter.ts';
import { listOwnAccounts, lookAtCounter, showMine } from './views.ts';

/** The own account, its registration, the counter, and helpers. */
export function ownAccountRoutes(deps: OwnAccountDeps): RouteTable {
  return { ...registrationRoutes(deps), ...mineRoutes(deps), ...counterRoutes(deps), ...helpRoutes(deps) };
}

function mineRoutes(deps: OwnAccountDeps): RouteTable {
  const { sms } = deps;
  return {
    'ownAccount.mine': route({
      reply: mineReply,
      handle: (call) => call.read((tx) => showMine(tx, call.actor)),
    }),
    'ownAccount.sendPhoneCode': route({
      body: changePhoneBody,
      reply: codeReply,
      async handle(call) {
        if (!sms) return refused(PHONE_REFUSALS.noSender);
        const messages: Outgoing[] = [];
        const mayTry = await mayTryCard(call.app, call.actor.personId);
        const asked = await call.act({ type: 'account', id: call.actor.accountId }, (act) =>
          askNewPhone(act, call.body, mayTry, (message) => messages.splice(0, 1, message)),
        );
        const [message] = messages;
        if (!asked.ok) return asked;
        if (message && !(await sms.send(message))) return refused(PHONE_REFUSALS.notSent);
        const code = message ? (/\d{6}/.exec(message.content)?.[0] ?? null) : null;
        return done({ ...asked.value, shownCode: shownIn(deps, code) });
      },
    }),
    'ownAccount.confirmPhone': route({
      body: confirmPhoneBody,
      reply: phoneSetReply,
      async handle(call) {
        const notices: Outgoing[] = [];
        const tried = await tryCode(call.app, call.body, 'own-phone');
        const confirmed = await call.act({ type: 'account', id: call.actor.accountId }, (act) =>
          confirmOwnPhone(act, tried, (notice) => notices.splice(0, 1, notice)),
        );
        if (confirmed.ok) for (const notice of notices) void sms?.send(notice);
        return confirmed;
      },
    }),
  };
}

type Send = (message: Outgoing) => void;
const objectOf = (accountId: string) => ({ type: 'own-account', id: accountId });

/** Sends what an act has to tell, once it is done. */
async function telling<T extends { readonly ok: boolean }>(
  { sms }: OwnAccountDeps,
  work: (send: Send) => Promise<T>,
): Promise<T> {
  const messages = new Map<string, Outgoing>();
  const result = await work((message) => messages.set(message.to, message));
  if (result.ok) for (const message of messages.values()) void sms?.send(message);
  return result;
}

/** Who comes, and an account for whoever shows her ID card. */
function counterRoutes(deps: OwnAccountDeps): RouteTable {
  return {
    'ownAccounts.list': route({
      reply: listReply,
      handle: (call) => call.read(async (tx) => done({ rows: await listOwnAccounts(tx, call.actor) })),
    }),
    'ownAccounts.look': route({
      body: lookBody,
      reply: lookReply,
      handle: (call) => call.act(objectOf('search'), (act) => lookAtCounter(act, call.body)),
    }),
    'ownAccounts.open': route({
      body: openBody,
      reply: openReply,
      handle: (call) =>
        telling(deps, (send) => call.act(objectOf('new'), (act) => openAtCounter(act, call.body, send))),
    }),
    'ownAccounts.verify': route({
      params: accountParams,
      body: verifyBody,
      reply: changedReply,
      handle: ({ params, body, act }) =>
        act(objectOf(params.accountId), (act) =>
          verifyAtCounter(act, { accountId: params.accountId as Uuid, version: body.version }),
        ),
    }),
    ...changeRoutes(deps),
  };
}

/** What is changed of an account that is there. */
function changeRoutes(deps: OwnAccountDeps): RouteTable {
  return {
    'ownAccounts.reset': route({
      params: accountParams,
      body: reasonBody,
      reply: resetReply,
      handle: ({ params, body, act }) =>
        act(objectOf(params.accountId), (act) =>
          resetAtCounter(act, { ...body, accountId: params.accountId as Uuid }),
        ),
    }),
    'ownAccounts.setPhone': route({
      params: accountParams,
      body: setPhoneBody,
      reply: changedReply,
      handle: ({ params, body, act }) =>
        telling(deps, (send) =>
          act(objectOf(params.accountId), (act) =>
            setPhoneAtCounter(act, { ...body, accountId: params.accountId as Uuid }, send),
          ),
        ),
    }),
    'ownAccounts.endSessions': route({
      params: accountParams,
      body: reasonBody,
      reply: changedReply,
      handle: ({ params, body, act }) =>
        act(objectOf(params.accountId), (act) =>
          endSessionsAtCounter(act, { ...body, accountId: params.accountId as Uuid }),
        ),
    }),
    'ownAccounts.revoke': route({
      params: accountParams,
      body: reasonBody,
      reply: changedReply,
      handle: ({ params, body, act }) =>
        telling(deps, (send) =>
          act(objectOf(params.accountId), (act) =>
            revoke(act, { ...body, accountId: params.accountId as Uuid }, send),
          ),
        ),
    }),
    'ownAccounts.reopen': route({
      params: accountParams,
      body: reasonBody,
      reply: changedReply,
      handle: ({ params, body, act }) =>
        act(objectOf(params.accountId), (act) =>
          reopen(act, { ...body, accountId: params.accountId as Uuid }),
        ),
    }),
  };
}
