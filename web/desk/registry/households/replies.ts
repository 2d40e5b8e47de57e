import type { Reply } from '../../../client/index.ts';

export type Household = Reply<'/api/households/{householdId}'>;
