// What is owed: the law's answer for one claim line, from facts to a kept row.

export {
  type ClaimLineJson,
  type ClassBenefit,
  type ComposedLine,
  composeClassLine,
  composeListLine,
  type FactSources,
  type PersonKnown,
} from './compose.ts';
export * from './contract.ts';
export { explain, explanationOf, traceOf } from './explain.ts';
export { personKeyOf } from './people.ts';
export {
  type DecideContext,
  decide,
  decideEach,
  decideMany,
  historyItemOf,
  inOrderOfClaim,
} from './rules.ts';
export {
  type DecisionInput,
  determinationHistory,
  determinationsOf,
  determineAndKeep,
  type KeptDetermination,
  type OpenedDetermination,
  replay,
} from './service.ts';
export * from './shapes.ts';
export {
  type Read,
  Scarce,
  type ScarceRow,
  type StandardRow,
  Standards,
  scarceFromRows,
  standardsFromRows,
} from './standards.ts';
export { parseScarce, parseStandards } from './standards-files.ts';
export {
  type ClassSubject,
  classSubject,
  type ListEntry,
  type ListSubject,
  listEntriesOf,
  listSubject,
  lockPersons,
  type Trainee,
  traineesOf,
} from './store-subjects.ts';
export { determinationView, historyView, mainReason, standardText } from './views.ts';
