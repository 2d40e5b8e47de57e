export * from './contract.ts';
export { appendJournal } from './service.ts';
