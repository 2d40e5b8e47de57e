export * from './contract.ts';
export { assessmentRoutes } from './routes.ts';
export { type CertificateWarning, certificateNumberFault, certificateWarnings } from './rules.ts';
export {
  type Certificate,
  type CertificateToRecord,
  certificatesOf,
  certificatesOfClass,
  type ResultToRecord,
  recordCertificates,
  recordResults,
  resultsOf,
} from './service.ts';
export { outcomesOf, progressOf } from './service-outcomes.ts';
