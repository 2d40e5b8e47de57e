import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** The claim that rests on a list, as far as it is. */
export interface ListClaim {
  readonly claimId: Uuid;
  readonly number: string;
  readonly status: string;
}

/** What a claim made of one person of the list. */
interface ListLine {
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly outcome: string;
  readonly status: string;
  readonly amountFen: number;
}

/** What a row of the list said, as a sheet brought it. */
export interface ListedEntry {
  readonly isDispatched: boolean | null;
  readonly post: string | null;
  readonly contractOn: string | null;
  readonly contractMonths: number | null;
  readonly declaredFirstInsuredOn: string | null;
  readonly months: readonly string[];
}

/** One import that touched the list, with what it changed of each person; `before` null: new. */
export interface ListImport {
  readonly batchId: Uuid;
  readonly status: string;
  readonly importedAt: Date;
  readonly importedBy: string | null;
  readonly changes: readonly {
    readonly personId: PersonId;
    readonly before: ListedEntry | null;
    readonly after: ListedEntry | null;
  }[];
}

/** What later modules know of lists: their claims, and the imports that brought them. */
export interface ListFollowers {
  claimsOfLists(tx: Tx, listIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, ListClaim>>;
  linesOfList(tx: Tx, listId: Uuid): Promise<ReadonlyMap<PersonId, ListLine>>;
  /** The newest first. */
  importsOfList(tx: Tx, listId: Uuid, personIds: readonly PersonId[]): Promise<readonly ListImport[]>;
}
