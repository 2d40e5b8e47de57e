import { OF_CLAIMS } from './walk-money-claims.ts';
import { OF_PAYMENTS } from './walk-money-payments.ts';
import { OF_RECOVERIES } from './walk-money-recoveries.ts';
import { OF_THE_REST } from './walk-money-small.ts';
import type { Lifecycle } from './walk-run.ts';

/** Things about money, each led through its states; what a claim came to is paid, and then asked back. */
export const MONEY_LIFECYCLES: readonly Lifecycle[] = [
  ...OF_THE_REST,
  ...OF_CLAIMS,
  ...OF_PAYMENTS,
  ...OF_RECOVERIES,
];
