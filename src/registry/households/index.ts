// Who lives together where, what is planned for each household, and who stands on the duty lists.
export { DUTY_KINDS, type DutyKind } from './contract.ts';
export type { DutyComparison, DutyListed, DutyRow, RowVerdict } from './ports.ts';
export { householdRoutes } from './routes.ts';
export { joinHousehold, makeHousehold } from './service.ts';
export { applyDutyList, compareDutyList } from './service-duty.ts';
export { endMeasure, planMeasure } from './service-measures.ts';
export { countOpenConflicts } from './store-conflicts.ts';
export { cardsOfPlace } from './store-lists.ts';
export { measuresNamed } from './store-measures.ts';
export { homeOf } from './views-own.ts';
