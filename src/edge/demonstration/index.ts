// A county to look around in: filled act by act as its people would, with a clock that may be moved.
export { demonstrationAccounts, type ShownAccount } from './accounts.ts';
export { buildDemonstration, countyFault, DEMONSTRATION_COUNTY } from './build.ts';
export { movableClock } from './clock.ts';
export type { DemonstrationContext } from './context.ts';
export { type Demonstration, demonstrationRoutes } from './routes.ts';
export { selectClockOffset, selectCounty } from './store.ts';
