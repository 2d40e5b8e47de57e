// Named campaigns: who is told what, signed by two, and what came of it.
export { outreachJobs } from './jobs.ts';
export { outreachRoutes } from './routes.ts';
export { outreachTellers } from './tellers.ts';
export { countToTell } from './views-people.ts';
