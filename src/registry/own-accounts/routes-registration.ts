import {
  type Call,
  type NewSession,
  type Outgoing,
  openSession,
  PHONE_REFUSALS,
  type RouteTable,
  route,
} from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { done, refused } from '../../platform/kernel/index.ts';
import { codeReply } from './contract.ts';
import {
  cardProofBody,
  codeProofBody,
  codeSignInBody,
  counterReply,
  enteredReply,
  finishBody,
  handleBody,
  proofReply,
  registerBody,
  registerReply,
  registrationCodeBody,
  signInByNumberBody,
  signInCodeBody,
} from './contract-registration.ts';
import { type OwnAccountDeps, shownIn } from './ports.ts';
import { finishRegistration } from './service-finish.ts';
import {
  askCounter,
  beginRegistration,
  proveByCard,
  proveByCode,
  sendRegistrationCode,
} from './service-registration.ts';
import { sendSignInCode, signInByCode, signInByNumber } from './service-sign-in.ts';

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'requestId' | 'address' | 'session'>;

/** For whoever has not signed in: an account of her own, step by step, and the way in. */
export function registrationRoutes(deps: OwnAccountDeps): RouteTable {
  return {
    'ownAccount.register': route({
      body: registerBody,
      reply: registerReply,
      handle: (call) => beginRegistration(call.app, call.body, call),
    }),
    'ownAccount.sendRegistrationCode': route({
      body: registrationCodeBody,
      reply: codeReply,
      async handle(call) {
        const { sms } = deps;
        if (!sms) return refused(PHONE_REFUSALS.noSender);
        const made = await sendRegistrationCode(
          call.app,
          call.body,
          call,
          (message) => void sms.send(message),
        );
        if (!made.ok) return made;
        const { code, ...sent } = made.value;
        return done({ ...sent, shownCode: shownIn(deps, code) });
      },
    }),
    'ownAccount.proveByCode': route({
      body: codeProofBody,
      reply: proofReply,
      handle: (call) => proveByCode(call.app, call.body, call),
    }),
    'ownAccount.proveByCard': route({
      body: cardProofBody,
      reply: proofReply,
      handle: (call) => proveByCard(call.app, call.body, call),
    }),
    'ownAccount.askCounter': route({
      body: handleBody,
      reply: counterReply,
      handle: (call) => askCounter(call.app, call.body, call),
    }),
    'ownAccount.finish': route({
      body: finishBody,
      reply: enteredReply,
      async handle(call) {
        const messages = new Map<string, Outgoing>();
        const app = { ...call.app, isDemonstration: deps.isDemonstration() };
        const opened = await finishRegistration(app, call.body, call, (one) => messages.set(one.to, one));
        if (!opened.ok) return opened;
        for (const message of messages.values()) void deps.sms?.send(message);
        const session = await withTx(call.app.db, { kind: 'public' }, (tx) =>
          openSession(tx, call.app, opened.value.accountId, requestOf(call)),
        );
        return enter(call, session);
      },
    }),
    ...signInRoutes(deps),
  };
}

function signInRoutes(deps: OwnAccountDeps): RouteTable {
  return {
    'ownAccount.signIn': route({
      body: signInByNumberBody,
      reply: enteredReply,
      async handle(call) {
        const app = { ...call.app, isDemonstration: deps.isDemonstration() };
        const signedIn = await signInByNumber(app, call.body, requestOf(call));
        return signedIn.ok ? enter(call, signedIn.value) : signedIn;
      },
    }),
    'ownAccount.sendSignInCode': route({
      body: signInCodeBody,
      reply: codeReply,
      async handle(call) {
        const { sms } = deps;
        if (!sms) return refused(PHONE_REFUSALS.noSender);
        const made = await sendSignInCode(call.app, call.body, call, (message) => void sms.send(message));
        if (!made.ok) return made;
        const { code, ...sent } = made.value;
        return done({ ...sent, shownCode: shownIn(deps, code) });
      },
    }),
    'ownAccount.signInByCode': route({
      body: codeSignInBody,
      reply: enteredReply,
      async handle(call) {
        const signedIn = await signInByCode(call.app, call.body, requestOf(call));
        return signedIn.ok ? enter(call, signedIn.value) : signedIn;
      },
    }),
  };
}

function requestOf({ requestId, address, session }: AnyCall) {
  return { requestId, address, oldTokenDigest: session.tokenDigest, deviceDigest: session.deviceDigest };
}

function enter({ session }: AnyCall, opened: Pick<NewSession, 'token' | 'deviceToken' | 'csrfToken'>) {
  session.setCookie(opened.token);
  session.setDevice(opened.deviceToken);
  return done({ csrfToken: opened.csrfToken });
}
