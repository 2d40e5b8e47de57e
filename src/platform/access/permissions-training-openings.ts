import type { Permission } from './permission-rows.ts';
import { act, BUREAU, BY, ORGANISATIONS, view } from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;
const OPENING = '/api/openings/:openingId';
const READS = { roles: [...BUREAU, ...ORGANISATIONS], scope: 'division-or-organisation' } as const;

/** Classes open for enrolment: what everybody reads, what the institution does, what a person does herself. */
export const PERMISSIONS_OF_OPENINGS = {
  'public.openings': view('/api/public/openings', { roles: 'public', scope: 'none' }),
  'public.opening': view('/api/public/openings/:openingId', { roles: 'public', scope: 'none' }),
  'openings.list': view('/api/openings', READS),
  'openings.ofClass': view('/api/classes/:classId/opening', READS),
  'openings.open': act('/api/classes/:classId/opening', {
    ...BY.filers,
    writes: ['seats', 'openFrom', 'openUntil', 'conditions', 'queueOrder'],
    event: 'opening-opened',
  }),
  'openings.amend': act(`${OPENING}/amend`, {
    ...BY.filers,
    writes: ['version', 'seats', 'openUntil', 'note'],
    event: 'opening-amended',
  }),
  'openings.close': act(`${OPENING}/close`, { ...BY.filers, writes: ['version'], event: 'opening-closed' }),
  'openings.reopen': act(`${OPENING}/reopen`, {
    ...BY.filers,
    writes: ['version'],
    event: 'opening-reopened',
  }),
  'openings.cancel': act(`${OPENING}/cancel`, {
    ...BY.filers,
    writes: ['version', 'reason'],
    event: 'opening-cancelled',
  }),
  'openings.stop': act(`${OPENING}/stop`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'opening-stopped',
  }),
  'openings.allow': act(`${OPENING}/allow`, { ...BY.handler, writes: ['version'], event: 'opening-allowed' }),
  'openings.seePhone': act(`${OPENING}/seats/:seatId/phone`, {
    ...BY.filers,
    writes: ['reason'],
    event: 'seat-phone-unmasked',
    rate: 'guess',
  }),
  'openings.selectOut': act(`${OPENING}/seats/:seatId/select-out`, {
    ...BY.filers,
    writes: ['reason', 'explanation'],
    event: 'seat-selected-out',
  }),
  'openings.takeRoster': act(`${OPENING}/roster`, {
    ...BY.filers,
    writes: ['version'],
    event: 'opening-roster-taken',
  }),
  'worker.preview': view('/api/me/openings/:openingId', OWN),
  'worker.guide': view('/api/me/guides/:policyId/:benefit', OWN),
  'worker.enrol': act('/api/me/openings/:openingId/seat', {
    ...OWN,
    writes: ['noticeEdition', 'base', 'wish', 'destination'],
    event: 'seat-taken',
  }),
  'worker.leave': act('/api/me/seats/:seatId/leave', { ...OWN, writes: [], event: 'seat-left' }),
  'worker.seats': view('/api/me/seats', OWN),
} as const satisfies Record<string, Permission>;
