import type { Reply } from '../../../client/index.ts';

export type Recovery = Reply<'/api/recovery-cases/{recoveryId}'>;
export type Draft = Reply<'/api/paid-lines/{claimLineId}'>;
