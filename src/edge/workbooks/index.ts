// Spreadsheets in and out: the only place that knows their file formats.

export { writeBook } from './book-writer.ts';
export {
  BATCH_LIMITS,
  type Cell,
  cellRef,
  columnName,
  type ReadLimits,
  type Sheet,
  type SheetRow,
  UPLOAD_LIMITS,
  type Workbook,
} from './contract.ts';
export { decimalOf } from './numbers.ts';
export { uploadWith } from './pool.ts';
export { createWorkbookReader, readWorkbook } from './reader.ts';
export { defuse, type OutputSheet, writeCsv, writeWorkbook } from './writer.ts';
