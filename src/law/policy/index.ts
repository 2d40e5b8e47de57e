// The law as data: loaded, checked, compiled. See policy/README.md for the packs themselves.
export * from './amend.ts';
export * from './case.ts';
export * from './claim-line.ts';
export * from './clauses.ts';
export { missingLevel, missingOccupation } from './compiled.ts';
export type { Condition, Mechanism, Sentences } from './conditions.ts';
export { rulesByClause, unansweredRules } from './coverage.ts';
export * from './facts.ts';
export { type Layer, layerApplies, type Publication } from './layers.ts';
export * from './load.ts';
export * from './pack.ts';
export type { AmountData, BenefitData, CheckData, PackData } from './pack-data.ts';
export * from './sentences.ts';
export {
  fitsSetting,
  type Setting,
  type SettingKind,
  type SettingValue,
  settingsOfPack,
} from './settings.ts';
export * from './spelling.ts';
export * from './vocabulary.ts';
export { type PolicyFault, PolicyFaults } from './yaml-source.ts';
