import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, isUuid, type LocalDate, refused } from '../../platform/kernel/index.ts';
import {
  cancelBody,
  chooseBody,
  chooseReply,
  messageActReply,
  messageParams,
  messagesQuery,
  messagesReply,
  ownMessagesReply,
  printBody,
  printReply,
  recordBody,
  resendBody,
  slipActReply,
  slipParams,
  slipsQuery,
  slipsReply,
} from './contract.ts';
import { cancelMessage, chooseMessages, resendMessage } from './service-messages.ts';
import { chooseNews } from './service-news.ts';
import { cancelSlip, printSlips, recordSlip, reopenSlip } from './service-slips.ts';
import { ownMessages, phoneMessagesView, slipsView } from './views.ts';

/** What persons are told by message and on paper, and what became of it. */
export const deliveryRoutes: RouteTable = { ...messageRoutes(), ...slipRoutes(), ...workerRoutes() };

function messageRoutes(): RouteTable {
  return {
    'deliveries.messages': route({
      query: messagesQuery,
      reply: messagesReply,
      handle: ({ actor, query, read }) =>
        read(async (tx) =>
          done(
            await phoneMessagesView(tx, actor, {
              status: query.status ?? null,
              after: query.after ?? null,
              limit: query.limit,
            }),
          ),
        ),
    }),
    'deliveries.resend': route({
      params: messageParams,
      body: resendBody,
      reply: messageActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'phone-message', id: params.messageId }, (act) =>
          resendMessage(act, params.messageId, body.version),
        ),
    }),
    'deliveries.cancelMessage': route({
      params: messageParams,
      body: cancelBody,
      reply: messageActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'phone-message', id: params.messageId }, (act) =>
          cancelMessage(act, params.messageId, body),
        ),
    }),
  };
}

function slipRoutes(): RouteTable {
  return {
    'deliveries.slips': route({
      query: slipsQuery,
      reply: slipsReply,
      handle: ({ actor, query, read }) =>
        read(async (tx) =>
          done(
            await slipsView(tx, actor, {
              status: query.status ?? null,
              after: query.after ?? null,
              limit: query.limit,
              ids: query.ids?.split(',').filter(isUuid) ?? null,
            }),
          ),
        ),
    }),
    'deliveries.print': route({
      body: printBody,
      reply: printReply,
      handle: ({ body, act }) =>
        act({ type: 'delivery-slip', id: 'chosen' }, (act) => printSlips(act, body.slipIds)),
    }),
    'deliveries.record': route({
      params: slipParams,
      body: recordBody,
      reply: slipActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'delivery-slip', id: params.slipId }, (act) =>
          recordSlip(act, params.slipId, { ...body, on: body.on as LocalDate }),
        ),
    }),
    'deliveries.cancelSlip': route({
      params: slipParams,
      body: cancelBody,
      reply: slipActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'delivery-slip', id: params.slipId }, (act) => cancelSlip(act, params.slipId, body)),
    }),
    'deliveries.reopenSlip': route({
      params: slipParams,
      body: cancelBody,
      reply: slipActReply,
      handle: ({ params, body, act }) =>
        act({ type: 'delivery-slip', id: params.slipId }, (act) => reopenSlip(act, params.slipId, body)),
    }),
  };
}

function workerRoutes(): RouteTable {
  return {
    'worker.messages': route({
      reply: ownMessagesReply,
      async handle({ actor, read }) {
        const { personId } = actor;
        if (personId === null) return refused(NOT_FOUND);
        return done(await read((tx) => ownMessages(tx, personId)));
      },
    }),
    'worker.chooseMessages': route({
      body: chooseBody,
      reply: chooseReply,
      handle: ({ actor, body, act }) => {
        const { personId } = actor;
        return act({ type: 'person', id: String(personId) }, async (act) =>
          personId === null ? refused(NOT_FOUND) : chooseMessages(act, personId, body.isOff),
        );
      },
    }),
    'worker.chooseNews': route({
      body: chooseBody,
      reply: chooseReply,
      handle: ({ actor, body, act }) => {
        const { personId } = actor;
        return act({ type: 'person', id: String(personId) }, async (act) =>
          personId === null ? refused(NOT_FOUND) : chooseNews(act, personId, body.isOff),
        );
      },
    }),
  };
}
