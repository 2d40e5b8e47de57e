// Online platforms: whether they answer, by what they are known, and what they report of hours.
export { onlineTrainingJobs } from './jobs.ts';
export type { PlatformProbe } from './ports.ts';
export { onlineTrainingRoutes } from './routes.ts';
export { faultyHours } from './service-hours.ts';
export { decideKey, proposeKey } from './service-keys.ts';
export { takeSent } from './service-reports.ts';
export { countingRule } from './settings.ts';
export { rowsOfPerson as hoursOfPerson, sumOfClass as hoursOfClass } from './store.ts';
