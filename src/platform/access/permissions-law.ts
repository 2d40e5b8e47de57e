import { act, BUREAU, HANDLER, type Permission, view } from './permission-rows.ts';

/** Words, clauses and reference tables: what everybody may read. */
export const PERMISSIONS_OF_LAW = {
  'vocabulary.show': view('/api/vocabulary', { roles: 'public', scope: 'none' }),
  'policies.list': view('/api/policies', { roles: 'public', scope: 'none' }),
  'policies.show': view('/api/policies/:policyId', { roles: 'public', scope: 'none' }),
  'clauses.list': view('/api/clauses', { roles: 'public', scope: 'none' }),
  'clauses.show': view('/api/clauses/:clauseId', { roles: 'public', scope: 'none' }),
  'clauses.figures': view('/api/clause-figures', { roles: 'public', scope: 'none' }),
  'divisions.list': view('/api/divisions', { roles: 'public', scope: 'none' }),
  'divisions.counter': view('/api/divisions/:divisionCode/counter', { roles: 'public', scope: 'none' }),
  'occupations.list': view('/api/occupations', { roles: 'public', scope: 'none' }),
  'trainingStandards.list': view('/api/training-standards', { roles: 'public', scope: 'none' }),
  'places.list': view('/api/places', {
    roles: [...BUREAU, 'township-staff', 'village-helper'],
    scope: 'division',
  }),
  'places.register': act('/api/places', {
    roles: HANDLER,
    scope: 'division',
    writes: ['code', 'name', 'parentCode'],
    event: 'places-registered',
  }),
  'places.end': act('/api/places/:divisionCode/end', {
    roles: HANDLER,
    scope: 'division',
    writes: ['endedOn', 'reason'],
    event: 'place-ended',
  }),
  'standards.list': view('/api/standards', { roles: 'any', scope: 'none' }),
  'scarceOccupations.list': view('/api/scarce-occupations', { roles: 'any', scope: 'none' }),
} as const satisfies Record<string, Permission>;
