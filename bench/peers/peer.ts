import type { FlatFacts } from './facts.ts';

/** An engine from the registry, loaded with the rules. */
export interface Peer {
  readonly name: string;
  /** Its package in bench/peers, for the version; undefined for one of no registry. */
  readonly package: string | undefined;
  /** How many lines it gets: slow ones fewer. */
  readonly lines: number;
  /**
   * For each line whether all rules are met; every rule is asked, as ours does. Undefined: the engine says that it
   * does not know. Rejects when the engine stops with an error.
   */
  readonly decide: (lines: readonly Partial<FlatFacts>[]) => Promise<(boolean | undefined)[]>;
}
