// Classes open for enrolment: seats, queue, and who holds which.
export {
  AUDIENCES,
  BASES,
  DESTINATIONS,
  OPENING_STATUSES,
  openingActReply,
  SEAT_STATUSES,
  sayBody as cancelBody,
  seatParams as selectOutParams,
  selectOutBody,
  versionBody as takeRosterBody,
  WISHES,
} from './contract.ts';
export { SEAT } from './machine.ts';
export { openingRoutes } from './routes.ts';
export { closedBecause, type Enrolling } from './rules.ts';
export { openClass } from './service.ts';
export { carrySeats, placesOfClass } from './service-carry.ts';
export { openingObstacles } from './service-obstacles.ts';
export {
  abandonOpening,
  cancelOpening,
  leaveSeat,
  selectOut,
  takeRoster,
  takeSeat,
} from './service-seats.ts';
export { findOpening, type OpeningRow, openingDays } from './store.ts';
export { placesOfPeople } from './store-people.ts';
export { liveSeat, ownSeats, seatsOf as seatsOfOpening, waitingBefore } from './store-seats.ts';
export { publicOpenings } from './views.ts';
