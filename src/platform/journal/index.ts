// The record of acts: append-only, chained with a keyed MAC, its heads anchored outside the database.
export { type AnchorFile, openAnchors } from './anchors.ts';
export {
  type JournalEvent,
  type JournalLine,
  journalLine,
  journalQuery,
  journalReport,
  readingRow,
} from './contract.ts';
export { canonicalJson, NOBODY, type PrintedHead, parsePrintedHead } from './rules.ts';
export { appendJournal, eventsOf, headToPrint, listEvents, readingOf } from './service.ts';
export { headsOfSnapshot } from './store.ts';
export { checkTails, verifyJournal } from './verify.ts';
