export * from './contract.ts';
export { attendanceRoutes } from './routes.ts';
export {
  ATTENDANCE_THRESHOLD_PERCENT,
  type HalfDay,
  isBelowThreshold,
  type Slot,
} from './rules.ts';
export { type AttendanceToRecord, lockRolls, type Roll, recordAttendance, rollsOf } from './service.ts';
