// Who was taught what, and whether she says that it is so (过程确认书).
export { confirmationJobs } from './jobs.ts';
export { confirmationRoutes } from './routes.ts';
export { noteSaidWrong } from './service.ts';
export { statusesOfClass } from './store.ts';
