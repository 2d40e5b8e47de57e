import type { Policies } from '../../law/policy/index.ts';
import type { AppContext } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import type { MovableClock } from './clock.ts';

/** What a demonstration is built in: a clock that moves, and the law. */
export interface DemonstrationContext extends AppContext {
  readonly clock: MovableClock;
  /** The machine's own time. */
  readonly wallClock: Clock;
  readonly policies: Policies;
}
