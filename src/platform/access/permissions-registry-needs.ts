import { act, BUREAU, type Permission, view } from './permission-rows.ts';

/** Whoever asks people: the counter, the township, the helper of a village; each its own place. */
const ASKING = {
  roles: ['county-handler', 'township-staff', 'village-helper'],
  scope: 'division',
} as const;
/** Whoever plans by it reads it too. */
const READING = { roles: [...BUREAU, 'township-staff', 'village-helper'], scope: 'division' } as const;
const OWN = { roles: ['worker'], scope: 'person' } as const;
const WISH = [
  'kind',
  'occupationCode',
  'words',
  'wishedFrom',
  'placeWished',
  'destination',
  'whereTo',
] as const;
const WHO = ['personId', 'idNumber', 'name', 'phone'] as const;

/** The ledger of needs: who wishes what, and who was asked. */
export const PERMISSIONS_OF_NEEDS = {
  'needs.list': view('/api/needs', READING),
  'needs.figures': view('/api/need-figures', READING),
  'needs.readings': view('/api/need-readings', ASKING),
  'needs.unasked': view('/api/unasked', READING),
  'needs.export': view('/api/needs.xlsx', {
    ...READING,
    viewed: { event: 'needs-exported', objectType: 'need', id: null },
  }),
  'needs.show': view('/api/needs/:needId', READING),
  'needs.record': act('/api/needs', {
    ...ASKING,
    writes: [...WHO, ...WISH, 'channel', 'villageCode', 'askedOn'],
    event: 'need-recorded',
  }),
  'needs.mark': act('/api/contact-marks', {
    ...ASKING,
    writes: [...WHO, 'kind', 'reason', 'tries', 'channel', 'villageCode', 'markedOn'],
    event: 'contact-marked',
  }),
  'needs.map': act('/api/needs/:needId/occupation', {
    ...ASKING,
    writes: ['version', 'occupationCode'],
    event: 'need-mapped',
  }),
  'needs.serve': act('/api/needs/:needId/result', {
    ...ASKING,
    writes: ['version', 'servedOn', 'certified', 'paper'],
    event: 'need-served',
  }),
  'needs.withdraw': act('/api/needs/:needId/withdraw', {
    ...ASKING,
    writes: ['version', 'endReason', 'endNote'],
    event: 'need-withdrawn',
  }),
  // Her own wishes
  'worker.needs': view('/api/me/needs', OWN),
  'worker.recordNeed': act('/api/me/needs', {
    ...OWN,
    writes: [...WISH, 'divisionCode'],
    event: 'need-recorded',
  }),
  'worker.withdrawNeed': act('/api/me/needs/:needId/withdraw', {
    ...OWN,
    writes: ['version'],
    event: 'need-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
