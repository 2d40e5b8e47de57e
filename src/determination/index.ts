// What is owed: the law's answer for one claim line, from facts to a kept row.
export * from './contract.ts';
export { explain, explanationOf, traceOf } from './explain.ts';
export {
  type DecideContext,
  decide,
  decideMany,
  historyItemOf,
  inOrderOfClaim,
} from './rules.ts';
export * from './shapes.ts';
export {
  parseScarce,
  parseStandards,
  type Read,
  Scarce,
  type ScarceRow,
  type StandardRow,
  Standards,
  scarceFromRows,
  standardsFromRows,
} from './standards.ts';
