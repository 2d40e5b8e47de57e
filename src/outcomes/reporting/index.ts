// Shows the state of the work: work list, overview, and the page that explains one person's subsidy.
export { reportingRoutes } from './routes.ts';
export type { WorkRow } from './store-work.ts';
