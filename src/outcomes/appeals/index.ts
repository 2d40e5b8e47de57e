// Appeals against decisions of the bureau: to the office, then to the one above.
export { appealRoutes } from './routes.ts';
export { APPEAL_DAYS } from './rules.ts';
