import { done, refused } from '../kernel/index.ts';
import {
  codeSentReply,
  confirmPhoneBody,
  lostPasswordBody,
  lostPasswordReply,
  messagesReply,
  newPasswordBody,
  ownPhoneReply,
  PHONE_REFUSALS,
  passwordSetReply,
  phoneSetReply,
  sendPhoneCodeBody,
} from './contract-phones.ts';
import type { SmsSender } from './ports.ts';
import { type RouteTable, route } from './route.ts';
import { askLostPassword, resetByPhone } from './service-lost-password.ts';
import {
  askOwnPhone,
  confirmOwnPhone,
  listMessages,
  type Outgoing,
  showPhone,
  tryCode,
} from './service-phones.ts';

interface PhoneDeps {
  readonly isDemonstration: () => boolean;
  readonly sms: SmsSender | null;
}

/** The own phone, the password that it resets, and what a demonstration would have sent. */
export function phoneRoutes(deps: PhoneDeps): RouteTable {
  const { sms } = deps;
  return {
    'access.phone': route({
      reply: ownPhoneReply,
      handle: (call) => call.read(async (tx) => done(await showPhone(tx, call.actor, sms))),
    }),
    'access.sendPhoneCode': route({
      body: sendPhoneCodeBody,
      reply: codeSentReply,
      async handle(call) {
        let message: Outgoing | undefined;
        const asked = await call.act({ type: 'account', id: call.actor.accountId }, async (act) =>
          sms
            ? askOwnPhone(act, call.body, (outgoing) => {
                message = outgoing;
              })
            : refused(PHONE_REFUSALS.noSender),
        );
        if (!sms || !asked.ok || !message) return asked;
        return (await sms.send(message)) ? asked : refused(PHONE_REFUSALS.notSent);
      },
    }),
    'access.confirmPhone': route({
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
    ...lostPasswordRoutes(deps),
    'messages.list': route({
      reply: messagesReply,
      handle: (call) => call.read(async (tx) => done(await listMessages(tx, sms))),
    }),
  };
}

/** For whoever cannot sign in; the same answers whatever is true. */
function lostPasswordRoutes({ sms, isDemonstration }: PhoneDeps): RouteTable {
  return {
    'access.lostPassword': route({
      reply: lostPasswordReply,
      handle: async () => done({ byPhone: sms !== null }),
    }),
    'access.sendResetCode': route({
      body: lostPasswordBody,
      reply: codeSentReply,
      async handle(call) {
        if (!sms) return refused(PHONE_REFUSALS.noSender);
        // Nobody waits for the gateway: the time of the answer says nothing.
        return askLostPassword(call.app, call.body, call, (message) => void sms.send(message));
      },
    }),
    'access.resetByPhone': route({
      body: newPasswordBody,
      reply: passwordSetReply,
      async handle(call) {
        if (!sms) return refused(PHONE_REFUSALS.noSender);
        const notices: Outgoing[] = [];
        const app = { ...call.app, isDemonstration: isDemonstration() };
        const reset = await resetByPhone(app, call.body, call.requestId, (notice) =>
          notices.splice(0, 1, notice),
        );
        if (reset.ok) for (const notice of notices) void sms.send(notice);
        return reset;
      },
    }),
  };
}
