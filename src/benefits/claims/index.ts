// Claims, their lines, signals and reviews. Later modules take lines on by `moveLines`, claims locked first.
export {
  type ClaimStatus,
  claimLineReply,
  DISPOSITIONS,
  LINE_STATUSES,
  type LineStatus,
  lifecycleStepShape,
} from './contract.ts';
export { CLAIM, isDecided, LINE } from './machine.ts';
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
  GRANTED,
  lastDayOfMonths,
} from './rules.ts';
export { claimantOf } from './rules-certificates.ts';
export { restoreAppealed } from './service-appeal.ts';
export { freezeSharedCertificates } from './service-certificates.ts';
export {
  type Computed,
  type ComputedLine,
  computeClaims,
  recomputeClaim,
  type Target,
} from './service-compute.ts';
export { grantsBeside } from './service-grants.ts';
export { holdLine } from './service-hold.ts';
export { holdLinesOf } from './service-hold-person.ts';
export { type LineMove, moveLines, refusePublishedLine } from './service-lines.ts';
export { claimOwnCertificate } from './service-own.ts';
export { paysOn } from './service-plan-certificates.ts';
export { confirmClaim, reviewClaim } from './service-review.ts';
export { raiseConfirmedSigns } from './service-signs.ts';
export {
  CLAIM_SETTINGS,
  type ClaimSettingsBook,
  type Law,
  loadClaimSettings,
  MATERIALS,
  MOST_DAYS,
  settingsIn,
} from './settings.ts';
export { type ClaimRow, lockClaims, lockLines } from './store.ts';
export { certificatePlaces } from './store-certificates.ts';
export { liveGrants } from './store-grants.ts';
export { claimOfClass, claimSeenOfClass, lineOnItsWay, paidLinesOfClass } from './store-of-class.ts';
export { claimsOfLists, linesOfList } from './store-of-list.ts';
export { paidAlike } from './store-paid-alike.ts';
export { type LineSigner, signersOfLines } from './store-signers.ts';
export { countLinesOfPersons, namesOfLines } from './store-views.ts';
export { claimLineView } from './views.ts';
export { type DecidedClaim, type DecidedLine, decidedClaim } from './views-decided.ts';
export { missingFacts } from './views-missing.ts';
export { certificatesToCompute } from './views-uncomputed.ts';
