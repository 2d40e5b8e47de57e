// Who wishes to learn, to be assessed or to work, and of whom there is no wish.
export {
  MARK_KINDS,
  NEED_CHANNELS,
  NEED_DESTINATIONS,
  NEED_KINDS,
  type NeedChannel,
  type NeedKind,
  NOT_REACHED_REASONS,
} from './contract.ts';
export { needJobs } from './jobs.ts';
export type {
  CertificateOfPerson,
  ClassOfPerson,
  DutyLists,
  NeedProgress,
  Unasked,
  VillageAsked,
} from './ports.ts';
export { needRoutes } from './routes.ts';
export { clauseOfChannel } from './rules.ts';
export { type MarkToRecord, markContact, type NeedToRecord, recordNeed } from './service.ts';
export { type NeedPlace, personOfWish, placeOfWish } from './service-people.ts';
export { type NeedRecord, needsOfPerson as needsOf } from './store.ts';
export { countNeeds as needCounts, ledgerOf as needRows } from './store-lists.ts';
