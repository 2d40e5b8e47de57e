export type { HalfDay, Mark } from './contract.ts';
export type { Moment, Way } from './contract-live.ts';
export { attendanceRoutes } from './routes.ts';
export {
  ATTENDANCE_THRESHOLD_PERCENT,
  isBelowThreshold,
  type Slot,
} from './rules.ts';
export { attendanceSheet, lockRolls, recordAttendance, recountRolls, unlockRolls } from './service.ts';
export { type MarkRow, marksOfClass, marksOfPerson } from './store-marks.ts';
