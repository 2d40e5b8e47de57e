import type { Clock } from '../../platform/kernel/index.ts';

/** What live attendance needs from outside. */
export interface TeachingDeps {
  /** The machine's own time, by which a phone's clock is judged. */
  readonly wallClock: Clock;
  /** Randomness: secrets of half days, and the minute of the second signing. */
  readonly fill: (bytes: Uint8Array) => void;
}
