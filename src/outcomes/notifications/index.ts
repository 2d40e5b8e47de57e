// Tells people: the inbox of staff and organisations, from what the journal records and what waits.
export { notificationJobs } from './jobs.ts';
export { notificationRoutes } from './routes.ts';
export type { Tellers } from './rules-telling.ts';
