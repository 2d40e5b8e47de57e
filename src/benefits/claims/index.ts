// Claims, their lines, signals and reviews. Later modules take lines on by `moveLines`, claims locked first.
export * from './contract.ts';
export { CLAIM, LINE } from './machine.ts';
export type {
  ClaimProgress,
  ClaimPublications,
  LineKey,
  LinePayment,
  LinePublication,
  Payment,
} from './ports.ts';
export { claimRoutes } from './routes.ts';
export {
  blockedBy,
  dispositionOf,
  GRANTED,
  lastDayOfMonths,
} from './rules.ts';
export { assignedRoleOf, lifecycleOf } from './rules-lifecycle.ts';
export {
  type Computed,
  type ComputedClaim,
  type ComputedLine,
  computeClaims,
  recomputeClaim,
  type Target,
} from './service-compute.ts';
export { type LineMove, moveLines, refusePublishedLine } from './service-lines.ts';
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
export { type ClaimRow, lockClaims, lockLines } from './store.ts';
export { liveGrants } from './store-grants.ts';
export { countLinesOfPersons, namesOfLines } from './store-views.ts';
export { claimLineView, claimListView, claimView } from './views.ts';
export type { Reader } from './views-load.ts';
