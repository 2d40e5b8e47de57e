// Dated jobs: due by the application's clock, carried to one worker, repeated harmlessly after a stop.
export { jobRoutes } from './routes.ts';
export { defineJob, type JobDefinition } from './run.ts';
export { type JobRunner, openJobRunner } from './runner.ts';
