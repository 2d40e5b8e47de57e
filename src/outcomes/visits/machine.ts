import { defineMachine } from '../../platform/kernel/index.ts';
import { DEVICE_STATUSES } from './contract.ts';

/** A helper's phone: in use, revoked by the county when it is lost, empty. */
export const HELPER_DEVICE = defineMachine({
  entity: 'helper-device',
  statuses: DEVICE_STATUSES,
  begins: { 'visits.registerDevice': 'in-use' },
  states: {
    'in-use': { 'visits.revoke': 'revoked', 'visits.wipe': 'wiped' },
    revoked: { 'visits.wipe': 'wiped' },
    wiped: {},
  },
  final: { wiped: 'nothing is left on it; used again it is registered again' },
});
