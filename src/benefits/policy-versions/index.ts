// The life of a policy version: what officials change of a notice's tables, tried before it is signed by two people.
export { policyVersionRoutes } from './routes.ts';
export { createVersion, reviewVersion, saveVersion, signVersion, submitVersion } from './service.ts';
export { dryRun } from './service-dry-run.ts';
