// The law as data: loaded, checked, compiled. See policy/README.md for the packs themselves.

export { absentPointer } from './absent.ts';
export { type Amendment, amend, lawOfTexts, layerTextToStore, textsToStore } from './amend.ts';
export { answerersOf } from './answerers.ts';
export {
  type Case,
  levelOfCertificate,
  MET,
  NOT_MET,
  type Tri,
  UNKNOWN,
} from './case.ts';
export {
  type Benefit,
  type CertificateKind,
  type ClaimLine,
  type GroupCode,
  type HistoryItem,
  type Membership,
  type Payee,
  type SkillGrade,
  type TrainingFacts,
  type TrainingKind,
  type Unit,
  WORDS,
} from './claim-line.ts';
export type {
  Clause,
  ClauseBook,
  NoticeDocument,
} from './clauses.ts';
export {
  FACTS,
  labelOfFact,
  responsibleDepartment,
} from './facts.ts';
export { formatDate, formatDay, formatMonths } from './format.ts';
export { governingNotice, latestNotice } from './governing-notice.ts';
export { type Layer, layerApplies } from './layers.ts';
export {
  loadFromSources,
  loadPolicies,
  type Policies,
  readPolicySources,
} from './load.ts';
export type { Condition, SettingKind, SettingValue } from './mechanisms/mechanism.ts';
export { missingLevel, missingOccupation } from './mechanisms/operands.ts';
export {
  type CompiledBenefit,
  type CompiledCheck,
  citationOf,
  compilePack,
  type DaySource,
  explainedFinding,
  explainedFindings,
  type Finding,
  factsAtFault,
  LEFT_OUT,
  type Pack,
  plainFinding,
  plainFindings,
  type Run,
  runChecks,
} from './pack.ts';
export {
  type AmountData,
  type BenefitData,
  CHECKS_AT_MOST,
  type CheckData,
  type PackData,
} from './pack-data.ts';
export { type Purses, pursesFor, pursesOfBenefit, usualSource } from './purses.ts';
export { formatFact } from './sentences.ts';
export {
  certificateKindsNamed,
  FILING_SETTINGS,
  fitsSetting,
  RURAL_BY_REGISTER,
  type Setting,
  settingsOfPack,
} from './settings.ts';
export { Vocabulary, type VocabularyList } from './vocabulary.ts';
export { PolicyFaults } from './yaml-source.ts';
