import { act, BUREAU, type Permission, view } from './permission-rows.ts';

/** Whoever keeps the cards of a place: its helper, and the county's handler. */
const KEEPERS = { roles: ['county-handler', 'township-staff', 'village-helper'], scope: 'division' } as const;
const READERS = { roles: [...BUREAU, 'township-staff', 'village-helper'], scope: 'division' } as const;
const OWN = { roles: ['worker'], scope: 'person' } as const;

/** Households, their plans, and the lists of the department of rural revitalisation. */
export const PERMISSIONS_OF_HOUSEHOLDS = {
  'households.list': view('/api/households', READERS),
  'households.show': view('/api/households/:householdId', {
    ...READERS,
    viewed: { event: 'household-viewed', objectType: 'household', id: 'householdId' },
  }),
  'households.make': act('/api/households', {
    ...KEEPERS,
    writes: ['villageCode', 'address', 'head', 'fromOn'],
    event: 'household-made',
  }),
  'households.amend': act('/api/households/:householdId/amendment', {
    ...KEEPERS,
    writes: ['version', 'villageCode', 'address', 'headId'],
    event: 'household-amended',
  }),
  'households.join': act('/api/households/:householdId/members', {
    ...KEEPERS,
    writes: ['version', 'name', 'idNumber', 'phone', 'relation', 'fromOn', 'reason'],
    event: 'household-joined',
  }),
  'households.leave': act('/api/households/:householdId/departure', {
    ...KEEPERS,
    writes: ['version', 'personId', 'untilOn', 'reason', 'headId'],
    event: 'household-left',
  }),
  'households.merge': act('/api/households/:householdId/merge', {
    ...KEEPERS,
    writes: ['version', 'into', 'mergedOn', 'reason'],
    event: 'households-merged',
  }),
  'households.split': act('/api/households/:householdId/split', {
    ...KEEPERS,
    writes: ['version', 'personIds', 'headId', 'villageCode', 'address', 'splitOn', 'reason'],
    event: 'household-split',
  }),
  'households.planMeasure': act('/api/households/:householdId/measures', {
    ...KEEPERS,
    writes: ['need', 'measure', 'responsible', 'dueOn'],
    event: 'household-measure-planned',
  }),
  'households.endMeasure': act('/api/household-measures/:measureId/end', {
    ...KEEPERS,
    writes: ['version', 'outcome', 'doneOn', 'words'],
    event: 'household-measure-ended',
  }),
  'worker.household': view('/api/me/household', OWN),
  'dutyLists.list': view('/api/duty-lists', { roles: BUREAU, scope: 'division' }),
  'dutyLists.persons': view('/api/duty-persons', READERS),
  'dutyLists.conflicts': view('/api/duty-conflicts', { roles: BUREAU, scope: 'division' }),
  'dutyLists.decide': act('/api/duty-conflicts/:conflictId/decision', {
    roles: ['county-handler'],
    scope: 'division',
    writes: ['version', 'decision', 'reason'],
    event: 'duty-conflict-decided',
  }),
  'dutyLists.reopen': act('/api/duty-conflicts/:conflictId/reopening', {
    roles: ['county-handler'],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'duty-conflict-reopened',
  }),
} as const satisfies Record<string, Permission>;
