import type { Reply } from '../../../client/index.ts';

export type Recovery = Reply<'/api/recovery-cases/{recoveryId}'>;
export type NextLines = Reply<'/api/recovery-cases/{recoveryId}/next-lines'>;
export type Draft = Reply<'/api/paid-lines/{claimLineId}'>;
