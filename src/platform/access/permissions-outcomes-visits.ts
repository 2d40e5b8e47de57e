import { act, type Permission, view } from './permission-rows.ts';

const HELPER = { roles: ['village-helper'], scope: 'division' } as const;
/** Whoever answers for helpers: the counter of the county and of the township. */
const KEEPERS = { roles: ['county-handler', 'township-staff'], scope: 'division' } as const;
const READERS = { roles: [...KEEPERS.roles, 'village-helper'], scope: 'division' } as const;

/** What helpers take at people's doors, and their phones. */
export const PERMISSIONS_OF_VISITS = {
  'visits.villages': view('/api/helper/villages', HELPER),
  'visits.registerDevice': act('/api/helper/devices', {
    ...HELPER,
    writes: ['name'],
    event: 'helper-device-registered',
  }),
  'visits.take': act('/api/helper/list', {
    ...HELPER,
    writes: ['deviceId', 'villageCode', 'waiting'],
    event: 'helper-list-taken',
    isLook: true,
  }),
  'visits.send': act('/api/helper/entries', {
    ...HELPER,
    writes: ['deviceId', 'entries', 'waiting'],
    event: 'visit-entry-taken',
  }),
  'visits.wipe': act('/api/helper/devices/:deviceId/wiping', {
    ...HELPER,
    writes: ['unsent'],
    event: 'helper-device-wiped',
  }),
  'visits.devices': view('/api/helper-devices', READERS),
  'visits.revoke': act('/api/helper-devices/:deviceId/revocation', {
    ...KEEPERS,
    writes: ['version', 'reason'],
    event: 'helper-device-revoked',
  }),
  'visits.entries': view('/api/visit-entries', READERS),
} as const satisfies Record<string, Permission>;
