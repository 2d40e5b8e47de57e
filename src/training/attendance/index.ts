export type { Mark } from './contract.ts';
export type { MarkSent } from './contract-live.ts';
export { attendanceRoutes } from './routes.ts';
export {
  ATTENDANCE_THRESHOLD_PERCENT,
  isBelowThreshold,
  type Slot,
} from './rules.ts';
export { chainTextOf } from './rules-marks.ts';
export { attendanceSheet, lockRolls, recordAttendance, recountRolls, unlockRolls } from './service.ts';
export { carryRolls, recordedSlots } from './service-carry.ts';
export { registerDevice } from './service-devices.ts';
export { receiveMarks } from './service-marks.ts';
