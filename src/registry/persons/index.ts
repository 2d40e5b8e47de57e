// Who: the registry of human beings, their encrypted numbers, and what departments state about them.
export * from './contract.ts';
export * from './contract-facts.ts';
export { personRoutes } from './routes.ts';
export { confirmedGroupsOf, confirmedHukouOf, maskPhone, unansweredBy } from './rules.ts';
export {
  idNumbersOf,
  type PersonToRegister,
  personIdsByNumber,
  personsOfDivision,
  personViews,
  registerPersons,
  type Tie,
} from './service.ts';
export {
  addBankAccounts,
  type BankAccountToAdd,
  bankAccountNumbersOf,
  bankAccountsOf,
} from './service-bank.ts';
export { type KnownPerson, knownPersons } from './service-copy.ts';
export { answersOf, factsOf, recordAnswer, recordFacts } from './service-facts.ts';
export { searchForPersons, unmaskPerson } from './service-looking.ts';
export type { BankAccountRow } from './store-bank.ts';
export type { AnswerRow } from './store-facts.ts';
