import type { FileReply, UploadedFile } from '../../platform/access/index.ts';
import type { Fen, LocalDate, Result } from '../../platform/kernel/index.ts';

/** One row of the bank's file, account number in full: never logged, never in a JSON reply. */
export interface BankFileRow {
  readonly orderNumber: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bankName: string;
  readonly amountYuan: string;
  readonly purpose: string;
}

/** One row of a bank's answer; `fault` says in Chinese why it cannot be booked. */
export interface BankAnswer {
  readonly lineNo: number;
  /** Empty where the line names none. */
  readonly orderNumber: string;
  /** The account that the bank names, in full or with its middle hidden. */
  readonly account: string | null;
  readonly holder: string | null;
  readonly result: 'paid' | 'returned' | undefined;
  /** The result follows from the direction of the money alone: a person confirms it. */
  readonly isByDirection: boolean;
  readonly reason: string | null;
  readonly amountFen: Fen | null;
  readonly settledOn: LocalDate | null;
  readonly bankReference: string | null;
  readonly fault: string | null;
}

/** What a file of a bank says: its lines, and a sentence for everything in it that is no line or was not used. */
export interface BankFile {
  readonly answers: readonly BankAnswer[];
  readonly notes: readonly string[];
}

/** One order as the sample of an answer names it; the account by its last digits. */
export interface SampleRow {
  readonly orderNumber: string;
  readonly accountName: string;
  readonly accountLast4: string;
  readonly amountYuan: string;
}

/** How a bank wants to be asked, and how it answers: columns and words of its files. */
export interface BankFiles {
  /** The file that asks the bank to pay. Carries full account numbers; its name, where the record stood. */
  write(batch: {
    readonly number: string;
    readonly printedHead: string | null;
    readonly rows: readonly BankFileRow[];
  }): Promise<FileReply>;
  /**
   * The bank's answer. Refuses what is no table, in a sentence, and a table without the columns that nothing can be
   * booked without, naming them.
   */
  read(file: UploadedFile): Promise<Result<BankFile>>;
  /** What an answer to this batch looks like, for whoever prepares one: every column that is read, every order. */
  sample(batchNumber: string, rows: readonly SampleRow[]): Promise<FileReply>;
}
