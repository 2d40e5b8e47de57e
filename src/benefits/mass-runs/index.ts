// What the law says of everybody of a region and year: the run, and the lists that follow from it.
export * from './contract.ts';
export { recoveriesTable, unclaimedTable } from './exports.ts';
export { massRunRoutes } from './routes.ts';
export { failRun, finishRun, resumeRun, startOrResumeRun, startRun, stopRun } from './service.ts';
export {
  type CarryOnOptions,
  carryOn,
  createRunJobs,
  type RunJobs,
  stopAbandonedRuns,
} from './service-run.ts';
export {
  type ListReader,
  recoveriesView,
  rightOf,
  runView,
  standingDecisions,
  unclaimedOfPerson,
  unclaimedView,
} from './views.ts';
