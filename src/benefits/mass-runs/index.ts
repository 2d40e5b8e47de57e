// What the law says of everybody of a region and year: the run, and the lists that follow from it.
export {
  NO_COUNTS,
  type RunCounts,
} from './contract.ts';
export { recoveriesTable, unclaimedTable } from './exports.ts';
export { massRunRoutes } from './routes.ts';
export { resumeRun, startOrResumeRun, startRun, stopRun } from './service.ts';
export {
  carryOn,
  stopAbandonedRuns,
} from './service-run.ts';
export {
  type ListReader,
  recoveriesView,
  standingDecisions,
  unclaimedOfPerson,
  unclaimedView,
} from './views.ts';
