// Who: the registry of human beings, their encrypted numbers, and what departments state about them.
export {
  confirmedGroup,
  DEPARTMENTS,
  type FactKind,
  personView,
  searchBody,
} from './contract.ts';
export {
  DEPARTMENT_OF,
  type FactPayload,
  type FactToRecord,
  type Membership,
  type PersonFact,
} from './contract-facts.ts';
export { personJobs } from './jobs.ts';
export type { PersonFollowers } from './ports.ts';
export { personRoutes } from './routes.ts';
export { duplicateRoutes, mergeRoutes } from './routes-merges.ts';
export { personMoveRoutes } from './routes-moves.ts';
export { confirmedGroupsOf, confirmedHukouOf, maskPhone, unansweredBy } from './rules.ts';
export { factEntries } from './rules-entries.ts';
export { mayInCounty } from './rules-moves.ts';
export {
  confirmNumbers,
  countyPathsOf,
  idNumbersOf,
  personIdsByNumber,
  personsOfDivision,
  personViews,
  phonesOf,
  registerPersons,
  tieKnownPersons,
} from './service.ts';
export {
  accountSharedBy,
  addBankAccounts,
  type BankAccountToAdd,
  bankAccountNumbersOf,
  bankAccountsOf,
  storePersonAccount,
} from './service-bank.ts';
export { type KnownPerson, knownPersons } from './service-copy.ts';
export { correctWithRoster, isKnownOnce, personIdentity } from './service-decide-correction.ts';
export { answeredFor, deathsOf, factsOf, followLives, recordAnswer, recordFacts } from './service-facts.ts';
export { forgetPersons } from './service-forget.ts';
export { isMovedAway } from './service-held.ts';
export { linkedPersons, numbersOf, withLinked } from './service-links.ts';
export { unmaskingRefusal } from './service-looking.ts';
export { searchForPersons } from './service-search.ts';
export {
  divisionOfPerson,
  hiddenNamesOf,
  openShielded,
  PROTECTED_NAME,
  personOfCorrection,
  refusalOfProtected,
  shieldPerson,
  unshieldPerson,
} from './service-shield.ts';
export { type ExpiredAnswer, expiredAnswersOf } from './service-validity.ts';
