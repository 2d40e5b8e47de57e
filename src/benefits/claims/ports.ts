import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, PersonId, Result, Uuid } from '../../platform/kernel/index.ts';
import type { HeirRelation } from '../../registry/payees/index.ts';

/** Publications of a claim. */
export interface ClaimPublications {
  /** Last day of the one that runs, and the working days left of it; null when none runs. */
  readonly openUntil: LocalDate | null;
  readonly openDaysLeft: number | null;
  /** Last day of the newest one that has ended. */
  readonly closedOn: LocalDate | null;
}

/** The newest publication of a line. */
export interface LinePublication {
  readonly publicationId: Uuid;
  readonly lastDay: LocalDate;
  /** 0 on the last day, negative after it. */
  readonly workingDaysLeft: number;
}

/** The payment that the money of a claim or of one line is in; of several the one that a person must act on. */
export interface Payment {
  readonly batchStatus: 'draft' | 'approved' | 'cancel-proposed' | 'sent' | 'settled' | 'cancelled' | null;
  /** The day its batch was made. */
  readonly orderedOn: LocalDate | null;
  readonly settledOn: LocalDate | null;
  /** Why the bank sent it back; null when it did not. */
  readonly returnReason: string | null;
}

export interface LinePayment extends Payment {
  readonly orderNumber: string;
}

/** A line by its key: the person comes first. */
export interface LineKey {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
}

/** Money of a line that must come back, and how much of it came. */
interface LineRecovery {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: string;
  readonly amountFen: Fen;
  readonly recoveredFen: Fen;
}

/** A line that was settled by what its payee owed, instead of by an order of the bank. */
interface LineOffset {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly settledOn: LocalDate;
}

/** Who receives what a line pays instead of whoever died, or would once a second person agrees. */
interface LineHeir {
  readonly name: string;
  readonly relation: HeirRelation;
  readonly status: string;
}

/**
 * What later modules know of claims and lines, for the pages of a claim. Read in the reader's transaction and scope; who
 * has nothing there is not in the answer.
 */
export interface ClaimProgress {
  claimPublications(
    tx: Tx,
    today: LocalDate,
    claimIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, ClaimPublications>>;
  linePublications(
    tx: Tx,
    today: LocalDate,
    lines: readonly LineKey[],
  ): Promise<ReadonlyMap<Uuid, LinePublication>>;
  claimPayments(tx: Tx, claimIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Payment>>;
  linePayments(tx: Tx, lines: readonly LineKey[]): Promise<ReadonlyMap<Uuid, LinePayment>>;
  /** The heir of each line that has one; the bureau alone sees them. */
  lineHeirs?(tx: Tx, claimLineIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LineHeir>>;
  /** How each line was set off that was. */
  lineOffsets?(tx: Tx, claimLineIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LineOffset>>;
  /** The newest case of each line that asks for its money back, or did; left out where nothing knows of any. */
  lineRecoveries?(tx: Tx, claimLineIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LineRecovery>>;
}

/** What later modules do about a claim that was decided or went back, in the same transaction: its written decision. */
export type ClaimFollower = (act: Act, claimId: Uuid) => Promise<Result<unknown>>;
