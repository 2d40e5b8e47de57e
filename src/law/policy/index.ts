// The law as data: loaded, checked, compiled. See policy/README.md for the packs themselves.
export * from './amend.ts';
export { answerersOf } from './answerers.ts';
export * from './case.ts';
export * from './claim-line.ts';
export * from './clauses.ts';
export { rulesByClause, unansweredRules } from './coverage.ts';
export type { SentenceContext, Spoken } from './explanation.ts';
export * from './facts.ts';
export * from './format.ts';
export { governingNotice, latestNotice } from './governing-notice.ts';
export { type Layer, layerApplies, type Publication } from './layers.ts';
export * from './load.ts';
export type { Condition, Sentences, SettingKind, SettingValue } from './mechanisms/mechanism.ts';
export { missingLevel, missingOccupation } from './mechanisms/operands.ts';
export * from './pack.ts';
export {
  type AmountData,
  type BenefitData,
  CHECKS_AT_MOST,
  type CheckData,
  type PackData,
} from './pack-data.ts';
export * from './sentences.ts';
export {
  fitsSetting,
  type Setting,
  settingsOfPack,
} from './settings.ts';
export * from './vocabulary.ts';
export { type PolicyFault, PolicyFaults } from './yaml-source.ts';
