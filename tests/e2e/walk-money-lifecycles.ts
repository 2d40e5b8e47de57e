import type { Lifecycle } from './walk-run.ts';

/** Things about money, each led through its states. */
export const MONEY_LIFECYCLES: readonly Lifecycle[] = [];
