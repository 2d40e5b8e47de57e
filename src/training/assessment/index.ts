export {
  CERTIFICATE_KINDS,
  type CertificateKind,
} from './contract.ts';
export type { AssessmentFollowers } from './ports.ts';
export { assessmentRoutes } from './routes.ts';
export {
  recordCertificates,
  recordResults,
} from './service.ts';
export { outcomesOf, progressOf } from './service-outcomes.ts';
export { certificateNumbersOf, findRepeatedNumbers as sharedCertificates } from './store.ts';
export { certificatesOfTrainees, classesOfTrainees } from './store-people.ts';
