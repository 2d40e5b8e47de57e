import { act, BUREAU, FILERS, HANDLER, ORGANISATIONS, type Permission, view } from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;

/** Who was taught what, and whether she says that it is so. */
export const PERMISSIONS_OF_CONFIRMATIONS = {
  'confirmations.mine': view('/api/me/trainings', OWN),
  'confirmations.own': view('/api/me/trainings/:classId', OWN),
  'confirmations.confirm': act('/api/me/trainings/:classId/confirmation', {
    ...OWN,
    writes: ['digest'],
    event: 'process-confirmed',
  }),
  'confirmations.ofClass': view('/api/classes/:classId/confirmations', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'confirmations.record': act('/api/classes/:classId/trainees/:personId/confirmation', {
    roles: [...FILERS, ...HANDLER],
    scope: 'division-or-organisation',
    writes: ['signedOn', 'fileIds'],
    event: 'process-confirmation-recorded',
  }),
} as const satisfies Record<string, Permission>;
