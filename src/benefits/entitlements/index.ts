// The right of a person, reserved from enrolment to payment.
export { entitlementRoutes } from './routes.ts';
export { traineeNotice } from './rules.ts';
export { abandonClass, carryClass, enrolPerson, placesAndRights, spendReservations } from './service.ts';
export type { EntitlementDeps } from './service-preview.ts';
