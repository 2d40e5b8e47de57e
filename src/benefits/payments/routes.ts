import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, refusal, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  approvePaymentReply,
  askReply,
  bankReturnReply,
  batchIdParams,
  bookReturnReply,
  correctBody,
  correctReply,
  decideCancelBody,
  exportBody,
  heirBody,
  heirReply,
  lineParams,
  orderIdParams,
  paymentReply,
  paymentsQuery,
  paymentsReply,
  prepareBody,
  prepareReply,
  reasonedBody,
  typedReturnParams,
  typeReturnBody,
  typeReturnReply,
} from './contract.ts';
import type { BankFiles } from './ports.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { askBank, decideCancel, proposeCancel, withdrawBatch } from './service-cancel.ts';
import { correctPayment } from './service-correct.ts';
import { proposeLineHeir } from './service-heir.ts';
import { preparePayment } from './service-prepare.ts';
import { bookReturn, typeReturn } from './service-typed.ts';
import { bankReturnView, batchView, batchViews, sampleRows } from './views.ts';

const ONE_FILE = refusal('one-file', '请一次只上传一份银行回单文件。', '/files');

export interface PaymentRouteDeps {
  readonly policies: Policies;
  readonly bank: BankFiles;
}

/** Batches of payment, from the payable lines of claims to the bank's answer. */
export function paymentRoutes({ policies, bank }: PaymentRouteDeps): RouteTable {
  return {
    ...batchRoutes(policies),
    ...heirRoutes(),
    ...wayBackRoutes(),
    ...bankRoutes(bank),
    ...typedRoutes(bank),
  };
}

function batchRoutes(policies: Policies): RouteTable {
  return {
    'payments.list': route({
      query: paymentsQuery,
      reply: paymentsReply,
      async handle(call) {
        const { status, after, limit } = call.query;
        const today = call.app.clock.today();
        return done(
          await call.read((tx) =>
            batchViews(tx, today, { status: status ?? null, after: after ?? null, limit }),
          ),
        );
      },
    }),
    'payments.show': route({
      params: batchIdParams,
      reply: paymentReply,
      async handle(call) {
        const today = call.app.clock.today();
        const view = await call.read((tx) => batchView(tx, call.actor, today, call.params.batchId as Uuid));
        return view ? done(view) : refused(NOT_FOUND);
      },
    }),
    'payments.prepare': route({
      body: prepareBody,
      reply: prepareReply,
      handle: ({ body, act }) =>
        act({ type: 'payment-batch', id: 'new' }, async (act) => {
          const made = await preparePayment(act, { policies }, body.claimIds as Uuid[]);
          if (!made.ok) return made;
          const { batchId, number, orderCount, totalFen, leftOutCount } = made.value;
          return done({ batchId, number, orderCount, totalFen, leftOutCount });
        }),
    }),
    'payments.approve': route({
      params: batchIdParams,
      body: reviewBody,
      reply: approvePaymentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          decideBatch(act, params.batchId as Uuid, body),
        ),
    }),
    'payments.correct': route({
      params: orderIdParams,
      body: correctBody,
      reply: correctReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-order', id: params.orderId }, (act) =>
          correctPayment(act, params.orderId as Uuid, body),
        ),
    }),
  };
}

/** Whoever receives what somebody was due before death. */
function heirRoutes(): RouteTable {
  return {
    'payments.proposeHeir': route({
      params: lineParams,
      body: heirBody,
      reply: heirReply,
      handle: ({ params, body, act }) =>
        act({ type: 'claim-line', id: params.claimLineId }, (act) =>
          proposeLineHeir(
            act,
            { claimId: params.claimId as Uuid, claimLineId: params.claimLineId as Uuid },
            body,
          ),
        ),
    }),
  };
}

/** A batch that is not to go to the bank, and an order for which the bank has no answer. */
function wayBackRoutes(): RouteTable {
  return {
    'payments.withdraw': route({
      params: batchIdParams,
      body: reasonedBody,
      reply: approvePaymentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          withdrawBatch(act, params.batchId as Uuid, body),
        ),
    }),
    'payments.cancel': route({
      params: batchIdParams,
      body: reasonedBody,
      reply: approvePaymentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          proposeCancel(act, params.batchId as Uuid, body),
        ),
    }),
    'payments.decideCancel': route({
      params: batchIdParams,
      body: decideCancelBody,
      reply: approvePaymentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          decideCancel(act, params.batchId as Uuid, body),
        ),
    }),
    'payments.ask': route({
      params: orderIdParams,
      body: reasonedBody,
      reply: askReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-order', id: params.orderId }, (act) =>
          askBank(act, params.orderId as Uuid, body),
        ),
    }),
  };
}

/** What goes to the bank and comes back from it. */
function bankRoutes(bank: BankFiles): RouteTable {
  return {
    'payments.export': route({
      params: batchIdParams,
      body: exportBody,
      reply: 'file',
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, async (act) => {
          const exported = await exportBatch(act, params.batchId as Uuid, body.version);
          if (!exported.ok) return exported;
          return done(await bank.write(exported.value));
        }),
    }),
    'payments.bankReturn': route({
      params: batchIdParams,
      reply: bankReturnReply,
      async handle({ params, files: uploads, app, act }) {
        const [upload] = uploads;
        if (!upload || uploads.length !== 1) return refused(ONE_FILE);
        // Read before the transaction: no file is parsed while rows are locked.
        const read = await bank.read(upload);
        if (!read.ok) return read;
        const digest = app.ciphers.digest(upload.content);
        return act({ type: 'payment-batch', id: params.batchId }, async (act) => {
          const { answers, notes } = read.value;
          const result = await readBankReturn(act, params.batchId as Uuid, { answers, digest });
          return result.ok ? done(bankReturnView(result.value, notes)) : result;
        });
      },
    }),
  };
}

/** What an answer of the bank looks like, and one that comes on paper. */
function typedRoutes(bank: BankFiles): RouteTable {
  return {
    'payments.sampleReturn': route({
      params: batchIdParams,
      reply: 'file',
      async handle({ params, read }) {
        const sample = await read((tx) => sampleRows(tx, params.batchId as Uuid));
        return sample ? done(await bank.sample(sample.number, sample.rows)) : refused(NOT_FOUND);
      },
    }),
    'payments.typeReturn': route({
      params: batchIdParams,
      body: typeReturnBody,
      reply: typeReturnReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          typeReturn(act, params.batchId as Uuid, body),
        ),
    }),
    'payments.bookReturn': route({
      params: typedReturnParams,
      body: reviewBody,
      reply: bookReturnReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (act) =>
          bookReturn(act, { batchId: params.batchId as Uuid, returnId: params.returnId as Uuid }, body),
        ),
    }),
  };
}
