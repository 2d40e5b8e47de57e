import { z } from 'zod';
import { done, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { accountReply, disableAccountBody } from './contract-accounts.ts';
import {
  codeBody,
  codeReply,
  codeWait,
  recoveryCodesReply,
  secondFactorKey,
  secondFactorReply,
  shownBody,
} from './contract-second-factor.ts';
import { type Call, type RouteTable, route } from './route.ts';
import {
  changeSecondFactor,
  confirmNewSecondFactor,
  renewRecoveryCodes,
  type Shown,
} from './service-own-second-factor.ts';
import {
  askSecondFactorReset,
  beginSecondFactor,
  confirmSecondFactor,
  countCode,
  enterCode,
  showSecondFactor,
} from './service-second-factor.ts';
import { zUuid } from './shapes.ts';

/** The own second factor, its code at sign-in, and its removal for whoever has lost the phone. */
export function secondFactorRoutes(deps: { readonly isDemonstration: () => boolean }): RouteTable {
  return {
    'access.enterCode': route({
      body: codeBody,
      reply: codeReply,
      async handle(call) {
        const { accountId } = call.actor;
        const wait = await countCode(call.app, accountId);
        if (wait > 0) return refused(codeWait(wait));
        return call.act({ type: 'account', id: accountId }, (act) =>
          enterCode(act, call.body.code, call.session.tokenDigest),
        );
      },
    }),
    'access.secondFactor': route({
      reply: secondFactorReply,
      handle: (call) =>
        call.read(async (tx) =>
          done(await showSecondFactor(tx, call.actor, { isDemonstration: deps.isDemonstration() })),
        ),
    }),
    'access.beginSecondFactor': route({
      reply: secondFactorKey,
      handle: (call) => call.act({ type: 'account', id: call.actor.accountId }, beginSecondFactor),
    }),
    'access.confirmSecondFactor': route({
      body: codeBody,
      reply: recoveryCodesReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.actor.accountId }, (act) =>
          confirmSecondFactor(act, call.body.code, call.session.tokenDigest),
        ),
    }),
    ...changeRoutes,
    'accounts.resetSecondFactor': route({
      params: z.strictObject({ accountId: zUuid }),
      body: disableAccountBody,
      reply: accountReply,
      handle: (call) =>
        call.act({ type: 'account', id: call.params.accountId }, (act) =>
          askSecondFactorReset(act, call.params.accountId, call.body),
        ),
    }),
  };
}

/** A new device, and new recovery codes, by whoever has the old ones. */
const changeRoutes: RouteTable = {
  'access.changeSecondFactor': route({
    body: shownBody,
    reply: secondFactorKey,
    handle: (call) => countedAct(call, changeSecondFactor),
  }),
  'access.confirmNewSecondFactor': route({
    body: codeBody,
    reply: recoveryCodesReply,
    handle: (call) =>
      call.act({ type: 'account', id: call.actor.accountId }, (act) =>
        confirmNewSecondFactor(act, call.body.code, call.session.tokenDigest),
      ),
  }),
  'access.renewRecoveryCodes': route({
    body: shownBody,
    reply: recoveryCodesReply,
    handle: (call) => countedAct(call, renewRecoveryCodes),
  }),
};

/** An act that takes a code; it is counted before it is looked at. */
async function countedAct<T>(
  call: Call<unknown, unknown, Shown>,
  work: (act: Act, shown: Shown) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { accountId } = call.actor;
  const wait = await countCode(call.app, accountId);
  if (wait > 0) return refused(codeWait(wait));
  return call.act({ type: 'account', id: accountId }, (act) => work(act, call.body));
}
