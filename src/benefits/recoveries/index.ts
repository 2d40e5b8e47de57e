// Money that was paid and must come back: cases, notices, answers, receipts, write-offs.
export { recoveryRoutes } from './routes.ts';
export { offsetsOfLines } from './store-offset.ts';
export { recoveriesOfLines } from './store-views.ts';
