import { type Outgoing, type RouteTable, route, tryCode } from '../../platform/access/index.ts';
import { done } from '../../platform/kernel/index.ts';
import {
  agreeBody,
  agreeReply,
  beginHelpBody,
  beginHelpReply,
  endHelpReply,
  helpCodeReply,
  helpReply,
} from './contract-help.ts';
import { type OwnAccountDeps, shownIn } from './ports.ts';
import { agree, beginHelp, endHelp, helpView, sendAgreementCode } from './service-help.ts';

/** A helper serves somebody who is present. */
export function helpRoutes(deps: OwnAccountDeps): RouteTable {
  const session = { type: 'help-session', id: 'new' };
  return {
    'help.begin': route({
      body: beginHelpBody,
      reply: beginHelpReply,
      handle: (call) =>
        call.act(session, (act) =>
          beginHelp(act, call.body, { tokenDigest: call.session.tokenDigest, helps: deps.helps }),
        ),
    }),
    'help.show': route({
      reply: helpReply,
      handle: ({ actor, app, read }) =>
        read(async (tx) => done(await helpView({ tx, ciphers: app.ciphers }, actor.helping))),
    }),
    'help.sendCode': route({
      reply: helpCodeReply,
      async handle(call) {
        const messages: Outgoing[] = [];
        const made = await call.act(session, (act) =>
          sendAgreementCode(act, (message) => messages.splice(0, 1, message)),
        );
        if (!made.ok) return made;
        for (const message of messages) void deps.sms?.send(message);
        const { code, ...sent } = made.value;
        return done({ ...sent, shownCode: shownIn(deps, code) });
      },
    }),
    'help.agree': route({
      body: agreeBody,
      reply: agreeReply,
      async handle(call) {
        const { handle, code } = call.body;
        const typed = handle !== undefined && code !== undefined ? { handle, code } : undefined;
        const tried = typed && (await tryCode(call.app, typed, 'agreement'));
        return call.act(session, (act) => agree(act, call.body, tried));
      },
    }),
    'help.end': route({
      reply: endHelpReply,
      handle: (call) => call.act(session, (act) => endHelp(act, call.session.tokenDigest)),
    }),
  };
}
