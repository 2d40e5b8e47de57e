// Who wishes to learn, to be assessed or to work, and of whom there is no wish.
export {
  NEED_DESTINATIONS,
  NEED_KINDS,
  type NeedChannel,
  NOT_REACHED_REASONS,
} from './contract.ts';
export { needJobs } from './jobs.ts';
export type {
  DutyLists,
  NeedProgress,
  Unasked,
  VillageAsked,
} from './ports.ts';
export { needRoutes } from './routes.ts';
export { markContact, type NeedToRecord, recordNeed } from './service.ts';
export { type NeedPlace, personOfWish, placeOfWish } from './service-people.ts';
export { needsOfPerson as needsOf } from './store.ts';
export { countNeeds as needCounts, ledgerOf as needRows } from './store-lists.ts';
