// Publications of granted lines, in public for the working days of the notice, and the objections to them.
export { publicationExport } from './exports.ts';
export { publicationRoutes } from './routes.ts';
export { closePublication, openPublication } from './service.ts';
export { followCalendar } from './service-last-days.ts';
export { proposeAnswer, settleObjection } from './service-objection.ts';
export { raiseObjection } from './service-raise.ts';
export { hidePublished, personsInPublication } from './store-hide.ts';
export { claimPublications, linePublications } from './store-progress.ts';
export { decidersOfLines } from './store-signers.ts';
export { publicListView as runningPublications } from './views.ts';
