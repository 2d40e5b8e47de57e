// How long records are kept, and what happens to those over their term.
export { retentionJobs } from './jobs.ts';
export { retentionRoutes } from './routes.ts';
export { findOverdue } from './service.ts';
