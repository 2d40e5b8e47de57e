// How it is taught: filings, their checks and reviews, timetables, rosters.
export * from './contract.ts';
export { CLASS } from './machine.ts';
export { classRoutes } from './routes.ts';
export { filingNumber, overlappingClass, parseFilingNumber, TRAINED_PERCENT } from './rules.ts';
export { ratePercent } from './rules-roster.ts';
export { seedFilingRegister } from './seed.ts';
export {
  amendClass,
  cancelClass,
  draftClass,
  type PolicyFor,
  reviewClass,
  submitClass,
} from './service.ts';
export { checksOf } from './service-checks.ts';
export {
  type ClassToImport,
  classById,
  classesNamed,
  classesStarting,
  completeClass,
  type ImportOutcome,
  importClass,
  importTimetable,
  type SessionToImport,
} from './service-import.ts';
export {
  type Declared,
  declaredOf,
  type EnrolmentInput,
  type EnrolmentOutcome,
  enrol,
  enrolmentsOf,
  rosterOf,
} from './service-roster.ts';
export { detailOf as classDetailOf, listPage as classList, rosterPage } from './service-views.ts';
export type { TrainingClass } from './store.ts';
export type { Enrolment } from './store-enrolment.ts';
export { countClassesOfOrganisations, countClassesOfPersons } from './store-views.ts';
