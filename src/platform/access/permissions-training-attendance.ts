import {
  act,
  BUREAU,
  DECIDES,
  FILERS,
  FIRST,
  HANDLER,
  ORGANISATIONS,
  type Permission,
  proposing,
  view,
} from './permission-rows.ts';

/** Whoever teaches: a teacher, and the organisation itself where it has no account for her. */
const TEACHERS = { roles: ORGANISATIONS, scope: 'organisation' } as const;
const READERS = { roles: [...BUREAU, ...ORGANISATIONS], scope: 'division-or-organisation' } as const;
const OWN = { roles: ['worker'], scope: 'person' } as const;

/** Attendance as it is taken in the room: a teacher's phone, a person's own, and the desk. */
export const PERMISSIONS_OF_ATTENDANCE = {
  'teaching.registerDevice': act('/api/teaching/devices', {
    ...TEACHERS,
    writes: ['name', 'publicKey'],
    event: 'teacher-device-registered',
  }),
  'teaching.take': act('/api/teaching/list', {
    ...TEACHERS,
    writes: ['deviceId', 'waiting'],
    event: 'teacher-list-taken',
    isLook: true,
  }),
  'teaching.open': act('/api/teaching/sessions', {
    ...TEACHERS,
    writes: ['deviceId', 'classId', 'taughtOn', 'half'],
    event: 'half-day-opened',
  }),
  'teaching.send': act('/api/teaching/marks', {
    ...TEACHERS,
    writes: ['deviceId', 'halfDays', 'marks', 'waiting'],
    event: 'attendance-marks-sent',
  }),
  'teaching.present': view('/api/teaching/sessions/:sessionId', READERS),
  'teaching.wipe': act('/api/teaching/devices/:deviceId/wiping', {
    ...TEACHERS,
    writes: ['unsent'],
    event: 'teacher-device-wiped',
  }),
  'teaching.devices': view('/api/teaching-devices', {
    roles: [...HANDLER, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'teaching.revoke': act('/api/teaching-devices/:deviceId/revocation', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version', 'reason'],
    event: 'teacher-device-revoked',
  }),
  'worker.signIns': view('/api/me/sign-ins', OWN),
  'worker.signIn': act('/api/me/sign-ins', {
    ...OWN,
    writes: ['sessionId', 'code', 'phoneId'],
    event: 'attendance-signed',
  }),
  'attendance.live': view('/api/classes/:classId/attendance/live', READERS),
  'attendance.typePaper': act('/api/classes/:classId/attendance/papers', {
    ...TEACHERS,
    writes: ['taughtOn', 'half', 'fileIds', 'people'],
    event: 'attendance-paper-typed',
  }),
  'attendance.closeRoll': act('/api/classes/:classId/attendance/closing', {
    roles: FILERS,
    scope: 'organisation',
    writes: [],
    event: 'roll-closed',
  }),
  'attendance.proposeAdjustment': act('/api/classes/:classId/attendance/adjustments', {
    roles: [...ORGANISATIONS, ...HANDLER],
    scope: 'division-or-organisation',
    ...proposing('personId', 'taughtOn', 'half', 'mark', 'reason', 'fileIds'),
    event: 'roll-adjustment-proposed',
  }),
  'attendance.decideAdjustment': act('/api/classes/:classId/attendance/adjustments/:adjustmentId/decision', {
    roles: [...HANDLER, ...FIRST],
    scope: 'division',
    ...DECIDES,
    event: 'roll-adjustment-decided',
  }),
  'attendance.withdrawAdjustment': act(
    '/api/classes/:classId/attendance/adjustments/:adjustmentId/withdraw',
    {
      roles: [...ORGANISATIONS, ...HANDLER],
      scope: 'division-or-organisation',
      writes: ['version', 'reason'],
      event: 'roll-adjustment-withdrawn',
    },
  ),
} as const satisfies Record<string, Permission>;
