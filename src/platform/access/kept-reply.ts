/** The bytes of a reply as they were first sent. */
export interface SentBytes {
  readonly plain: Buffer;
  readonly tag: string;
  gzip?: Buffer;
  brotli?: Buffer;
}

/**
 * A reply that everybody gets alike until its source changes: checked against its contract and written once, then sent
 * as those bytes, with a tag by which a browser asks whether it still holds. Never for what depends on who asks.
 */
export class KeptReply {
  readonly value: unknown;
  /** Filled by whoever sends it. */
  sent: SentBytes | undefined;
  constructor(value: unknown) {
    this.value = value;
  }
}
