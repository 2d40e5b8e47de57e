// How it is taught: filings, their checks and reviews, timetables, rosters.
export {
  CLASS_STATUSES,
  type ClassStatus,
  classDetail,
  classListQuery,
  classParams,
  classRow,
  type FilingInput,
  rosterReply,
  type TraineeOutcome,
} from './contract.ts';
export type { DossierSection } from './contract-dossier.ts';
export { CLASS, isRosterOpen } from './machine.ts';
export type { ClassFollowers, ClassOfDossier, DossierParts } from './ports.ts';
export { classRoutes } from './routes.ts';
export { REFUSALS as CLASS_REFUSALS } from './rules.ts';
export { sectionOf as dossierSectionOf } from './rules-dossier.ts';
export { coordinatesIn } from './rules-place.ts';
export { ratePercent } from './rules-roster.ts';
export { seedFilingRegister } from './seed.ts';
export { draftClass, type PolicyFor } from './service.ts';
export {
  type ClassToImport,
  classesNamed,
  classesStarting,
  completeClass,
  importClass,
  importTimetable,
} from './service-import.ts';
export { leaveClassHerself } from './service-leave.ts';
export {
  type EnrolmentInput,
  type EnrolmentOutcome,
  enrol,
  rosterOf,
} from './service-roster.ts';
export { silenceJobs } from './service-silence.ts';
export { detailOf as classDetailOf, listPage as classList, rosterPage } from './service-views.ts';
export {
  classOfBoth,
  findClass as classToOpen,
  findTraineeClashes as classClashes,
  offerClass,
} from './store.ts';
export { forgetDeclared } from './store-forget.ts';
export { countClassesOfOrganisations, countClassesOfPersons } from './store-views.ts';
