import type { Tx } from '../db/index.ts';

/** What accounts must know of organisations. Their register is a later module, so the app passes this in. */
export interface OrganisationDirectory {
  /** The division an organisation sits in; undefined when there is none of this id within the reader's scope. */
  readonly divisionOf: (tx: Tx, organisationId: string) => Promise<string | undefined>;
  /** Organisations whose name contains the text, or whose credit code is it, within the reader's scope. */
  readonly find: (
    tx: Tx,
    text: string,
    page: { readonly divisionPath: string | null; readonly limit: number },
  ) => Promise<{ organisationId: string; name: string; creditCode: string }[]>;
  /** Names by id, of those within the reader's scope. */
  readonly namesOf: (tx: Tx, organisationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** A gateway that sends messages to phones. It is a system that is not ours; see stand-in-sms.ts. */
export interface SmsSender {
  readonly name: 'stand-in' | 'gateway';
  /** False when it could not be handed over. Neither number nor content ever reaches a log. */
  send(message: { readonly to: string; readonly content: string }): Promise<boolean>;
}

/** Work that only the account that began it may go on with. Its module is a later one, so the app passes this in. */
export interface BoundWork {
  /** Its word in the vocabulary. */
  readonly kind: string;
  readonly count: (tx: Tx, accountId: string) => Promise<number>;
  /** Lets another account go on with all of it; gives how much. Who began it stays on record. */
  readonly handOver: (tx: Tx, from: string, to: string) => Promise<number>;
}
