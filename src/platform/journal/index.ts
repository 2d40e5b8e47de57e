// The record of acts: append-only, chained with a keyed MAC, its heads anchored outside the database.
export { type AnchorFile, openAnchors, readAnchors } from './anchors.ts';
export * from './contract.ts';
export { canonicalJson, NOBODY } from './rules.ts';
export { appendJournal, eventsOf, listEvents } from './service.ts';
export { headsOfSnapshot } from './store.ts';
export { checkTails, verifyJournal } from './verify.ts';
