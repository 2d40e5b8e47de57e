// Who may do what: accounts, sessions, the permission table, and the one way to act.
export { type Act, type AppContext, performAct, read, recordAlone } from './act.ts';
export { type Actor, type Helping, ROLES, type Role, THE_PUBLIC } from './actor.ts';
export {
  NO_REACH,
  NOT_SIGNED_IN,
  ROLE_MAY_NOT,
  VERSION_CONFLICT,
} from './contract.ts';
export { PHONE_REFUSALS } from './contract-phones.ts';
export { KeptReply, type SentBytes } from './kept-reply.ts';
export { allowedIn, eventOf, reviewAct, stepAfter } from './machine-acts.ts';
export { leadsTo } from './next-act.ts';
export type { Viewed } from './permission-rows.ts';
export { allowedOf, mayCall, PERMISSIONS, type Permission, type RouteId } from './permissions.ts';
export type { BoundWork, OrganisationDirectory, SmsSender } from './ports.ts';
export {
  type Call,
  type FileReply,
  NOT_FOUND,
  type RouteHandler,
  type RouteTable,
  route,
  type SessionPort,
  type UploadedFile,
} from './route.ts';
export { accessRoutes } from './routes.ts';
export { isOneOf, scopeFor } from './rules.ts';
export { refusalWhileActing } from './rules-delegation.ts';
export { HELP_MINUTES, refusalWhileHelping } from './rules-helping.ts';
export { DEMONSTRATION_PASSWORD } from './rules-passwords.ts';
export { CODE_MINUTES, MESSAGES, MOST_CODES_AN_HOUR, maskMobile, readMobile } from './rules-phones.ts';
export { isSecondFactorRequired, refusalBefore } from './rules-second-factor.ts';
export { networkOf, PACE_OF_ACCOUNT, PACE_OF_ADDRESS } from './rules-sign-in.ts';
export { machineActor, tokenDigestOf } from './service.ts';
export { createAccount, openAccount } from './service-accounts.ts';
export { followDeaths } from './service-deaths.ts';
export { openFirstAdministrators } from './service-first.ts';
export { resetLastSecurityAdministrator } from './service-last-resort.ts';
export {
  changePersonAccount,
  newSlipPassword,
  openPersonAccount,
  type PersonPassword,
} from './service-persons.ts';
export {
  askOwnPhone,
  confirmOwnPhone,
  makeCode,
  type Outgoing,
  phoneOf,
  phoneOfCode,
  phonesOfPersons,
  setPhone,
  type Tried,
  tryCode,
} from './service-phones.ts';
export {
  type NewSession,
  openSession,
  paceKeyOf,
  type SignInRequest,
  signIn,
} from './service-sign-in.ts';
export {
  pageQuery,
  zAllowed,
  zCreditCode,
  zDate,
  zDivisionCode,
  zFen,
  zInstant,
  zLevel,
  zMonth,
  zOccupationCode,
  zPage,
  zPersonId,
  zPlaceCode,
  zText,
  zTime,
  zUuid,
  zVersion,
} from './shapes.ts';
export { standInSms } from './stand-in-sms.ts';
export {
  accountHolders,
  accountsNamed,
  actorByLogin,
  countAccounts,
  type DemonstrationAccount,
  deleteEndedSessions,
  deleteSessionsOf,
  displayNamesOf,
  type Session,
  selectDemonstrationAccounts,
  selectSession,
  workersSigningIn,
} from './store.ts';
export {
  colleaguesOf,
  personKeysOf,
  renamePersonAccount,
  selectStaffByLogin,
  staffOf,
} from './store-colleagues.ts';
export { accountsBehind } from './store-delegations.ts';
export { deleteRepliesBefore } from './store-idempotency.ts';
export { lockPersonAccount, type PersonAccount, selectAccountOfPerson, setHelping } from './store-persons.ts';
export { countCodes, endCode, selectActor } from './store-phones.ts';
export { deleteOldGuesses, registerGuess } from './store-sign-in.ts';
export type { OutBook, OutCell, OutSheet, OutTable, TableFiles } from './table-files.ts';
export { fillRandom, newDigits, newToken } from './tokens.ts';
