// Spreadsheets in and out: the only place that knows their file formats.
export * from './contract.ts';
export * from './reader.ts';
export * from './writer.ts';
