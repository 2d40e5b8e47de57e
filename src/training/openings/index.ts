// Classes open for enrolment: seats, queue, and who holds which.
export {
  BASES,
  DESTINATIONS,
  type OpeningInput,
  type OpeningView,
  openingShape,
  WISHES,
} from './contract.ts';
export { OPENING, SEAT } from './machine.ts';
export { openingRoutes } from './routes.ts';
export { conditionFaults, type Enrolling, overlapRefusal, REFUSALS as OPENING_REFUSALS, rankOf } from './rules.ts';
export {
  abandonOpening,
  cancelOpening,
  leaveSeat,
  selectOut,
  takeRoster,
  takeSeat,
} from './service-seats.ts';
export { findOpening, type OpeningRow, type OwnSeat, ownSeats } from './store.ts';
export { openOpenings, viewOf as openingViewOf } from './views.ts';
