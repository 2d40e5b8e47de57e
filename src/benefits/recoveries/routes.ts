import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, type LocalDate, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  answerBody,
  changeBody,
  decideBody,
  draftReply,
  instalmentsBody,
  listQuery,
  listReply,
  nextLinesReply,
  offsetBody,
  openBody,
  paidLineParams,
  reasonBody,
  receiptBody,
  receiptParams,
  recoveryActReply,
  recoveryParams,
  recoveryReply,
} from './contract.ts';
import { confirmRecovery, recordAnswer } from './service-answer.ts';
import { bookReceipt, decideChange, decideOffset, decideReversal, decideWriteOff } from './service-decide.ts';
import { proposeOffset } from './service-offset.ts';
import { decideRecovery, openRecovery } from './service-open.ts';
import {
  proposeChange,
  proposeInstalments,
  proposeReversal,
  proposeWriteOff,
  typeReceipt,
} from './service-propose.ts';
import { withdrawRecovery } from './service-withdraw.ts';
import { nextLinesView, recoveryListView, recoveryView } from './views.ts';
import { draftView } from './views-draft.ts';

/** Cases of money that must come back: opened, noticed, answered, paid back, written off. */
export function recoveryRoutes(deps: { readonly policies: Policies }): RouteTable {
  return { ...viewRoutes(deps), ...caseRoutes(), ...proposalRoutes() };
}

function viewRoutes({ policies }: { readonly policies: Policies }): RouteTable {
  return {
    'recoveries.list': route({
      query: listQuery,
      reply: listReply,
      handle: ({ query, app, read }) =>
        read(async (tx) =>
          done(
            await recoveryListView(
              { tx, today: app.clock.today() },
              {
                status: query.status ?? null,
                q: query.q?.trim() || null,
                after: query.after ?? null,
                limit: query.limit,
              },
            ),
          ),
        ),
    }),
    'recoveries.draft': route({
      params: paidLineParams,
      reply: draftReply,
      handle: ({ params, app, actor, read }) =>
        read((tx) =>
          draftView(
            { tx, actor, today: app.clock.today(), ciphers: app.ciphers, policies },
            params.claimLineId as Uuid,
          ),
        ),
    }),
    'recoveries.show': route({
      params: recoveryParams,
      reply: recoveryReply,
      handle: ({ params, app, actor, read }) =>
        read(async (tx) => {
          const reader = { tx, actor, today: app.clock.today(), ciphers: app.ciphers, policies };
          const view = await recoveryView(reader, params.recoveryId as Uuid);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
  };
}

/** The case itself: opened, decided, answered, confirmed, taken back. */
function caseRoutes(): RouteTable {
  return {
    'recoveries.open': route({
      body: openBody,
      reply: recoveryActReply,
      handle: ({ body, act }) =>
        act({ type: 'recovery', id: 'new' }, (act) =>
          openRecovery(act, { ...body, lines: linesOf(body.lines) }),
        ),
    }),
    'recoveries.decide': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideRecovery(act, params.recoveryId as Uuid, body)),
    }),
    'recoveries.answer': route({
      params: recoveryParams,
      body: answerBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          recordAnswer(act, params.recoveryId as Uuid, {
            ...body,
            answeredOn: body.answeredOn as LocalDate,
          }),
        ),
    }),
    'recoveries.confirm': route({
      params: recoveryParams,
      body: reasonBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => confirmRecovery(act, params.recoveryId as Uuid, body)),
    }),
    'recoveries.withdraw': route({
      params: recoveryParams,
      body: reasonBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => withdrawRecovery(act, params.recoveryId as Uuid, body)),
    }),
  };
}

/** What one person proposes to a case and another decides. */
function proposalRoutes(): RouteTable {
  return {
    ...amountRoutes(),
    ...reversalRoutes(),
    ...offsetRoutes(),
    'recoveries.typeReceipt': route({
      params: recoveryParams,
      body: receiptBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          typeReceipt(act, params.recoveryId as Uuid, { ...body, receivedOn: body.receivedOn as LocalDate }),
        ),
    }),
    'recoveries.bookReceipt': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => bookReceipt(act, params.recoveryId as Uuid, body)),
    }),
    'recoveries.proposeWriteOff': route({
      params: recoveryParams,
      body: reasonBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => proposeWriteOff(act, params.recoveryId as Uuid, body)),
    }),
    'recoveries.decideWriteOff': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideWriteOff(act, params.recoveryId as Uuid, body)),
    }),
  };
}

/** What is owed, set off against lines that the payee would be paid next. */
function offsetRoutes(): RouteTable {
  return {
    'recoveries.nextLines': route({
      params: recoveryParams,
      reply: nextLinesReply,
      handle: ({ params, read }) =>
        read(async (tx) => {
          const view = await nextLinesView(tx, params.recoveryId as Uuid);
          return view ? done(view) : refused(NOT_FOUND);
        }),
    }),
    'recoveries.proposeOffset': route({
      params: recoveryParams,
      body: offsetBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          proposeOffset(act, params.recoveryId as Uuid, {
            ...body,
            claimLineIds: body.claimLineIds as Uuid[],
          }),
        ),
    }),
    'recoveries.decideOffset': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideOffset(act, params.recoveryId as Uuid, body)),
    }),
  };
}

/** A booked receipt that was wrong. */
function reversalRoutes(): RouteTable {
  return {
    'recoveries.proposeReversal': route({
      params: receiptParams,
      body: reasonBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          proposeReversal(act, params.recoveryId as Uuid, { ...body, receiptId: params.receiptId as Uuid }),
        ),
    }),
    'recoveries.decideReversal': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideReversal(act, params.recoveryId as Uuid, body)),
    }),
  };
}

/** Other amounts and instalments. */
function amountRoutes(): RouteTable {
  return {
    'recoveries.proposeChange': route({
      params: recoveryParams,
      body: changeBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          proposeChange(act, params.recoveryId as Uuid, { ...body, lines: linesOf(body.lines) }),
        ),
    }),
    'recoveries.proposeInstalments': route({
      params: recoveryParams,
      body: instalmentsBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) =>
          proposeInstalments(act, params.recoveryId as Uuid, {
            ...body,
            instalments: body.instalments.map((one) => ({ ...one, dueOn: one.dueOn as LocalDate })),
          }),
        ),
    }),
    'recoveries.decideChange': route({
      params: recoveryParams,
      body: decideBody,
      reply: recoveryActReply,
      handle: ({ params, body, act }) =>
        act(subject(params), (act) => decideChange(act, params.recoveryId as Uuid, body)),
    }),
  };
}

const subject = ({ recoveryId }: { readonly recoveryId: string }) => ({ type: 'recovery', id: recoveryId });

const linesOf = (lines: readonly { readonly claimLineId: string; readonly amountFen: number }[]) =>
  lines.map((line) => ({ ...line, claimLineId: line.claimLineId as Uuid }));
