// Who may do what: accounts, sessions, the permission table, and the one way to act.
export * from './act.ts';
export * from './actor.ts';
export {
  NO_REACH,
  NOT_SIGNED_IN,
  ROLE_MAY_NOT,
  VERSION_CONFLICT,
} from './contract.ts';
export { allowedIn, eventOf, reviewAct, stepAfter } from './machine-acts.ts';
export { NO_PASSWORD } from './passwords.ts';
export * from './permissions.ts';
export type { OrganisationDirectory } from './ports.ts';
export * from './route.ts';
export { accessRoutes } from './routes.ts';
export { reachOf, scopeFor } from './rules.ts';
export { createAccount, machineActor, openAccount, tokenDigestOf } from './service.ts';
export * from './shapes.ts';
export {
  actorByLogin,
  countAccounts,
  type DemonstrationAccount,
  deleteEndedSessions,
  displayNamesOf,
  type Session,
  selectDemonstrationAccounts,
  selectSession,
} from './store.ts';
export { deleteRepliesBefore, type Idempotency } from './store-idempotency.ts';
export type { OutTable, TableFiles } from './table-files.ts';
export { fillRandom, newToken } from './tokens.ts';
