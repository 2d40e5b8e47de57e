import type { Result } from '../kernel/index.ts';
import type { FileReply, UploadedFile } from './route.ts';

/** A table on its way out; every cell is text, amounts in yuan with two decimals. */
export interface OutTable {
  /** Without extension. */
  readonly fileName: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A sheet of a workbook that is written row by row. */
export interface OutSheet {
  readonly name: string;
  readonly titles: readonly string[];
  /** Text, but for counts that people sum up. */
  readonly columns: readonly { readonly header: string; readonly kind?: 'number'; readonly width?: number }[];
}
export type OutCell = string | number | null;

/** A workbook too large to be held: `fill` adds the rows of its sheets, in whatever order they come. */
export interface OutBook {
  /** Without extension. */
  readonly fileName: string;
  readonly sheets: readonly OutSheet[];
  fill(add: (sheet: number, cells: readonly OutCell[]) => Promise<void>): Promise<void>;
}

/** The one reader and writer of spreadsheets, handed to every module that needs one by whoever composes the routes. */
export interface TableFiles {
  /** The first visible sheet of an untrusted file, cell by cell as text. Refuses what is not a table, in a sentence. */
  read(file: UploadedFile): Promise<Result<readonly (readonly string[])[]>>;
  /** A workbook whose cells no spreadsheet takes for a formula. */
  write(table: OutTable): Promise<FileReply>;
  /** The same for many rows: they are compressed as they come, and never all held. */
  book(book: OutBook): Promise<FileReply>;
  /** The same cells as comma-separated text. */
  csv(table: OutTable): FileReply;
}
