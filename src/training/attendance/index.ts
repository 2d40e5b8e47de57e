export type { Mark } from './contract.ts';
export { attendanceRoutes } from './routes.ts';
export {
  ATTENDANCE_THRESHOLD_PERCENT,
  isBelowThreshold,
  type Slot,
} from './rules.ts';
export { attendanceSheet, lockRolls, recordAttendance, recountRolls, unlockRolls } from './service.ts';
export { carryRolls, recordedSlots } from './service-carry.ts';
