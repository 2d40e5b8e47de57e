// What a person agreed to, who opened her data, and whose record named officers alone open.
export type { LookPurpose } from './contract.ts';
export { privacyJobs } from './jobs.ts';
export { privacyRoutes } from './routes.ts';
export { settleConsent } from './service-consents.ts';
export { helps, noteLookAlone } from './service-looks.ts';
