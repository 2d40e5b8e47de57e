import { z } from 'zod';
import { done, refused } from '../kernel/index.ts';
import { accountReply, disableAccountBody } from './contract-accounts.ts';
import {
  codeBody,
  codeReply,
  codeWait,
  recoveryCodesReply,
  secondFactorKey,
  secondFactorReply,
} from './contract-second-factor.ts';
import { type RouteTable, route } from './route.ts';
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
