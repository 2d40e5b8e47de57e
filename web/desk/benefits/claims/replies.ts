import type { Reply } from '../../../client/index.ts';

/** What the server answers, by the names of this module's pages. */
export type Claim = Reply<'/api/claims/{claimId}'>;
export type ClaimLine = Claim['lineRows'][number];
