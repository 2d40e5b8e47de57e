// One folder for each outside system; this is their common door.
export * from './workbooks/index.ts';
