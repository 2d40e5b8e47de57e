// Claims, their reviews, publications and objections.
export * from './contract.ts';
export { paymentsExport, publicationExport } from './exports.ts';
export type { OutTable, TableFiles } from './ports.ts';
export { claimRoutes } from './routes.ts';
export {
  blockedBy,
  CLAIM_TRANSITIONS,
  dispositionOf,
  GRANTED,
  LINE_TRANSITIONS,
  lastDayOfMonths,
  policyOn,
} from './rules.ts';
export { deskOf, stationsOf } from './rules-stations.ts';
export {
  type Computed,
  type ComputedClaim,
  type ComputedLine,
  computeClaims,
  recomputeClaim,
  type Target,
} from './service-compute.ts';
export { raiseObjection, settleObjection } from './service-objection.ts';
export { correctPayment, lineListener, preparePayment } from './service-payment.ts';
export { closePublication, openPublication } from './service-publication.ts';
export { confirmClaim, decideLine, reviewClaim } from './service-review.ts';
export { checkSignal } from './service-signals.ts';
export {
  CLAIM_SETTINGS,
  type ClaimSettings,
  type ClaimSettingsBook,
  type Law,
  loadClaimSettings,
  MOST_DAYS,
  settingsIn,
} from './settings.ts';
export { claimLineView, claimListView, claimView, type Reader } from './views.ts';
