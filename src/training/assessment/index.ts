export {
  CERTIFICATE_KINDS,
  type CertificateKind,
} from './contract.ts';
export type { AssessmentFollowers } from './ports.ts';
export { assessmentRoutes } from './routes.ts';
export { certificateNumberFault, numberFindings } from './rules-numbers.ts';
export { recordCertificates } from './service.ts';
export { issueCompletion } from './service-issue.ts';
export { outcomesOf, progressOf } from './service-outcomes.ts';
export { recordResults } from './service-record.ts';
export { certificateNumbersOf, findRepeatedNumbers as sharedCertificates } from './store.ts';
export { printedOf, standingNumbers } from './store-issue.ts';
export { certificatesOfTrainees, classesOfTrainees } from './store-people.ts';
