// The right of a person, reserved from enrolment to payment.
export { entitlementRoutes } from './routes.ts';
export { abandonClass, spendReservations } from './service.ts';
