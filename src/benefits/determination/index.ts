// What is owed: the law's answer for one claim line, from facts to a stored row.

export {
  CERTIFICATE_BENEFITS,
  type CertificateBenefit,
  type CertificateSubject,
  type ClaimLineJson,
  type ClassBenefit,
  type ComposedLine,
  composeCertificateLine,
  composeClassLine,
  composeListLine,
  composePersonLine,
  isInsured,
} from './compose.ts';
export {
  type Decision,
  decisionJson,
  type LineFault,
  type Outcome,
  readClaimLine,
  type StandardApplied,
} from './contract.ts';
export type { DecideContext } from './decide-context.ts';
export { explain, requestsFor, traceOf } from './explain.ts';
export { daysOfYear, type LawInPlace, lawFrom } from './law.ts';
export { createPersonKeys } from './people.ts';
export { decide } from './rules.ts';
export { asAskedFor } from './rules-kinds.ts';
export { decideEach, decideMany, historyItemOf } from './rules-many.ts';
export { pursesOf } from './rules-purses.ts';
export { type Readings, underReadings } from './rules-readings.ts';
export { determinationHistory, determineAndStore, type StoredDetermination } from './service.ts';
export { type DecryptedDetermination, determinationsOf, grantOf, replay } from './service-replay.ts';
export {
  type DeterminationPlace,
  decideUnder,
  lawInPlace,
  lineOf,
  type RowToStore,
  rowToStore,
  type Standing,
  storeLaw,
} from './service-store.ts';
export {
  countShape,
  determinationHistoryShape,
  determinationShape,
  dueShape,
  findingShape,
  outcomeShape,
  personShape,
  quantityShape,
} from './shapes.ts';
export {
  type Read,
  Scarce,
  Standards,
  scarceFromRows,
  standardsFromRows,
} from './standards.ts';
export { parseScarce, parseStandards } from './standards-files.ts';
export { copyDeterminations, countByClause, lineName } from './store.ts';
export { type ClaimableCertificate, certificatesToClaim, withMarks } from './store-certificates.ts';
export {
  type ClassSubject,
  classSubject,
  classSubjectsOfYear,
  type ListEntry,
  type ListSubject,
  listEntriesOf,
  listSubject,
  listSubjectsOfYear,
  lockPersons,
  type Trainee,
  traineesOf,
} from './store-subjects.ts';
export {
  answeredBy,
  determinationView,
  findingsView,
  historyView,
  mainReason,
  standardText,
} from './views.ts';
export { waysToYes } from './ways.ts';
