import { act, BUREAU, BY, DECIDES, type Permission, proposing, view } from './permission-rows.ts';

/** Whoever plans by them and whoever asks people: each its own place and what lies below. */
const READING = { roles: [...BUREAU, 'township-staff', 'village-helper'], scope: 'division' } as const;
const CHANGE = '/api/list-changes/:changeId';

/** The five lists, the ledgers at five levels and the three ledgers of needs. */
export const PERMISSIONS_OF_LEDGERS = {
  'ledgers.lists': view('/api/five-lists', READING),
  'ledgers.levels': view('/api/ledgers', READING),
  'ledgers.people': view('/api/ledger-people', READING),
  'ledgers.flow': view('/api/three-ledgers', READING),
  'ledgers.export': act('/api/ledgers/export', {
    ...READING,
    writes: ['what', 'place'],
    event: 'ledger-exported',
    isLook: true,
  }),
  'ledgers.propose': act('/api/list-changes', {
    ...BY.handler,
    ...proposing('listId', 'name', 'anyOf', 'reason'),
    event: 'list-change-proposed',
  }),
  'ledgers.decide': act(`${CHANGE}/decision`, { ...BY.second, ...DECIDES, event: 'list-change-decided' }),
  'ledgers.withdraw': act(`${CHANGE}/withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'list-change-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
