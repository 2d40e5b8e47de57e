import { defineMachine } from '../../platform/kernel/index.ts';
import { ADJUSTMENT_STATUSES, DEVICE_STATUSES, SESSION_STATUSES } from './contract-live.ts';

/**
 * A person's attendance of one class. The class closes it (`attendance.closeRoll`), and two people adjust it from then on;
 * `lock` comes with the approval of a claim that rests on it, `unlock` when that is returned afterwards, and opens it.
 */
export const ROLL = defineMachine({
  entity: 'attendance-roll',
  statuses: ['open', 'closed', 'locked'],
  begins: { record: 'open' },
  states: {
    open: { record: 'open', adjust: 'open', 'attendance.closeRoll': 'closed', lock: 'locked' },
    closed: { adjust: 'closed', lock: 'locked' },
    locked: { unlock: 'open' },
  },
});
export type RollStatus = (typeof ROLL)['statuses'][number];

/** The status follows from the roll's own marks. */
export function rollStatus(roll: { readonly locked: boolean; readonly closedAt: Date | null }): RollStatus {
  if (roll.locked) return 'locked';
  return roll.closedAt === null ? 'open' : 'closed';
}

/** A teacher's phone: in use, revoked when it is lost, empty. */
export const TEACHER_DEVICE = defineMachine({
  entity: 'teacher-device',
  statuses: DEVICE_STATUSES,
  begins: { 'teaching.registerDevice': 'in-use' },
  states: {
    'in-use': { 'teaching.revoke': 'revoked', 'teaching.wipe': 'wiped' },
    revoked: { 'teaching.wipe': 'wiped' },
    wiped: {},
  },
  final: { wiped: 'nothing is left on it; used again it is registered again' },
});

/** A half day that is taken live. Closed too early it is opened again on the same day. */
export const SIGN_IN = defineMachine({
  entity: 'sign-in-session',
  statuses: SESSION_STATUSES,
  begins: { open: 'open' },
  states: { open: { open: 'open', sign: 'open', close: 'closed' }, closed: { open: 'open' } },
});

/** One half day of one person said otherwise: proposed by one, decided by another. */
export const ADJUSTMENT = defineMachine({
  entity: 'roll-adjustment',
  statuses: ADJUSTMENT_STATUSES,
  begins: { 'attendance.proposeAdjustment': 'open' },
  states: {
    open: {
      'attendance.decideAdjustment': { passed: 'applied', returned: 'returned' },
      'attendance.withdrawAdjustment': 'withdrawn',
    },
    applied: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    applied: 'it is in the roll: another one follows',
    returned: 'the roll stays: another one is proposed',
    withdrawn: 'its proposer took it back: another one is proposed',
  },
});
