// Payment: batches and orders, the bank's file and its answer. Moves lines by claims and money by funds.
export { paymentsExport } from './exports.ts';
export type { BankAnswer, BankFile, BankFileRow, BankFiles, SampleRow } from './ports.ts';
export { paymentRoutes } from './routes.ts';
export { decideBatch, exportBatch } from './service.ts';
export { readBankReturn } from './service-bank-return.ts';
export { correctPayment } from './service-correct.ts';
export { accountNumberOfOrder } from './service-order.ts';
export { preparePayment } from './service-prepare.ts';
export { verifyOrders } from './service-seal.ts';

export { type NextLine, nextLinesOf } from './store-offset.ts';
export { personsInBatch } from './store-persons.ts';
export { claimProgress } from './views-progress.ts';
