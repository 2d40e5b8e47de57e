// The types every module uses. Pure: no SQL, no clock but the port, no randomness but the port.
export { type CipherKeys, type Ciphers, nationalCiphers } from './ciphers.ts';
export { type ClauseId, parseClauseId } from './clause-id.ts';
export { type Clock, fixedClock, systemClock } from './clock.ts';
export { type CreditCode, creditCodeFault, creditCodeForm, parseCreditCode } from './credit-code.ts';
export { isDeviceKey, isSignedBy } from './device-signature.ts';
export { type DeviceTime, timeOf } from './device-time.ts';
export {
  countyCodeOf,
  divisionCodeOf,
  divisionLiesIn,
  divisionPathOf,
  parseDivisionCode,
} from './division-code.ts';
export { addFen, type Fen, fen, formatYuan, parseYuan, subtractFen } from './fen.ts';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  documentKindOf,
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  isResident,
  maskIdentity,
  parseIdentity,
  writtenNumber,
} from './identity-document.ts';
export { type Ids, isUuid, type PersonId, systemIds, type Uuid } from './ids.ts';
export {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  localDate,
  localDateAt,
  makeLocalDate,
  monthOf,
  monthsBetween,
  parseLocalDate,
  parseYearMonth,
  weekdayOf,
  type YearMonth,
  yearMonth,
  yearOf,
} from './local-date.ts';
export {
  type ActOf,
  actsIn,
  beginning,
  canDo,
  defineMachine,
  type Machine,
  nextOf,
  type StatusOf,
  statusesFor,
  targetsOf,
} from './machine.ts';
export { sixDigits } from './one-time-code.ts';
export { holdsOn, lastDayOfPeriod, overlaps, type Period, periodThrough } from './period.ts';
export { done, type Refusal, type Result, refusal, refused } from './refusal.ts';
export {
  birthOnOf,
  checkDigitOf,
  checkResidentId,
  maskResidentId,
  type ResidentId,
  sexOf,
  widenResidentId,
} from './resident-id.ts';
export { sourceInWords } from './source.ts';
