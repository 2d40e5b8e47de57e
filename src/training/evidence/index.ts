// What shows that a class was taught, as one time line, and the signs in it that people judge.
export { evidenceJobs } from './jobs.ts';
export type { EvidenceFollowers } from './ports.ts';
export { evidenceRoutes } from './routes.ts';
export { addEvidence } from './service.ts';
export { findInClass } from './service-find.ts';
export { type OpenSign, openSignsOf } from './service-signs.ts';
export { evidenceInBrief } from './views-brief.ts';
