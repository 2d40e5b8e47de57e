import { type RouteTable, route } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { done, refusal, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  approvePaymentReply,
  bankReturnReply,
  batchIdParams,
  correctBody,
  correctReply,
  decideBatch,
  exportBatch,
  exportBody,
  orderIdParams,
  prepareBody,
  prepareReply,
  readBankReturn,
} from '../funds/index.ts';
import { bankReturnView, bankTable } from './exports.ts';
import type { TableFiles } from './ports.ts';
import { correctPayment, lineListener, preparePayment } from './service-payment.ts';
import type { Law } from './settings.ts';

const ONE_FILE = refusal('one-file', '请一次只上传一份银行回单文件。', '/files');

/** Acts of payment: funds moves the money, the lines of the claims hear of it in the same transaction. */
export function paymentRoutes(law: Law, files: TableFiles): RouteTable {
  return {
    'payments.prepare': route({
      body: prepareBody,
      reply: prepareReply,
      handle: ({ body, act }) =>
        act({ type: 'payment-batch', id: 'new' }, async (one) => {
          const made = await preparePayment(one, law, body.claimIds as Uuid[]);
          if (!made.ok) return made;
          const { batchId, number, orderCount, totalFen } = made.value;
          return done({ batchId, number, orderCount, totalFen });
        }),
    }),
    'payments.approve': route({
      params: batchIdParams,
      body: reviewBody,
      reply: approvePaymentReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, (one) =>
          decideBatch(one, params.batchId as Uuid, body, lineListener(one)),
        ),
    }),
    'payments.export': route({
      params: batchIdParams,
      body: exportBody,
      reply: 'file',
      handle: ({ params, body, act }) =>
        act({ type: 'payment-batch', id: params.batchId }, async (one) => {
          const exported = await exportBatch(one, params.batchId as Uuid, body.version);
          if (!exported.ok) return exported;
          return done(await files.write(bankTable(exported.value.number, exported.value.rows)));
        }),
    }),
    'payments.bankReturn': route({
      params: batchIdParams,
      reply: bankReturnReply,
      async handle({ params, files: uploads, app, act }) {
        const [upload] = uploads;
        if (!upload || uploads.length !== 1) return refused(ONE_FILE);
        // Read before the transaction: no file is parsed while rows are locked.
        const table = await files.read(upload);
        if (!table.ok) return table;
        const digest = app.ciphers.digest(upload.content);
        return act({ type: 'payment-batch', id: params.batchId }, async (one) => {
          const result = await readBankReturn(
            one,
            params.batchId as Uuid,
            { table: table.value, digest },
            lineListener(one),
          );
          return result.ok ? done(bankReturnView(result.value)) : result;
        });
      },
    }),
    'payments.correct': route({
      params: orderIdParams,
      body: correctBody,
      reply: correctReply,
      handle: ({ params, body, act }) =>
        act({ type: 'payment-order', id: params.orderId }, (one) =>
          correctPayment(one, params.orderId as Uuid, body),
        ),
    }),
  };
}
